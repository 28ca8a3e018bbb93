import { type Answer, exec, type Exec, type Jolokia, type Read, Refusal } from './jolokia';
import type { Stream } from './lines';
import { jobBean, SCHEDULER } from './names';
import { type Recent, recent, type Timed } from './recent';
import type { Schedule, SchedulePreview, ScheduleRun } from './scheduler';
import type { JobDefinition, JobState, JobStatus, JobUsage, MemoryUse, OutputChunk, OutputLine } from './types';

/** One instance, or a one-shot run; instants are milliseconds since the epoch, 0 where there is none. */
export interface InstanceStatus {
    number: number;
    state: JobState;
    desired: JobStatus['desired'];
    sinceMillis: number;
    pid: number;
    startedAtMillis: number;
    endedAtMillis: number;
    restarts: number;
    failures: number;
    nextStartMillis: number;
    lastExit: JobStatus['lastExit'];
    reason: string;
    lastErrors: string[];
}

export interface StateChange {
    atMillis: number;
    state: JobState;
    reason: string;
}

/** How a job's state has changed in the last 24 hours. */
export interface JobTimeline {
    /** From when on nothing is missing. */
    sinceMillis: number;
    atMillis: number;
    /** The oldest first; the first one may be older than that. */
    changes: StateChange[];
    /** When there was no service; what the changes tell of it may be known to be true all the same. */
    gaps: { fromMillis: number; toMillis: number; known: boolean }[];
}

/** What is asked again and again, in one request; what the caller may not see, or was not asked, is absent. */
export interface JobSample {
    instances?: InstanceStatus[];
    oneShots?: InstanceStatus[];
    /** By the number of the instance, or of the one-shot run. */
    memoryOf?: Record<string, MemoryUse>;
    usage?: JobUsage;
}

type Sampled = keyof JobSample;

export interface Wanted {
    /** That of each instance by itself, for which the kernel has to walk through it. */
    memory: boolean;
    /** How many samples, which may be none. */
    usage: number;
}

const FORBIDDEN = 403;

export interface NextRuns {
    schedule: Schedule;
    next: readonly number[];
}

/** What was printed before, and from where on to follow. */
export interface Backlog extends Recent {
    lines: readonly Timed[];
    /** The streams whose last line goes on. */
    unended: readonly Stream[];
}

const MOST_LINES = 10_000;
const MOST_BYTES = 1 << 20;
const NO_CHUNK: Answer<OutputChunk> = { ok: true, value: { text: '', next: 0, skipped: 0 } };

/** The MBean of one job, and what the scheduler knows of it. */
export class JobCalls {
    private readonly bean: string;
    private readonly denied = new Map<string, Refusal>();

    constructor(
        private readonly jolokia: Jolokia,
        readonly job: string,
    ) {
        this.bean = jobBean(job);
    }

    async sample({ memory, usage }: Wanted): Promise<JobSample> {
        const requests: Partial<Record<Sampled, Exec | Read>> = {
            instances: { type: 'read', mbean: this.bean, attribute: 'Instances' },
            oneShots: { type: 'read', mbean: this.bean, attribute: 'OneShots' },
            ...(memory && { memoryOf: exec(this.bean, 'memInstances') }),
            ...(usage > 0 && { usage: exec(this.bean, 'usage', usage) }),
        };
        const wanted = (Object.keys(requests) as Sampled[]).filter(key => !this.denied.has(key));
        const asked = wanted.flatMap(key => requests[key] ?? []);
        const answers: Answer<unknown>[] = await this.jolokia.bulk<unknown[]>(asked);
        const sample: Partial<Record<Sampled, unknown>> = {};
        answers.forEach((answer, i) => {
            const key = wanted[i];
            if (key !== undefined && answer.ok) {
                sample[key] = answer.value;
            } else if (key !== undefined && !answer.ok) {
                this.remember(key, answer.refusal);
            }
        });
        return sample as JobSample;
    }

    private remember(key: string, refusal: Refusal): void {
        if (refusal.status === FORBIDDEN) {
            this.denied.set(key, refusal);
        }
    }

