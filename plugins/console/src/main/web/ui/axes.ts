/* Where the lines of a chart's axes are. */

const MINUTE = 60_000;

/** Round numbers from 0 up to at least the most, about as many as wanted. */
export function ticks(most: number, wanted: number, base: 2 | 10): number[] {
    const step = roundUp(Math.max(most, Number.MIN_VALUE) / wanted, base);
    const count = Math.max(1, Math.ceil(most / step));
    return Array.from({ length: count + 1 }, (_, i) => i * step);
}

/** Of bytes the next power of two; otherwise 1, 2 or 5 and zeros. */
function roundUp(least: number, base: 2 | 10): number {
    if (base === 2) {
        return 2 ** Math.ceil(Math.log2(Math.max(1, least)));
    }
    const unit = 10 ** Math.floor(Math.log10(least));
    return unit * ([1, 2, 5, 10].find(factor => factor * unit >= least * 0.999) ?? 10);
}

const STEPS = [MINUTE / 4, MINUTE / 2, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, 60 * MINUTE];

/** Moments on the full minute, or whatever fits, between two others. */
export function moments(from: number, to: number, wanted: number): number[] {
    const step = STEPS.find(each => (to - from) / each <= wanted) ?? 60 * MINUTE;
    const first = Math.ceil(from / step) * step;
    return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
}

/** Which of the instants is the nearest; -1 of none. */
export function nearest(instants: readonly number[], wanted: number): number {
    let best = -1;
    instants.forEach((instant, i) => {
        if (best < 0 || Math.abs(instant - wanted) <= Math.abs((instants[best] ?? 0) - wanted)) {
            best = i;
        }
    });
    return best;
}
