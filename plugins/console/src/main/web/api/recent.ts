import type { Stream } from './output';
import type { OutputChunk, OutputLine } from './types';

/** The last lines of both streams in the order in which they were printed, as far as anybody knows it. */
export interface Recent {
    lines: readonly { stream: Stream; text: string }[];
    /** From where on to follow. */
    from: string;
}

export interface Timed {
    stream: Stream;
    text: string;
    /** When its end was read; 0 if that is not known. */
    at: number;
}

/** @param chunks of standard output and of standard error, each with the times of its last lines */
export function recent(
    most: number,
    out: { chunk: OutputChunk; times: readonly OutputLine[] },
    err: { chunk: OutputChunk; times: readonly OutputLine[] },
): Recent & { lines: readonly Timed[] } {
    const lines = merged(timed('out', out.chunk.text, out.times), timed('err', err.chunk.text, err.times));
    return { lines: lines.slice(-most), from: `out=${out.chunk.next},err=${err.chunk.next}` };
}

/** Finds the time of each line, from the last one back; those of earlier processes have none and count as older. */
function timed(stream: Stream, text: string, times: readonly OutputLine[]): Timed[] {
    const texts = text.split('\n');
    if (texts[texts.length - 1] === '') {
        texts.pop();
    }
    let j = times.length - 1;
    while (j >= 0 && times[j]?.text !== texts[texts.length - 1]) {
        j--; // printed meanwhile
    }
    const lines: Timed[] = [];
    for (let i = texts.length - 1; i >= 0; i--, j--) {
        const known = times[j];
        lines.unshift({ stream, text: texts[i] ?? '', at: known && known.text === texts[i] ? known.atMillis : 0 });
    }
    return lines;
}

function merged(out: Timed[], err: Timed[]): Timed[] {
    const lines: Timed[] = [];
    let o = 0;
    let e = 0;
    while (o < out.length || e < err.length) {
        const nextOut = out[o];
        const nextErr = err[e];
        if (nextOut && (!nextErr || nextOut.at <= nextErr.at)) {
            lines.push(nextOut);
            o++;
        } else if (nextErr) {
            lines.push(nextErr);
            e++;
        }
    }
    return lines;
}
