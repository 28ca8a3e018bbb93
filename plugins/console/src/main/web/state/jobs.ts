import { isProblem } from './order';
import { joined, type Use } from './usage';
import type { Connection } from '../api/events';
import type { OutputStreamName, JobState, JobStatus, JobUsage, ScheduleInfo } from '../api/types';

export interface LastLine {
    text: string;
    stream: OutputStreamName;
}

/** All that is known of a job. A row is never changed but replaced, so that who has seen it has only to compare. */
export interface Row {
    status: JobStatus;
    /** Of the last ten minutes; empty if it has not run in them. */
    history: readonly Use[];
    /** Those of the last 24 hours that nobody asked for; not known at first, or if the caller may not see them. */
    restarts: number | undefined;
    lastLine: LastLine | undefined;
    schedule: ScheduleInfo | undefined;
    /** Known only once somebody has searched. */
    command: string | undefined;
}

export interface Change {
    job: string;
    state: JobState;
}

/** The jobs as the page knows them, fed by events and samples; listeners are told at most once in a while. */
export class Jobs {
    private rows = new Map<string, Row>();
    private listed: readonly Row[] | undefined;
    private readonly listeners = new Set<() => void>();
    private readonly changeListeners = new Set<(change: Change) => void>();
    private due = false;
    private isLoaded = false;
    private connectionState: Connection = 'resting';
    private trouble: unknown;

    /** @param later when to tell the listeners, once for all that happens until then */
    constructor(private readonly later: (tell: () => void) => void = tell => void setTimeout(tell, 100)) {}

    readonly subscribe = (listener: () => void): (() => void) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    };

    /** Hears of each job that gets into trouble, or out of it. */
    onChange(listener: (change: Change) => void): () => void {
        this.changeListeners.add(listener);
        return () => this.changeListeners.delete(listener);
    }

    row(name: string): Row | undefined {
        return this.rows.get(name);
    }

    /** The same array until something changes. */
    readonly all = (): readonly Row[] => (this.listed ??= [...this.rows.values()]);

    readonly loaded = (): boolean => this.isLoaded;

    readonly connection = (): Connection => this.connectionState;

    setConnection(state: Connection): void {
        if (state !== this.connectionState) {
            this.connectionState = state;
            this.changed();
        }
    }

    /** Why they could not be asked for lately; undefined if they could. */
    readonly failure = (): unknown => this.trouble;

    fail(trouble: unknown): void {
        this.trouble = trouble;
        this.changed();
    }

    /** Takes all jobs that there are; others have gone. */
    replaceAll(statuses: Record<string, JobStatus>): void {
        for (const name of this.rows.keys()) {
            if (!(name in statuses)) {
                this.rows.delete(name);
            }
        }
        Object.values(statuses).forEach(status => this.put(status));
        this.isLoaded = true;
        this.trouble = undefined;
        this.changed();
    }

    update(statuses: readonly JobStatus[]): void {
        statuses.forEach(status => this.put(status));
        this.changed();
    }

    remove(name: string): void {
        this.rows.delete(name);
        this.changed();
    }

    /** @param usage of all jobs that have run in the last ten minutes */
    addUsage(usage: Record<string, JobUsage>): void {
        for (const [name, row] of this.rows) {
            const told = usage[name];
            if (told || row.history.length > 0) {
                this.rows.set(name, { ...row, history: told ? joined(row.history, told) : [] });
            }
        }
        this.changed();
    }

    /** @param counts of all jobs that were started again by themselves */
    setRestarts(counts: Record<string, number>): void {
        for (const [name, row] of this.rows) {
            const restarts = counts[name] ?? 0;
            if (restarts !== row.restarts) {
                this.rows.set(name, { ...row, restarts });
            }
        }
        this.changed();
    }

    setSchedules(byJob: Record<string, Record<string, ScheduleInfo>>): void {
        for (const [name, row] of this.rows) {
            const next = nextOf(Object.values(byJob[name] ?? {}));
            if (next?.nextRunMillis !== row.schedule?.nextRunMillis || next?.id !== row.schedule?.id) {
                this.rows.set(name, { ...row, schedule: next });
            }
        }
        this.changed();
    }

    setCommands(commands: Record<string, string>): void {
        for (const [name, row] of this.rows) {
            const command = commands[name];
            if (command !== row.command) {
                this.rows.set(name, { ...row, command });
            }
        }
        this.changed();
    }

    setLastLine(name: string, line: LastLine | undefined): void {
        const row = this.rows.get(name);
        if (row && (row.lastLine?.text !== line?.text || row.lastLine?.stream !== line?.stream)) {
            this.rows.set(name, { ...row, lastLine: line });
            this.changed();
        }
    }

    /** Tells the listeners now, as for what the user has just done. */
    flush(): void {
        this.due = false;
        this.listeners.forEach(listener => listener());
    }

    private put(status: JobStatus): void {
        const row = this.rows.get(status.name);
        this.rows.set(
            status.name,
            row
                ? { ...row, status }
                : {
                      status,
                      history: [],
                      restarts: undefined,
                      lastLine: undefined,
                      schedule: undefined,
                      command: undefined,
                  },
        );
        if (row && row.status.state !== status.state && isProblem(status) !== isProblem(row.status)) {
            this.changeListeners.forEach(listener => listener({ job: status.name, state: status.state }));
        }
    }

    private changed(): void {
        this.listed = undefined;
        if (!this.due) {
            this.due = true;
            this.later(() => {
                if (this.due) {
                    this.flush();
                }
            });
        }
    }
}

function nextOf(schedules: ScheduleInfo[]): ScheduleInfo | undefined {
    return schedules
        .filter(schedule => schedule.nextRunMillis > 0)
        .reduce<ScheduleInfo | undefined>(
            (first, schedule) => (first && first.nextRunMillis <= schedule.nextRunMillis ? first : schedule),
            undefined,
        );
}
