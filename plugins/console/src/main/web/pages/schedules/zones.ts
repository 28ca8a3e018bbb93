/* Clocks of other zones than the browser's. */

const DAY = 24 * 3_600_000;

/** What a zone's clock shows, as if it were that of UTC; undefined where the browser does not know the zone. */
function shown(instant: number, zone: string): number | undefined {
    try {
        const parts = new Intl.DateTimeFormat('en-US', {
            timeZone: zone,
            calendar: 'iso8601',
            numberingSystem: 'latn',
            hourCycle: 'h23',
            year: 'numeric',
            month: '2-digit',
            day: '2-digit',
            hour: '2-digit',
            minute: '2-digit',
            second: '2-digit',
        }).formatToParts(instant);
        const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find(each => each.type === type)?.value);
        return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    } catch {
        return undefined;
    }
}

/** How far a zone is ahead of UTC. */
export function offsetOf(instant: number, zone: string): number | undefined {
    const whole = Math.floor(instant / 1_000) * 1_000;
    const local = shown(whole, zone);
    return local === undefined ? undefined : local - whole;
}

export interface Shift {
    /** By how much the clock is set: forward if it is more than 0. */
    byMillis: number;
}

/** Whether a zone's clock is set forward or back on the day of an instant. */
export function shiftOn(instant: number, zone: string): Shift | undefined {
    const local = shown(instant, zone);
    if (local === undefined) {
        return undefined;
    }
    const midnight = Math.floor(local / DAY) * DAY;
    const begin = instantOf(midnight, instant, zone);
    const end = instantOf(midnight + DAY, instant, zone);
    const before = offsetOf(begin - 1_000, zone);
    const after = offsetOf(end - 1_000, zone);
    return before === undefined || after === undefined || before === after ? undefined : { byMillis: after - before };
}

/** When a zone's clock shows a time near an instant; what it skips counts as at the moment of the skip. */
function instantOf(local: number, near: number, zone: string): number {
    const guess = local - (offsetOf(near, zone) ?? 0);
    return local - (offsetOf(guess, zone) ?? 0);
}

/** As settings have it, such as 2026-11-22T03:00:00, on a zone's clock; in UTC where the zone is not known here. */
export function localText(instant: number, zone: string): string {
    const local = shown(instant, zone);
    return local === undefined
        ? new Date(instant).toISOString().replace(/\.000Z$/, 'Z')
        : new Date(local).toISOString().slice(0, 19).replace(/:00$/, '');
}

export function isKnown(zone: string): boolean {
    return offsetOf(0, zone) !== undefined;
}

export function ownZone(): string {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
