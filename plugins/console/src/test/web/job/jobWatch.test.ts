import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { JobCalls, type JobSample } from '../../../main/web/api/job';
import { Jolokia } from '../../../main/web/api/jolokia';
import { JobWatch } from '../../../main/web/state/jobWatch';

const memory = (residentBytes: number) => ({ residentBytes, proportionalBytes: residentBytes, processes: 1 });

beforeEach(() => {
    vi.useFakeTimers();
});

afterEach(() => {
    vi.useRealTimers();
});

function watching(...samples: JobSample[]): { watch: JobWatch; asked: () => number } {
    let asked = 0;
    const watch = new JobWatch({ sample: () => Promise.resolve(samples[asked++] ?? {}) }, [], () => true);
    watch.subscribe(() => undefined);
    return { watch, asked: () => asked };
}

const values = (readings: readonly { value: number | undefined }[]) => readings.map(({ value }) => value);

describe('the readings of a job', () => {
    it('make a rate of processor time, and gaps where there was no process or another one', async () => {
        const { watch } = watching(
            { memoryOf: { 1: memory(10) }, cpuMillis: 1_000 },
            { memoryOf: { 1: memory(20) }, cpuMillis: 2_000 },
            { memoryOf: { 1: memory(20), 2: memory(5) }, cpuMillis: 100 },
            { memoryOf: {}, cpuMillis: 0 },
            { memoryOf: { 1: memory(7) }, cpuMillis: 40 },
            { memoryOf: { 1: memory(7) }, cpuMillis: 1_040 },
        );
        await vi.advanceTimersByTimeAsync(10_500);
        const view = watch.snapshot();
        expect(values(view.memory)).toEqual([10, 20, 25, undefined, 7, 7]);
        expect(values(view.cpu)).toEqual([undefined, 50, undefined, undefined, undefined, 50]);
    });

    it('have a gap where nobody has looked for long', async () => {
        let isVisible = true;
        const sample = () => Promise.resolve({ memoryOf: { 1: memory(10) }, cpuMillis: 0 });
        const watch = new JobWatch({ sample }, [], () => isVisible);
        watch.subscribe(() => undefined);
        await vi.advanceTimersByTimeAsync(500);
        isVisible = false;
        await vi.advanceTimersByTimeAsync(90_000);
        isVisible = true;
        await vi.advanceTimersByTimeAsync(2_000);
        expect(values(watch.snapshot().memory)).toEqual([10, undefined, 10]);
    });

    it('are taken only while somebody looks', async () => {
        const { watch, asked } = watching();
        const stop = watch.subscribe(() => undefined);
        await vi.advanceTimersByTimeAsync(100);
        expect(asked()).toBe(1);
        stop();
        await vi.advanceTimersByTimeAsync(2_000);
        expect(asked()).toBe(2);
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
        expect(await calls.sample()).toEqual({ instances: [], oneShots: [] });
        expect(await calls.sample()).toEqual({ instances: [], oneShots: [] });
        await expect(calls.history(5)).rejects.toThrow('vera may not');
        await expect(calls.history(5)).rejects.toThrow('vera may not');
        expect(posts.map(requests => requests.map(each => each.operation ?? each.attribute))).toEqual([
            ['Instances', 'OneShots', 'cpu', 'memInstances'],
            ['Instances', 'OneShots'],
            ['history'],
        ]);
    });
});
