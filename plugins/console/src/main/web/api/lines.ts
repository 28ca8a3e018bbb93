import { ansi, type Style } from '../ui/ansi';

export type Stream = 'out' | 'err';

/**
 * What stands between lines: that output began anew, that some of it is missing, or that lines of the one stream, and then of
 * the other, follow of which nobody knows the order, and where that is over.
 */
export type Mark = { kind: 'anew' | 'unordered' | 'ordered' } | { kind: 'skipped'; bytes: number };

export interface Line {
    /** Higher than those of earlier lines. */
    id: number;
    stream: Stream;
    text: string;
    /** How much of it there is beyond the text, which is cut. */
    cut: number;
    /** The colours that the line before, of the same stream, has left. */
    start: Style;
    /** When it came; 0 if that is not known. */
    at: number;
    /** Then there is no text. */
    mark?: Mark;
}

/** Some lines in a row. A block is never changed but replaced, so that what shows it has only to compare. */
export interface Block {
    index: number;
    lines: readonly Line[];
}

export const BLOCK_LINES = 100;

/** More of one line nobody reads here. */
const LONGEST = 4_000;

interface Open {
    index: number;
    lines: Line[];
    /** The same as it was last shown; undefined after a change. */
    shown: Block | undefined;
}

/** Puts pieces of output together to lines and keeps the last ones, in blocks; the oldest block goes as a whole. */
export class LineBlocks {
    private blocks: Open[] = [];
    private count = 0;
    private last = -1;
    /** The id of the line of each stream that is not ended. */
    private readonly unended = new Map<Stream, number>();
    private readonly styles = new Map<Stream, Style>();

    constructor(private readonly most: number) {}

    snapshot(): readonly Block[] {
        return this.blocks.map(block => (block.shown ??= { index: block.index, lines: block.lines.slice() }));
    }

    /** @param at when it came; 0 if that is not known */
    add(stream: Stream, text: string, at: number): void {
        const parts = text.split('\n');
        parts.forEach((part, i) => {
            const isLast = i === parts.length - 1;
            if (!isLast || part !== '') {
                this.append(stream, part, at);
            }
            if (!isLast) {
                this.end(stream);
            }
        });
    }

    /** What comes next does not go on with what came before. */
    mark(stream: Stream, mark: Mark, at: number): void {
        this.end(stream);
        this.styles.delete(stream);
        this.put({ id: ++this.last, stream, text: '', cut: 0, start: {}, at, mark });
    }

    clear(): void {
        this.blocks = [];
        this.count = 0;
        this.unended.clear();
        this.styles.clear();
    }

    private append(stream: Stream, part: string, at: number): void {
        const open = this.find(this.unended.get(stream));
        if (open) {
            const { block, place, line } = open;
            block.lines[place] = { ...line, ...cut(line.text, line.cut, part), at };
            block.shown = undefined;
        } else {
            const start = this.styles.get(stream) ?? {};
            this.put({ id: ++this.last, stream, ...cut('', 0, part), start, at });
            this.unended.set(stream, this.last);
        }
    }

    private end(stream: Stream): void {
        const line = this.find(this.unended.get(stream))?.line;
        this.unended.delete(stream);
        if (line?.text.includes('\u001b')) {
            this.styles.set(stream, ansi(line.text, line.start).end);
        }
    }

    private put(line: Line): void {
        const index = Math.floor(line.id / BLOCK_LINES);
        const newest = this.blocks[this.blocks.length - 1];
        if (newest?.index === index) {
            newest.lines.push(line);
            newest.shown = undefined;
        } else {
            this.blocks.push({ index, lines: [line], shown: undefined });
        }
        this.count++;
        this.trim();
    }

    private trim(): void {
        const oldest = this.blocks[0];
        if (oldest && this.count - oldest.lines.length >= this.most) {
            this.blocks.shift();
            this.count -= oldest.lines.length;
        }
    }

    private find(id: number | undefined): { block: Open; place: number; line: Line } | undefined {
        if (id === undefined) {
            return undefined;
        }
        const block = this.blocks[Math.floor(id / BLOCK_LINES) - (this.blocks[0]?.index ?? 0)];
        const place = id - (block?.lines[0]?.id ?? 0);
        const line = block?.lines[place];
        return block && line ? { block, place, line } : undefined;
    }
}

function cut(before: string, cutBefore: number, part: string): { text: string; cut: number } {
    if (cutBefore > 0) {
        return { text: before, cut: cutBefore + part.length };
    }
    const whole = before + part;
    const text = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    return { text: text.slice(0, LONGEST), cut: Math.max(0, text.length - LONGEST) };
}
