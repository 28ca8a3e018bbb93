import { describe, expect, it } from 'vitest';
import { isKnown, localText, offsetOf, shiftOn } from '../../../main/web/pages/schedules/zones';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);

describe('a day on which clocks are set', () => {
    it('is that of the zone, whatever the time of the day', () => {
        for (const time of [
            '2026-10-24T22:00:00Z',
            '2026-10-25T00:30:00Z',
            '2026-10-25T12:00:00Z',
            '2026-10-25T22:59:00Z',
        ]) {
            expect(shiftOn(at(time), 'Europe/Berlin'), time).toEqual({ byMillis: -HOUR });
        }
        for (const time of ['2027-03-27T23:00:00Z', '2027-03-28T02:00:00Z', '2027-03-28T21:59:00Z']) {
            expect(shiftOn(at(time), 'Europe/Berlin'), time).toEqual({ byMillis: HOUR });
        }
    });

    it('is neither the day before nor the day after', () => {
        for (const time of [
            '2026-10-24T21:59:00Z',
            '2026-10-25T23:00:00Z',
            '2027-03-27T22:59:00Z',
            '2027-03-28T22:00:00Z',
        ]) {
            expect(shiftOn(at(time), 'Europe/Berlin'), time).toBeUndefined();
        }
    });

    it('is known where clocks are set at midnight, or by half an hour', () => {
        expect(shiftOn(at('2027-04-30T12:00:00Z'), 'Africa/Cairo')).toEqual({ byMillis: HOUR });
        expect(shiftOn(at('2027-04-29T12:00:00Z'), 'Africa/Cairo')).toBeUndefined();
        expect(shiftOn(at('2027-04-04T00:00:00Z'), 'Australia/Lord_Howe')).toEqual({ byMillis: -HOUR / 2 });
    });

    it('is none in zones without such days, or that nobody knows', () => {
        expect(shiftOn(at('2026-10-25T12:00:00Z'), 'UTC')).toBeUndefined();
        expect(shiftOn(at('2026-10-25T12:00:00Z'), 'Mars/Olympus')).toBeUndefined();
        expect(isKnown('Mars/Olympus')).toBe(false);
    });
});

describe('times of another zone', () => {
    it('are those of its clock', () => {
        expect(localText(at('2026-11-24T02:00:00Z'), 'Europe/Berlin')).toBe('2026-11-24T03:00');
        expect(localText(at('2026-11-24T02:00:07Z'), 'Asia/Shanghai')).toBe('2026-11-24T10:00:07');
        expect(localText(at('2026-11-24T02:00:00Z'), 'Mars/Olympus')).toBe('2026-11-24T02:00:00Z');
        expect(offsetOf(at('2026-07-01T00:00:00.789Z'), 'Asia/Kolkata')).toBe(5.5 * HOUR);
    });
});
