/* Where firings are on an axis, as fractions of its length. */

export const SPAN_MILLIS = 24 * 3_600_000;

export interface Tick {
    at: number;
    instant: number;
    /** Whether a day begins. */
    isMidnight: boolean;
}

/** Every three hours of the browser's clock. */
export function ticks(from: number, span = SPAN_MILLIS, everyHours = 3): Tick[] {
    const found: Tick[] = [];
    const time = new Date(from);
    time.setMinutes(0, 0, 0);
    while (time.getTime() < from + span) {
        const instant = time.getTime();
        if (instant >= from && time.getHours() % everyHours === 0) {
            found.push({ at: (instant - from) / span, instant, isMidnight: time.getHours() === 0 });
        }
        // By elapsed time: an hour that a clock skips or repeats would hold up one that is set.
        time.setTime(instant + 3_600_000);
    }
    return found;
}

export interface Mark {
    from: number;
    /** The same as `from` for a single firing; otherwise firings too close to be told apart. */
    to: number;
    count: number;
}

/**
 * Single firings and bands of those that are nearer to each other than one can see.
 *
 * @param instants in order
 * @param nearest the fraction of the axis below which two firings touch
 */
export function marks(instants: readonly number[], from: number, span = SPAN_MILLIS, nearest = 0.004): Mark[] {
    const found: Mark[] = [];
    for (const instant of instants) {
        const at = (instant - from) / span;
        if (at < 0 || at > 1) {
            continue;
        }
        const last = found[found.length - 1];
        if (last && at - last.to < nearest) {
            last.to = at;
            last.count++;
        } else {
            found.push({ from: at, to: at, count: 1 });
        }
    }
    return found;
}

export interface Firing {
    instant: number;
    schedule: string;
}

/** The firing that is nearest to a place on the axis, if one is near. */
export function nearestTo(
    place: number,
    firings: readonly Firing[],
    from: number,
    span = SPAN_MILLIS,
    reach = 0.02,
): Firing | undefined {
    let nearest: Firing | undefined;
    let least = reach;
    for (const firing of firings) {
        const distance = Math.abs((firing.instant - from) / span - place);
        if (distance < least) {
            least = distance;
            nearest = firing;
        }
    }
    return nearest;
}
