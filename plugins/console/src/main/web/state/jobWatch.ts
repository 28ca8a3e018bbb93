import { joined, Missing, type Use } from './usage';
import type { InstanceStatus, JobCalls, JobSample, Wanted } from '../api/job';
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
    /** Of all of them together. */
    total: Pick<MemoryUse, 'residentBytes' | 'processes'>;
    /** Resident bytes in the last ten minutes. */
    memory: readonly Reading[];
    /** In hundredths of one processor. */
    cpu: readonly Reading[];
    /** Whether the caller may see them; both until they are known. */
    mayMemory: boolean;
}

const PERIOD = 2_000;

/** How many times as long as a request took nothing is asked after it. */
const REST = 8;

const NOTHING: JobView = {
    instances: [],
    oneShots: [],
    memoryOf: {},
    total: { residentBytes: 0, processes: 0 },
    memory: [],
    cpu: [],
    mayMemory: true,
};

/** Asks for what no event tells of a job, and only while somebody looks at its page. */
export class JobWatch {
    private view = NOTHING;
    private uses: readonly Use[] = [];
    private readonly missing = new Missing();
    private timer: ReturnType<typeof setTimeout> | undefined;
    private turn = 0;
    private readonly listeners = new Set<() => void>();

    constructor(
        private readonly calls: Pick<JobCalls, 'sample'>,
        private readonly isVisible: () => boolean = () => document.visibilityState === 'visible',
    ) {}

    readonly subscribe = (listener: () => void): (() => void) => {
        this.listeners.add(listener);
        if (this.listeners.size === 1) {
            // After this turn of events: who begins to look most often says at once that something has happened.
            this.timer = setTimeout(() => void this.round(++this.turn, true));
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
            void this.round(++this.turn, true);
        }
    };

    /** @param hasNews whether what is looked at but once in a while may be another by now */
    private async round(turn: number, hasNews: boolean): Promise<void> {
        const begun = performance.now();
        try {
            if (this.isVisible()) {
                const usage = this.missing.count();
                const wanted = { usage, memory: hasNews || usage > 0 };
                const sample = await this.calls.sample(wanted);
                if (turn === this.turn) {
                    this.take(sample, wanted);
                }
            }
        } catch {
            // that the connection is lost, or the session, is seen and said elsewhere
        }
        if (turn === this.turn) {
            const rest = Math.max(PERIOD, REST * (performance.now() - begun));
            this.timer = setTimeout(() => void this.round(turn, false), rest);
        }
    }

    private take(sample: JobSample, wanted: Wanted): void {
        if (wanted.usage > 0) {
            this.missing.heard(sample.usage ? [sample.usage] : []);
            this.uses = sample.usage ? joined(this.uses, sample.usage) : [];
            this.view = {
                ...this.view,
                memory: readings(this.uses, use => use.residentBytes),
                cpu: readings(this.uses, use => use.cpuPercent),
                mayMemory: sample.usage !== undefined,
            };
        }
        if (wanted.memory) {
            const memoryOf = sample.memoryOf ?? {};
            this.view = { ...this.view, memoryOf, total: total(Object.values(memoryOf)) };
        }
        this.view = { ...this.view, instances: sample.instances ?? [], oneShots: sample.oneShots ?? [] };
        this.listeners.forEach(listener => listener());
    }
}

function readings(uses: readonly Use[], number: (use: Use) => number): readonly Reading[] {
    return uses.map(use => ({ at: use.at, value: use.residentBytes > 0 ? number(use) : undefined }));
}

function total(uses: readonly MemoryUse[]): Pick<MemoryUse, 'residentBytes' | 'processes'> {
    return {
        residentBytes: uses.reduce((sum, use) => sum + use.residentBytes, 0),
        processes: uses.reduce((sum, use) => sum + use.processes, 0),
    };
}
