import { type Answer, exec, type Exec, type Jolokia } from './jolokia';
import { type Recent, recent } from './recent';
import { jobBean, jobOf, JOBS, SCHEDULER, SECURITY, SERVER } from './names';
import type {
    JobDefinition,
    JobStatus,
    JobUsage,
    OutputChunk,
    OutputLine,
    OutputStreamName,
    ScheduleInfo,
} from './types';

export type Outcomes = Record<string, string>;
export type BulkAction = 'start' | 'stop' | 'restart';

/** Whose last line of which stream is wanted. */
export interface Tail {
    job: string;
    stream: OutputStreamName;
}

/** What is asked again and again, in one request. Absent is what the caller may not see, or was not asked. */
export interface Samples {
    usage?: Record<string, JobUsage>;
    /** Of those that were started again by themselves in the last 24 hours, how often. */
    restarts?: Record<string, number>;
    schedules?: Record<string, Record<string, ScheduleInfo>>;
    tails: { tail: Tail; text: string }[];
}

/** By object name and operation. */
export type Permissions = Record<string, Record<string, boolean>>;

/** A last line is cut for display in any case. */
const TAIL_BYTES = 600;

const RECENT_BYTES = 1 << 16;

/** The MBeans that the pages use. */
export class Reeve {
    constructor(readonly jolokia: Jolokia) {}

    statusAll(): Promise<Record<string, JobStatus>> {
        return this.jolokia.exec(SERVER, 'statusAll');
    }

    /** By name, of those jobs whose settings the caller may see. */
    async commands(): Promise<Record<string, string>> {
        const byBean = await this.jolokia.read<Record<string, { Command: string }>>(JOBS, 'Command');
        return Object.fromEntries(Object.entries(byBean).map(([bean, { Command }]) => [jobOf(bean), Command]));
    }

    start(job: string): Promise<JobStatus> {
        return this.jolokia.exec(jobBean(job), 'start');
    }

    stop(job: string): Promise<JobStatus> {
        return this.jolokia.exec(jobBean(job), 'stop');
    }

    restart(job: string): Promise<JobStatus> {
        return this.jolokia.exec(jobBean(job), 'restart');
    }

    /** By name, why it failed, or an empty text. */
    all(action: BulkAction, jobs: string[]): Promise<Outcomes> {
        return this.jolokia.exec(SERVER, `${action}All`, jobs);
    }

    definition(job: string): Promise<JobDefinition> {
        return this.jolokia.exec(SERVER, 'get', job);
    }

    add(job: string, command: string, settings: string): Promise<JobDefinition> {
        return this.jolokia.exec(SERVER, 'add', job, command, settings);
    }

    update(job: string, settings: string): Promise<JobDefinition> {
        return this.jolokia.exec(SERVER, 'update', job, settings);
    }

    async delete(job: string): Promise<void> {
        await this.jolokia.exec(SERVER, 'delete', job);
    }

    /** The last lines of the first instance, and from where on to follow it. */
    async recent(job: string, most: number): Promise<Recent> {
        const bean = jobBean(job);
        const answers = await this.jolokia.bulk<[OutputChunk, OutputChunk, OutputLine[], OutputLine[]]>([
            exec(bean, 'follow', 'OUT', -most, RECENT_BYTES),
            exec(bean, 'follow', 'ERR', -most, RECENT_BYTES),
            exec(bean, 'readLines', 1, 'OUT'),
            exec(bean, 'readLines', 1, 'ERR'),
        ]);
        const [out, err, outTimes, errTimes] = answers;
        return recent(
            most,
            { chunk: valueOf(out), times: valueOf(outTimes) },
            { chunk: valueOf(err), times: valueOf(errTimes) },
        );
    }

    /** @param wanted of what is used that many samples, which may be 0; then restarts are not asked for either */
    async sample(wanted: { usage: number; schedules: boolean; tails: Tail[] }): Promise<Samples> {
        const requests: Exec[] = wanted.tails.map(({ job, stream }) =>
            exec(jobBean(job), 'follow', stream, -1, TAIL_BYTES),
        );
        if (wanted.usage > 0) {
            requests.push(exec(SERVER, 'usageAll', wanted.usage), exec(SERVER, 'restartsAll'));
        }
        if (wanted.schedules) {
            requests.push(exec(SCHEDULER, 'getAll'));
        }
        const answers: Answer<unknown>[] = requests.length > 0 ? await this.jolokia.bulk<unknown[]>(requests) : [];
        const chunks = answers.slice(0, wanted.tails.length) as Answer<OutputChunk>[];
        const rest = answers.slice(wanted.tails.length);
        const usage = wanted.usage > 0 ? (rest.shift() as Answer<Record<string, JobUsage>>) : undefined;
        const restarts = wanted.usage > 0 ? (rest.shift() as Answer<Record<string, number>>) : undefined;
        const schedules = rest.shift() as Answer<Record<string, Record<string, ScheduleInfo>>> | undefined;
        return {
            ...(usage?.ok && { usage: usage.value }),
            ...(restarts?.ok && { restarts: restarts.value }),
            ...(schedules?.ok && { schedules: schedules.value }),
            tails: wanted.tails.flatMap((tail, i) => {
                const chunk = chunks[i];
                return chunk?.ok ? [{ tail, text: chunk.value.text }] : [];
            }),
        };
    }

    /** Which of these operations the caller may call; for display, the gate asks itself at each call. */
    async permissions(operations: Record<string, string[]>): Promise<Permissions> {
        const rows = await this.jolokia.exec<Record<string, Record<string, { CanInvoke: boolean }>>>(
            SECURITY,
            'canInvoke(java.util.Map)',
            operations,
        );
        return Object.fromEntries(
            Object.entries(rows).map(([bean, methods]) => [
                bean,
                Object.fromEntries(Object.entries(methods).map(([method, row]) => [method, row.CanInvoke])),
            ]),
        );
    }
}

function valueOf<T>(answer: Answer<T>): T {
    if (!answer.ok) {
        throw answer.refusal;
    }
    return answer.value;
}
