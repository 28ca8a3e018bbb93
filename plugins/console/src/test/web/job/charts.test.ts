import { describe, expect, it } from 'vitest';
import { moments, nearest, ticks } from '../../../main/web/ui/axes';

const MIB = 1 << 20;

describe('the axes of a chart', () => {
    it('have round numbers, up to beyond the most', () => {
        expect(ticks(4, 4, 10)).toEqual([0, 1, 2, 3, 4]);
        expect(ticks(87, 4, 10)).toEqual([0, 50, 100]);
        expect(ticks(0.3, 4, 10).at(-1)).toBeCloseTo(0.3);
        expect(ticks(10 * MIB, 4, 2)).toEqual([0, 4 * MIB, 8 * MIB, 12 * MIB]);
        expect(ticks(0, 4, 2).length).toBeGreaterThan(1);
    });

    it.each([1, 999, 12_345, 3.7, 1e12])('reach %d with a handful of lines', most => {
        for (const base of [2, 10] as const) {
            const rows = ticks(most, 4, base);
            expect(rows.at(-1)).toBeGreaterThanOrEqual(most * 0.999);
            expect(rows.length).toBeLessThanOrEqual(6);
        }
    });

    it('have moments on full minutes, as many as fit', () => {
        const minute = 60_000;
        expect(moments(30_000, 5 * minute, 6)).toEqual([1, 2, 3, 4, 5].map(n => n * minute));
        expect(moments(0, 15 * minute, 4)).toEqual([0, 5, 10, 15].map(n => n * minute));
    });

    it('find the reading that is nearest to the pointer', () => {
        expect([nearest([10, 20, 30], 24), nearest([10, 20, 30], 500), nearest([], 3)]).toEqual([1, 2, -1]);
    });
});
