import { jobBean, SERVER } from '../api/names';
import type { Permissions, Reeve } from '../api/reeve';

export const JOB_OPERATIONS = ['start', 'stop', 'restart', 'update'] as const;
export const SERVER_OPERATIONS = ['add', 'delete', 'get'] as const;

export type JobOperation = (typeof JOB_OPERATIONS)[number];
export type ServerOperation = (typeof SERVER_OPERATIONS)[number];

/**
 * What the caller may do, so that the page can say so beforehand. Display only: the gate is asked at each call, and what is
 * not known yet is offered.
 */
export class Grants {
    private known: Permissions = {};
    private readonly asked = new Set<string>();
    private readonly listeners = new Set<() => void>();

    constructor(private readonly reeve: Pick<Reeve, 'permissions'>) {}

    readonly subscribe = (listener: () => void): (() => void) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    };

    /** Replaced by each change. */
    readonly snapshot = (): Permissions => this.known;

    mayOnServer(operation: ServerOperation): boolean {
        return this.known[SERVER]?.[operation] ?? true;
    }

    mayOnJob(job: string, operation: JobOperation): boolean {
        return this.known[jobBean(job)]?.[operation] ?? true;
    }

    /** Sees to it that what is in view is known. */
    async learn(jobs: readonly string[]): Promise<void> {
        const beans = [SERVER, ...jobs.map(jobBean)].filter(bean => !this.asked.has(bean));
        if (beans.length === 0) {
            return;
        }
        beans.forEach(bean => this.asked.add(bean));
        try {
            const answers = await this.reeve.permissions(
                Object.fromEntries(
                    beans.map(bean => [bean, bean === SERVER ? [...SERVER_OPERATIONS] : [...JOB_OPERATIONS]]),
                ),
            );
            this.known = { ...this.known, ...answers };
            this.listeners.forEach(listener => listener());
        } catch {
            beans.forEach(bean => this.asked.delete(bean));
        }
    }

    /** Privileges may have been changed meanwhile. */
    forget(): void {
        this.asked.clear();
    }
}
