import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usage } from '../fakes';
import { JobCalls, type JobSample, type Wanted } from '../../../main/web/api/job';
import { Jolokia } from '../../../main/web/api/jolokia';
import { JobWatch } from '../../../main/web/state/jobWatch';

const use = (residentBytes: number) => ({ residentBytes, proportionalBytes: residentBytes, processes: 1 });

beforeEach(() => {
    vi.useFakeTimers();
});

afterEach(() => {
    vi.useRealTimers();
});

function watching(...samples: JobSample[]): { watch: JobWatch; asked: Wanted[] } {
    const asked: Wanted[] = [];
    const sample = (wanted: Wanted) => Promise.resolve(samples[asked.push(wanted) - 1] ?? {});
    const watch = new JobWatch({ sample }, () => true);
    watch.subscribe(() => undefined);
    return { watch, asked };
}

const values = (readings: readonly { value: number | undefined }[]) => readings.map(({ value }) => value);

describe('the readings of a job', () => {
    it('begin with the last ten minutes and go on, with gaps where there was no process', async () => {
        const start = Date.now();
        const { watch, asked } = watching({ usage: usage(start - 1_000, 10, 0, 30) }, ...Array<JobSample>(4).fill({}), {
            usage: usage(start + 9_000, 40),
        });
        await vi.advanceTimersByTimeAsync(0);
        expect(values(watch.snapshot().memory)).toEqual([10, undefined, 30]);
        await vi.advanceTimersByTimeAsync(10_500);
        const { memory, cpu } = watch.snapshot();
        expect(values(memory)).toEqual([10, undefined, 30, 40]);
        expect(values(cpu)).toEqual([1, undefined, 3, 4]);
        expect(memory.map(({ at }) => at - start)).toEqual([-21_000, -11_000, -1_000, 9_000]);
        expect(asked.map(wanted => wanted.usage)).toEqual([60, 0, 0, 0, 0, 1]);
    });

    it('of each instance are taken with the others, or when something has happened, and kept until then', async () => {
        const { watch, asked } = watching(
            { usage: usage(Date.now(), 30), memoryOf: { 1: use(10), 2: use(20) } },
            {},
            { memoryOf: { 1: use(12) } },
        );
        await vi.advanceTimersByTimeAsync(2_500);
        expect(watch.snapshot().total).toEqual({ residentBytes: 30, processes: 2 });
        watch.soon();
        await vi.advanceTimersByTimeAsync(0);
        expect(watch.snapshot().memoryOf).toEqual({ 1: use(12) });
        expect(asked.map(wanted => wanted.memory)).toEqual([true, false, true]);
    });

    it('are asked for once by who begins to look and says at once that something has happened', async () => {
        const { watch, asked } = watching({ usage: usage(Date.now(), 10) }, {});
        watch.soon();
        await vi.advanceTimersByTimeAsync(100);
        expect(asked.map(wanted => wanted.usage)).toEqual([60]);
    });

    it('are taken only while somebody looks', async () => {
        const { watch, asked } = watching();
        const stop = watch.subscribe(() => undefined);
        await vi.advanceTimersByTimeAsync(100);
        expect(asked).toHaveLength(1);
        stop();
        await vi.advanceTimersByTimeAsync(2_000);
        expect(asked).toHaveLength(2);
    });

    it('say whether they may be seen', async () => {
        const { watch } = watching({ instances: [] });
        await vi.advanceTimersByTimeAsync(0);
        expect(watch.snapshot().mayMemory).toBe(false);
    });
});

describe('what is refused to the caller', () => {
    it('is not asked again and again', async () => {
        const posts: { operation?: string; attribute?: string }[][] = [];
        const fetch = (_: unknown, init?: RequestInit) => {
            const requests = JSON.parse(init?.body as string) as { operation?: string; attribute?: string }[];
            posts.push(requests);
            return Promise.resolve(
                new Response(
                    JSON.stringify(
                        requests.map(({ attribute }) =>
                            attribute ? { status: 200, value: [] } : { status: 403, error: 'vera may not' },
                        ),
                    ),
                ),
            );
        };
        const calls = new JobCalls(new Jolokia('/jolokia', fetch), 'web');
        expect(await calls.sample({ memory: true, usage: 60 })).toEqual({ instances: [], oneShots: [] });
        expect(await calls.sample({ memory: true, usage: 60 })).toEqual({ instances: [], oneShots: [] });
        await expect(calls.history(5)).rejects.toThrow('vera may not');
        await expect(calls.history(5)).rejects.toThrow('vera may not');
        expect(posts.map(requests => requests.map(each => each.operation ?? each.attribute))).toEqual([
            ['Instances', 'OneShots', 'memInstances', 'usage'],
            ['Instances', 'OneShots'],
            ['history'],
        ]);
    });
});
