import { renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useGradually } from '../../main/web/state/useGradually';

const names = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `job-${from + i}`);

it('of another page the first rows are there at once, and soon all of them', async () => {
    const first = names(0, 200);
    const { result, rerender } = renderHook(useGradually, { initialProps: first });
    expect(result.current).toEqual(first.slice(0, 30));
    await waitFor(() => expect(result.current).toEqual(first));
    const second = names(200, 400);
    rerender(second);
    expect(result.current).toEqual(second.slice(0, 30));
    await waitFor(() => expect(result.current).toEqual(second));
});

it('rows that are there stay there in another order', async () => {
    const forth = names(0, 100);
    const { result, rerender } = renderHook(useGradually, { initialProps: forth });
    await waitFor(() => expect(result.current).toEqual(forth));
    const back = [...forth].reverse();
    rerender(back);
    expect(result.current).toEqual(back);
});
