const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d) /;

/** The time at the beginning of a line, and the rest. */
export function stamped(line: string): { stamp: string; rest: string } {
    const stamp = STAMP.exec(line)?.[0] ?? '';
    return { stamp, rest: line.slice(stamp.length) };
}
