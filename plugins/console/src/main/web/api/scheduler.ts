import { type Answer, exec, type Jolokia } from './jolokia';
import { SCHEDULER } from './names';
import type { ScheduleInfo } from './types';

export const ACTIONS = ['start', 'restart', 'run', 'signal'] as const;
export const CONCURRENCIES = ['forbid', 'queue', 'replace', 'allow'] as const;
export const CATCH_UPS = ['none', 'once', 'all'] as const;

/** The fields of a condition, as php-backend-server calls them. */
export const CONDITION_FIELDS = ['Y', 'm', 'd', 'H', 'i', 'N', 'W', 'z', 'U'] as const;

/** In the order in which somebody looks for trouble. */
export const OUTCOMES = [
    'FAILED',
    'TIMED_OUT',
    'LOST',
    'MISSED',
    'SKIPPED',
    'STOPPED',
    'WAITING',
    'RUNNING',
    'SUCCEEDED',
    'NONE',
] as const;

export type Action = (typeof ACTIONS)[number];
export type Concurrency = (typeof CONCURRENCIES)[number];
export type CatchUp = (typeof CATCH_UPS)[number];
export type ConditionField = (typeof CONDITION_FIELDS)[number];
export type Outcome = (typeof OUTCOMES)[number];

export interface Schedule extends ScheduleInfo {
    cron: string;
    condition: Partial<Record<ConditionField, string>>;
    timezone: string;
    startMillis: number;
    endMillis: number;
    action: Uppercase<Action>;
    signal: string;
    concurrency: Uppercase<Concurrency>;
    catchUp: Uppercase<CatchUp>;
    deadlineMillis: number;
    jitterMillis: number;
    timeoutMillis: number;
    retries: number;
    retryDelayMillis: number;
    createdAtMillis: number;
    lastRunMillis: number;
    lastOutcome: Outcome;
}

export interface SchedulePreview {
    english: string;
    chinese: string;
    /** In order, milliseconds since the epoch. */
    next: number[];
}

export interface ScheduleRun {
    run: number;
    job: string;
    schedule: string;
    action: Uppercase<Action>;
    trigger: 'SCHEDULE' | 'CATCH_UP' | 'RETRY' | 'MANUAL';
    by: string;
    attempt: number;
    dueMillis: number;
    firedAtMillis: number;
    startedAtMillis: number;
    endedAtMillis: number;
    outcome: Outcome;
    exit: string;
    reason: string;
    lastLines: string[];
    oneShot: number;
    missed: number;
    peakBytes: number;
}

/** More of them do not go into one request. */
const MOST_AT_ONCE = 200;

/** The MBean of schedules. */
export class Scheduler {
    constructor(private readonly jolokia: Jolokia) {}

    async all(): Promise<Schedule[]> {
        const byJob = await this.jolokia.exec<Record<string, Record<string, Schedule>>>(SCHEDULER, 'getAll');
        return Object.values(byJob).flatMap(schedules => Object.values(schedules));
    }

    /** When some schedules will fire, in the same order; undefined of those that are gone meanwhile. */
    async next(schedules: readonly Schedule[], count: number): Promise<(SchedulePreview | undefined)[]> {
        const previews: (SchedulePreview | undefined)[] = [];
        for (let i = 0; i < schedules.length; i += MOST_AT_ONCE) {
            const answers: Answer<SchedulePreview>[] = await this.jolokia.bulk<SchedulePreview[]>(
                schedules.slice(i, i + MOST_AT_ONCE).map(({ job, id }) => exec(SCHEDULER, 'next', job, id, count)),
            );
            previews.push(...answers.map(answer => (answer.ok ? answer.value : undefined)));
        }
        return previews;
    }

    preview(settings: string, count: number): Promise<SchedulePreview> {
        return this.jolokia.exec(SCHEDULER, 'preview', settings, count);
    }

    add(job: string, settings: string): Promise<string> {
        return this.jolokia.exec(SCHEDULER, 'add', job, settings);
    }

    update(job: string, id: string, settings: string): Promise<Schedule> {
        return this.jolokia.exec(SCHEDULER, 'update', job, id, settings);
    }

    async delete(job: string, id: string): Promise<void> {
        await this.jolokia.exec(SCHEDULER, 'delete', job, id);
    }

    /** Fires it now; the number of the run. */
    run(job: string, id: string): Promise<number> {
        return this.jolokia.exec(SCHEDULER, 'run', job, id);
    }

    /** Newest first. */
    history(job: string, id: string, outcome: Outcome | '', limit: number): Promise<ScheduleRun[]> {
        return this.jolokia.exec(SCHEDULER, 'history', job, id, outcome, 0, 0, limit);
    }
}
