/* The service's clock, which its instants are of; that of the browser may be minutes off. */

const TOLERANCE = 3_000;

let offset = 0;

/** @param instant what the service's clock showed just now, to the second */
export function heard(instant: number): void {
    const difference = instant - Date.now();
    offset = Math.abs(difference) > TOLERANCE ? difference : 0;
}

export function now(): number {
    return Date.now() + offset;
}
