/* What the MXBeans of io.reeve.mbeans answer, as JSON. Instants are milliseconds since the epoch, 0 where there is none. */

export const JOB_STATES = ['FATAL', 'BACKOFF', 'EXITED', 'STARTING', 'STOPPING', 'RUNNING', 'STOPPED'] as const;

/** In the order in which somebody looks for trouble. */
export type JobState = (typeof JOB_STATES)[number];

export interface ExitStatus {
    kind: 'NONE' | 'CODE' | 'SIGNAL' | 'UNKNOWN';
    number: number;
    text: string;
}

export interface JobStatus {
    name: string;
    labels: Record<string, string>;
    state: JobState;
    desired: 'UNSET' | 'UP' | 'DOWN';
    sinceMillis: number;
    pid: number;
    startedAtMillis: number;
    endedAtMillis: number;
    restarts: number;
    failures: number;
    nextStartMillis: number;
    instances: number;
    running: number;
    lastExit: ExitStatus;
    reason: string;
    lastErrors: string[];
}

export interface MemoryUse {
    residentBytes: number;
    proportionalBytes: number;
    processes: number;
}

/** Samples at equal intervals, the oldest first; a 0 where there was no process. */
export interface JobUsage {
    /** Of the last sample; 0 if there is none. */
    atMillis: number;
    intervalMillis: number;
    residentBytes: readonly number[];
    cpuPercent: readonly number[];
}

export interface OutputChunk {
    text: string;
    next: number;
    skipped: number;
}

export interface OutputLine {
    atMillis: number;
    text: string;
    complete: boolean;
}

export type OutputStreamName = 'OUT' | 'ERR';

/** The part of a schedule that a job's row shows. */
export interface ScheduleInfo {
    job: string;
    id: string;
    enable: boolean;
    words: string;
    nextRunMillis: number;
}

/** Of a job's settings what the forms show by themselves; the rest is passed on as it is. */
export interface JobDefinition {
    name: string;
    command: string;
    params: string;
    environment: Record<string, string>;
    secrets: string[];
    [setting: string]: unknown;
}
