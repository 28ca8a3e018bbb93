import type { Block, Line } from '../../api/lines';

const DAY = 24 * 60 * 60 * 1_000;

/**
 * The latest moment at which a clock of this browser showed a time, which may be of yesterday.
 *
 * @param time as 13:05 or 13:05:30
 */
export function instantOf(time: string, now: number): number | undefined {
    const [, hours, minutes, seconds = '0'] = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(time) ?? [];
    if (hours === undefined || minutes === undefined) {
        return undefined;
    }
    const at = (day: number) => new Date(day).setHours(Number(hours), Number(minutes), Number(seconds), 0);
    return at(now) <= now ? at(now) : at(now - DAY);
}

/** The first line that was printed at a moment or after it, else the last one; undefined if no line has a time. */
export function lineAt(blocks: readonly Block[], instant: number): Line | undefined {
    let last: Line | undefined;
    for (const line of blocks.flatMap(block => block.lines)) {
        if (line.at > 0 && !line.mark) {
            if (line.at >= instant) {
                return line;
            }
            last = line;
        }
    }
    return last;
}