    /** Each refusal stands in the audit trail; who may not ask is not to ask again and again. */
    private async unlessDenied<T>(key: string, ask: () => Promise<T>): Promise<T> {
        const denied = this.denied.get(key);
        if (denied) {
            throw denied;
        }
        try {
            return await ask();
        } catch (e) {
            if (e instanceof Refusal) {
                this.remember(key, e);
            }
            throw e;
        }
    }

    /** Why it is in its state, and what comes next. */
    explain(): Promise<string> {
        return this.jolokia.exec(this.bean, 'explain');
    }

    timeline(): Promise<JobTimeline> {
        return this.jolokia.exec(this.bean, 'timeline');
    }

    /** Of one instance, or one-shot run; of the last lines the service knows the time, of the others it does not. */
    async backlog(instance: number, streams: Stream | 'both'): Promise<Backlog> {
        const follow = (stream: string) => exec(this.bean, 'followInstance', instance, stream, -MOST_LINES, MOST_BYTES);
        const times = (stream: string) => exec(this.bean, 'readLines', instance, stream);
        const [out, err, outTimes, errTimes] = await this.jolokia.bulk<
            [OutputChunk, OutputChunk, OutputLine[], OutputLine[]]
        >([follow('OUT'), follow('ERR'), times('OUT'), times('ERR')]);
        const chunks = {
            out: valueOf(streams === 'err' ? NO_CHUNK : out),
            err: valueOf(streams === 'out' ? NO_CHUNK : err),
        };
        return {
            ...recent(
                MOST_LINES,
                { chunk: chunks.out, times: outTimes.ok ? outTimes.value : [] },
                { chunk: chunks.err, times: errTimes.ok ? errTimes.value : [] },
            ),
            unended: (['out', 'err'] as const).filter(stream => /[^\n]$/.test(chunks[stream].text)),
        };
    }

    environment(): Promise<Record<string, string>> {
        return this.jolokia.exec(this.bean, 'environment');
    }

    rollingRestart(): Promise<JobStatus> {
        return this.jolokia.exec(this.bean, 'rollingRestart');
    }

    wakeup(): Promise<JobStatus> {
        return this.jolokia.exec(this.bean, 'wakeup');
    }

    run(): Promise<InstanceStatus> {
        return this.jolokia.exec(this.bean, 'run');
    }

    stopRun(number: number): Promise<InstanceStatus> {
        return this.jolokia.exec(this.bean, 'stopRun', number);
    }

    signal(signal: string): Promise<JobStatus> {
        return this.jolokia.exec(this.bean, 'signal', signal);
    }

    scale(instances: number): Promise<JobDefinition> {
        return this.jolokia.exec(this.bean, 'scale', instances);
    }

    async schedules(): Promise<Schedule[]> {
        const byJob = await this.unlessDenied('schedules', () =>
            this.jolokia.exec<Record<string, Record<string, Schedule>>>(SCHEDULER, 'getAll'),
        );
        return Object.values(byJob[this.job] ?? {});
    }

    /** When its schedules fire next, that which fires first before the others. */
    async nextRuns(count: number): Promise<NextRuns[]> {
        const schedules = await this.schedules();
        if (schedules.length === 0) {
            return [];
        }
        const answers: Answer<SchedulePreview>[] = await this.jolokia.bulk<SchedulePreview[]>(
            schedules.map(({ id }) => exec(SCHEDULER, 'next', this.job, id, count)),
        );
        return schedules
            .map((schedule, i) => {
                const answer = answers[i];
                return { schedule, next: answer?.ok ? answer.value.next : [] };
            })
            .sort((a, b) => (a.next[0] ?? Number.MAX_VALUE) - (b.next[0] ?? Number.MAX_VALUE));
    }

    /** Newest first. */
    history(limit: number): Promise<ScheduleRun[]> {
        return this.unlessDenied('history', () =>
            this.jolokia.exec<ScheduleRun[]>(SCHEDULER, 'history', this.job, '', '', 0, 0, limit),
        );
    }
}

function valueOf<T>(answer: Answer<T>): T {
    if (!answer.ok) {
        throw answer.refusal;
    }
    return answer.value;
}
