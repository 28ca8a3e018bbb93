import { jobBean, SERVER } from '../api/names';
import type { Permissions, Reeve } from '../api/reeve';

export const JOB_OPERATIONS = ['start', 'stop', 'restart', 'update'] as const;
/** What the page of one job has beyond these. */
export const FURTHER_JOB_OPERATIONS = [
    'rollingRestart',
    'wakeup',
    'run',
    'stopRun',
    'signal',
    'scale',
    'environment',
] as const;
export const SERVER_OPERATIONS = ['add', 'delete', 'get'] as const;

export type JobOperation = (typeof JOB_OPERATIONS | typeof FURTHER_JOB_OPERATIONS)[number];
export type ServerOperation = (typeof SERVER_OPERATIONS)[number];

/**
 * What the caller may do, so that the page can say so beforehand. Display only: the gate is asked at each call, and what is
 * not known yet is offered.
 */
export class Grants {
    private known: Permissions = {};
    private readonly asked = new Set<string>();
    /** What was asked and is not answered. */
    private pending: Promise<unknown> = Promise.resolve();
    private readonly listeners = new Set<() => void>();

    constructor(private readonly reeve: Pick<Reeve, 'permissions'>) {}

    readonly subscribe = (listener: () => void): (() => void) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    };

    /** Replaced by each change. */
    readonly snapshot = (): Permissions => this.known;

    may(bean: string, operation: string): boolean {
        return this.known[bean]?.[operation] ?? true;
    }

    mayOnServer(operation: ServerOperation): boolean {
        return this.known[SERVER]?.[operation] ?? true;
    }

    mayOnJob(job: string, operation: JobOperation): boolean {
        return this.known[jobBean(job)]?.[operation] ?? true;
    }

    /** Sees to it that what is in view is known. */
    async learn(jobs: readonly string[]): Promise<void> {
        await this.learnOf({
            [SERVER]: SERVER_OPERATIONS,
            ...Object.fromEntries(jobs.map(job => [jobBean(job), JOB_OPERATIONS])),
        });
    }

    /** The same of any operations, by bean; over when they are known. */
    async learnOf(operations: Record<string, readonly string[]>): Promise<void> {
        const wanted = Object.entries(operations)
            .map(([bean, all]) => [bean, all.filter(operation => !this.asked.has(`${operation} ${bean}`))] as const)
            .filter(([, unasked]) => unasked.length > 0);
        if (wanted.length > 0) {
            this.pending = Promise.all([this.pending, this.ask(wanted)]);
        }
        await this.pending;
    }

    private async ask(wanted: readonly (readonly [string, readonly string[]])[]): Promise<void> {
        const keys = wanted.flatMap(([bean, all]) => all.map(operation => `${operation} ${bean}`));
        keys.forEach(key => this.asked.add(key));
        try {
            const answers = await this.reeve.permissions(
                Object.fromEntries(wanted.map(([bean, all]) => [bean, [...all]])),
            );
            const known = { ...this.known };
            for (const [bean, answer] of Object.entries(answers)) {
                known[bean] = { ...known[bean], ...answer };
            }
            this.known = known;
            this.listeners.forEach(listener => listener());
        } catch {
            keys.forEach(key => this.asked.delete(key));
        }
    }

    /** Privileges may have been changed meanwhile. */
    forget(): void {
        this.asked.clear();
    }
}
