import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refusal, Unreachable } from '../../main/web/api/jolokia';
import { useKeptOrder } from '../../main/web/state/useKeptOrder';
import { useLoad } from '../../main/web/state/useLoad';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis));

describe('a question that is asked again and again', () => {
    it('keeps its last answer while the service is away, and goes on when it is back', async () => {
        let isAway = false;
        let count = 0;
        const load = vi.fn(() => (isAway ? Promise.reject(new Unreachable('')) : Promise.resolve(++count)));
        const { result } = renderHook(() => useLoad(load, 1_000));
        await pass(0);
        expect(result.current.value).toBe(1);
        isAway = true;
        await pass(1_100);
        expect(result.current).toMatchObject({ value: 1, failure: expect.any(Unreachable) as unknown });
        isAway = false;
        await pass(1_100);
        expect(result.current).toMatchObject({ value: 2, failure: undefined });
    });

    it('is not repeated by itself once it is denied, since each denial is a line of the audit trail', async () => {
        let isDenied = true;
        const load = vi.fn(() =>
            isDenied ? Promise.reject(new Refusal(403, 'closed to vera')) : Promise.resolve('told'),
        );
        const { result } = renderHook(() => useLoad(load, 1_000));
        await pass(10_000);
        expect(load).toHaveBeenCalledTimes(1);
        isDenied = false;
        await act(() => result.current.reload());
        expect(result.current.value).toBe('told');
        await pass(2_100);
        expect(load.mock.calls.length).toBeGreaterThan(2);
    });

    it('begins anew when it is another one', async () => {
        const loads = { a: () => Promise.resolve('a'), b: () => new Promise<string>(() => undefined) };
        const { result, rerender } = renderHook(({ load }) => useLoad(load), { initialProps: { load: loads.a } });
        await pass(0);
        expect(result.current.value).toBe('a');
        rerender({ load: loads.b });
        expect(result.current.value).toBeUndefined();
    });
});

describe('rows', () => {
    it('keep their places until somebody asks, also when they do not match any more', () => {
        const { result, rerender } = renderHook(
            ({ present, all, question }) => useKeptOrder(present, id => all.includes(id), question),
            { initialProps: { present: ['a', 'b', 'c'], all: 'abc', question: '' } },
        );
        rerender({ present: ['c', 'a', 'd'], all: 'abcd', question: '' });
        expect(result.current).toMatchObject({ ids: ['a', 'b', 'c', 'd'], isStale: true });
        rerender({ present: ['c', 'a', 'd'], all: 'acd', question: '' });
        expect(result.current.ids).toEqual(['a', 'c', 'd']);
        act(() => result.current.renew());
        expect(result.current).toMatchObject({ ids: ['c', 'a', 'd'], isStale: false });
        rerender({ present: ['d'], all: 'acd', question: 'd' });
        expect(result.current.ids).toEqual(['d']);
    });
});
