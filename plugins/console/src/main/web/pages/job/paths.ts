export const JOBS_PATH = '/reeve/jobs';

export const TABS = ['overview', 'output', 'runs', 'settings', 'environment'] as const;

export type Tab = (typeof TABS)[number];

/** What the page of schedules has of a job. */
export function schedulesPath(job: string): string {
    return `/reeve/schedules?job=${encodeURIComponent(job)}`;
}

export function logsPath(job: string): string {
    return `/reeve/logs?job=${encodeURIComponent(job)}`;
}

/** The page of a job; whatever its name is made of. */
export function jobPath(job: string, tab: Tab = 'overview'): string {
    const path = `${JOBS_PATH}/${encodeURIComponent(job)}`;
    return tab === 'overview' ? path : `${path}/${tab}`;
}
