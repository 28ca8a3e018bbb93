import { describe, expect, it } from 'vitest';
import { marks, nearestTo, SPAN_MILLIS, ticks } from '../../../main/web/pages/schedules/axis';

const HOUR = 3_600_000;

describe('an axis of a day', () => {
    it('has a tick every three hours of the clock, and knows midnight', () => {
        const from = new Date(2026, 10, 30, 21, 30).getTime();
        const found = ticks(from);
        expect(found.map(tick => new Date(tick.instant).getHours())).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
        expect(found.filter(tick => tick.isMidnight)).toHaveLength(1);
        expect(found[0]?.at).toBeCloseTo(2.5 / 24);
    });

    it('shows firings that one cannot tell apart as one band, and counts them', () => {
        const instants = [0, 60_000, 120_000, 6 * HOUR];
        expect(marks(instants, 0)).toEqual([
            { from: 0, to: 120_000 / SPAN_MILLIS, count: 3 },
            { from: 0.25, to: 0.25, count: 1 },
        ]);
    });

    it('leaves out what is before it and after it', () => {
        expect(marks([-1, 25 * HOUR], 0)).toEqual([]);
    });

    it('finds the firing that somebody points at', () => {
        const firings = [6 * HOUR, 7 * HOUR].map(instant => ({ instant, schedule: 'a' }));
        expect(nearestTo(0.255, firings, 0)?.instant).toBe(6 * HOUR);
        expect(nearestTo(0.28, firings, 0)?.instant).toBe(7 * HOUR);
        expect(nearestTo(0.5, firings, 0)).toBeUndefined();
    });
});
