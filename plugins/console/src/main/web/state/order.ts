import type { Row } from './jobs';
import type { Use } from './usage';
import { JOB_STATES, type JobState, type JobStatus } from '../api/types';

export const SORT_KEYS = [
    'problems',
    'state',
    'name',
    'instances',
    'memory',
    'cpu',
    'restarts',
    'exit',
    'next',
] as const;

export type SortKey = (typeof SORT_KEYS)[number];

export interface Sort {
    key: SortKey;
    descending: boolean;
}

export interface Filter {
    text: string;
    states: ReadonlySet<JobState>;
    /** Of the form key=value; a job has to have one of them of each key. */
    labels: ReadonlySet<string>;
}

/** Whether somebody ought to look: it is down, and not because anybody wanted it so. */
export function isProblem(status: JobStatus): boolean {
    switch (status.state) {
        case 'FATAL':
        case 'BACKOFF':
            return true;
        case 'EXITED':
            return hasFailed(status);
        case 'STARTING':
        case 'STOPPING':
        case 'RUNNING':
        case 'STOPPED':
            return false;
    }
}

export function hasFailed({ lastExit }: JobStatus): boolean {
    return (
        lastExit.kind === 'SIGNAL' || lastExit.kind === 'UNKNOWN' || (lastExit.kind === 'CODE' && lastExit.number !== 0)
    );
}

export function isUp({ state, running }: JobStatus): boolean {
    return running > 0 || state === 'STARTING' || state === 'RUNNING' || state === 'STOPPING';
}

/** What it uses now; undefined of one that is down, or that has not been looked at since its start. */
export function useOf({ status, history }: Row): Use | undefined {
    const last = history[history.length - 1];
    return last && last.residentBytes > 0 && isUp(status) ? last : undefined;
}

/** Whether a stop does anything: one that waits for its next try is called off by it. */
export function canStop(status: JobStatus): boolean {
    return isUp(status) || status.state === 'BACKOFF';
}

export function labelsOf(status: JobStatus): string[] {
    return Object.entries(status.labels).map(([key, value]) => `${key}=${value}`);
}

export function matches(row: Row, filter: Filter): boolean {
    const { status } = row;
    return (
        (filter.states.size === 0 || filter.states.has(status.state)) &&
        hasLabels(status, filter.labels) &&
        hasText(row, filter.text)
    );
}

function hasText({ status, command }: Row, text: string): boolean {
    const wanted = text.trim().toLowerCase();
    return (
        wanted === '' ||
        (status.pid > 0 && wanted === String(status.pid)) ||
        [status.name, command ?? '', ...labelsOf(status)].some(place => place.toLowerCase().includes(wanted))
    );
}

function hasLabels(status: JobStatus, wanted: ReadonlySet<string>): boolean {
    const byKey = new Map<string, string[]>();
    for (const label of wanted) {
        const key = label.slice(0, label.indexOf('='));
        byKey.set(key, [...(byKey.get(key) ?? []), label.slice(key.length + 1)]);
    }
    return [...byKey].every(([key, values]) => values.includes(status.labels[key] ?? '\0'));
}

const NAMES = new Intl.Collator('en', { numeric: true });

export function sorted(rows: readonly Row[], sort: Sort): Row[] {
    const sign = sort.descending ? -1 : 1;
    const compare = COMPARATORS[sort.key];
    return [...rows].sort((a, b) => sign * compare(a, b) || NAMES.compare(a.status.name, b.status.name));
}

type Comparator = (a: Row, b: Row) => number;

const by =
    (number: (row: Row) => number): Comparator =>
    (a, b) =>
        number(a) - number(b);

const COMPARATORS: Record<SortKey, Comparator> = {
    problems: by(({ status }) => urgency(status)),
    state: by(({ status }) => JOB_STATES.indexOf(status.state)),
    name: (a, b) => NAMES.compare(a.status.name, b.status.name),
    instances: by(({ status }) => status.instances),
    memory: by(row => useOf(row)?.residentBytes ?? -1),
    cpu: by(row => useOf(row)?.cpuPercent ?? -1),
    restarts: by(({ restarts }) => restarts ?? -1),
    exit: by(({ status }) => status.endedAtMillis),
    next: by(({ schedule }) => schedule?.nextRunMillis ?? Number.MAX_VALUE),
};

/** Trouble first, then what moves, then what is as it should be. */
function urgency(status: JobStatus): number {
    const order: JobState[] = ['FATAL', 'BACKOFF', 'EXITED', 'STARTING', 'STOPPING', 'RUNNING', 'STOPPED'];
    return status.state === 'EXITED' && !hasFailed(status) ? order.length - 1.5 : order.indexOf(status.state);
}
