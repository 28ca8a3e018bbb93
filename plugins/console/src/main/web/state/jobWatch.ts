import { now } from '../api/clock';
import type { InstanceStatus, JobCalls, JobSample } from '../api/job';
import type { MemoryUse } from '../api/types';

/** A number at one moment; undefined where there was none, as of a job that is down. */
export interface Reading {
    at: number;
    value: number | undefined;
}

export interface JobView {
    instances: readonly InstanceStatus[];
    oneShots: readonly InstanceStatus[];
    memoryOf: Readonly<Record<string, MemoryUse>>;
    processes: number;
    /** Resident bytes. */
    memory: readonly Reading[];
    /** In hundredths of one processor. */
    cpu: readonly Reading[];
    /** Whether the caller may see them; both until they are known. */
    mayMemory: boolean;
}

export const SPAN_MILLIS = 15 * 60_000;

const PERIOD = 2_000;

/** Nobody has looked for so long: what was in between is not known. */
const GAP_MILLIS = 60_000;

/** How many times as long as a request took nothing is asked after it. */
const REST = 8;

const NOTHING: JobView = {
    instances: [],
    oneShots: [],
    memoryOf: {},
    processes: 0,
    memory: [],
    cpu: [],
    mayMemory: true,
};

interface Used {
    at: number;
    millis: number;
}

/** Asks for what no event tells of a job, and only while somebody looks at its page. */
export class JobWatch {
    private view = NOTHING;
    private used: Used | undefined;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private turn = 0;
    private readonly listeners = new Set<() => void>();

    /** @param before readings of memory that there are already */
    constructor(
        private readonly calls: Pick<JobCalls, 'sample'>,
        before: readonly Reading[] = [],
        private readonly isVisible: () => boolean = () => document.visibilityState === 'visible',
    ) {
        this.view = { ...NOTHING, memory: before };
    }

    readonly subscribe = (listener: () => void): (() => void) => {
        this.listeners.add(listener);
        if (this.listeners.size === 1) {
            void this.round(++this.turn);
        }
        return () => {
            this.listeners.delete(listener);
            if (this.listeners.size === 0) {
                this.turn++;
                clearTimeout(this.timer);
            }
        };
    };

    readonly snapshot = (): JobView => this.view;

    /** Something has happened: not to be waited for. */
    readonly soon = (): void => {
        if (this.listeners.size > 0) {
            clearTimeout(this.timer);
            void this.round(++this.turn);
        }
    };

    private async round(turn: number): Promise<void> {
        const begun = performance.now();
        try {
            if (this.isVisible()) {
                const sample = await this.calls.sample();
                if (turn === this.turn) {
                    this.take(sample, now());
                }
            }
        } catch {
            // that the connection is lost, or the session, is seen and said elsewhere
        }
        if (turn === this.turn) {
            const rest = Math.max(PERIOD, REST * (performance.now() - begun));
            this.timer = setTimeout(() => void this.round(turn), rest);
        }
    }

    private take(sample: JobSample, at: number): void {
        const uses = Object.values(sample.memoryOf ?? {});
        const processes = uses.reduce((sum, use) => sum + use.processes, 0);
        const resident = uses.reduce((sum, use) => sum + use.residentBytes, 0);
        // One that is about to end has none left.
        const isUp = resident > 0;
        this.view = {
            instances: sample.instances ?? [],
            oneShots: sample.oneShots ?? [],
            memoryOf: sample.memoryOf ?? {},
            processes,
            memory: appended(this.view.memory, isUp ? resident : undefined, at),
            cpu: appended(this.view.cpu, this.rate(isUp ? sample.cpuMillis : undefined, at), at),
            mayMemory: sample.memoryOf !== undefined,
        };
        this.listeners.forEach(listener => listener());
    }

    /** What was used since the last look; what has become less is of another run. */
    private rate(millis: number | undefined, at: number): number | undefined {
        const before = this.used;
        this.used = millis === undefined ? undefined : { at, millis };
        return millis === undefined || !before || at <= before.at || millis < before.millis
            ? undefined
            : (100 * (millis - before.millis)) / (at - before.at);
    }
}

function appended(readings: readonly Reading[], value: number | undefined, at: number): readonly Reading[] {
    const kept = readings.filter(reading => reading.at > at - SPAN_MILLIS);
    const last = kept[kept.length - 1];
    const gap = last && at - last.at > GAP_MILLIS ? [{ at: last.at + 1, value: undefined }] : [];
    return [...kept, ...gap, { at, value }];
}
