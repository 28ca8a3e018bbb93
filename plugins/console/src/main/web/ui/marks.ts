import type { Piece, Style } from './ansi';
import type { Block, Line } from '../api/lines';
import { plain } from './ansi';

/* Where a text that is searched for stands in lines of output. Capitals are not minded. */

export interface MarkedPiece {
    text: string;
    style: Style;
    isFound: boolean;
}

/** Cuts pieces so that what is found in the line stands by itself. */
export function marked(pieces: readonly Piece[], wanted: string): MarkedPiece[] {
    if (wanted === '') {
        return pieces.map(piece => ({ ...piece, isFound: false }));
    }
    const places = placesOf(pieces.map(({ text }) => text).join(''), wanted);
    const cut: MarkedPiece[] = [];
    let at = 0;
    for (const { text, style } of pieces) {
        let from = 0;
        for (const [begin, end] of places) {
            const first = Math.max(from, begin - at);
            const last = Math.min(text.length, end - at);
            if (first < last) {
                push(cut, text.slice(from, first), style, false);
                push(cut, text.slice(first, last), style, true);
                from = last;
            }
        }
        push(cut, text.slice(from), style, false);
        at += text.length;
    }
    return cut;
}

function push(cut: MarkedPiece[], text: string, style: Style, isFound: boolean): void {
    if (text !== '') {
        cut.push({ text, style, isFound });
    }
}

function placesOf(text: string, wanted: string): [number, number][] {
    const places: [number, number][] = [];
    const low = text.toLowerCase();
    // A text may have another length in small letters; then its places would not be those of the text.
    const [where, what] = low.length === text.length ? [low, wanted.toLowerCase()] : [text, wanted];
    for (let i = where.indexOf(what); i >= 0; i = where.indexOf(what, i + what.length)) {
        places.push([i, i + what.length]);
    }
    return places;
}

const found = new WeakMap<Block, { wanted: string; ids: readonly number[] }>();

/** The lines that have it; what was looked through before is not looked through again. */
export function findLines(blocks: readonly Block[], wanted: string): number[] {
    return wanted === '' ? [] : blocks.flatMap(block => idsOf(block, wanted));
}

function idsOf(block: Block, wanted: string): readonly number[] {
    const known = found.get(block);
    if (known?.wanted === wanted) {
        return known.ids;
    }
    const ids = block.lines.filter(line => has(line, wanted)).map(line => line.id);
    found.set(block, { wanted, ids });
    return ids;
}

function has(line: Line, wanted: string): boolean {
    const text = line.text.includes('\u001b') ? plain(line.text) : line.text;
    return placesOf(text, wanted).length > 0;
}
