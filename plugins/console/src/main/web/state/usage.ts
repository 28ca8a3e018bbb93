import { now } from '../api/clock';
import type { JobUsage } from '../api/types';

/** What a process tree used at one moment; nothing at all if there was none. */
export interface Use {
    at: number;
    residentBytes: number;
    /** Of one processor, in the time before. */
    cpuPercent: number;
}

/** As many samples as the service keeps. */
const MOST = 60;

const INTERVAL = 10_000;

/** How much time they tell of. */
export const HISTORY_MILLIS = MOST * INTERVAL;

/** Which samples are not known here so far. */
export class Missing {
    private latest: number | undefined;

    /** As many as the service has taken meanwhile; all of them at first, and 0 while it has no new one. */
    count(): number {
        if (this.latest === undefined) {
            return MOST;
        }
        // Its clock may have been set back.
        const since = Math.abs(now() - this.latest);
        return since < INTERVAL ? 0 : Math.min(MOST, Math.round(since / INTERVAL));
    }

    /** It has told what it has; of none there will be one after the next interval at the earliest. */
    heard(told: readonly JobUsage[]): void {
        const latest = Math.max(0, ...told.map(usage => usage.atMillis));
        this.latest = latest > 0 ? latest : now();
    }
}

/** What was known before, up to where what is told now begins. */
export function joined(known: readonly Use[], told: JobUsage): readonly Use[] {
    const uses = usesOf(told);
    const first = uses[0];
    if (!first) {
        return uses;
    }
    // Instants of older samples are reckoned, so that those of one sample may differ by the time that looking took.
    const until = first.at - told.intervalMillis / 2;
    const from = told.atMillis - HISTORY_MILLIS;
    return [...known.filter(({ at }) => at > from && at < until), ...uses];
}

function usesOf({ atMillis, intervalMillis, residentBytes, cpuPercent }: JobUsage): Use[] {
    return residentBytes.map((bytes, i) => ({
        at: atMillis - (residentBytes.length - 1 - i) * intervalMillis,
        residentBytes: bytes,
        cpuPercent: cpuPercent[i] ?? 0,
    }));
}
