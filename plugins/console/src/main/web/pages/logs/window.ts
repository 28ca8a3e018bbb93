import type { LogRange } from '../../api/logs';

/* A part of a file that is kept here: pieces that follow each other, and the lines that they make. */

export interface Piece {
    offset: number;
    next: number;
    text: string;
}

export interface Window {
    pieces: readonly Piece[];
    atEnd: boolean;
}

export const EMPTY: Window = { pieces: [], atEnd: false };

/** More are not kept; those at the other end go. */
export const MOST_PIECES = 16;

export function appended(window: Window, range: LogRange): Window {
    const pieces = range.text === '' ? window.pieces : [...window.pieces, pieceOf(range)];
    return { pieces: pieces.slice(-MOST_PIECES), atEnd: range.atEnd };
}

export function prepended(window: Window, range: LogRange): Window {
    const pieces = range.text === '' ? window.pieces : [pieceOf(range), ...window.pieces];
    return {
        pieces: pieces.slice(0, MOST_PIECES),
        atEnd: window.atEnd && pieces.length <= MOST_PIECES,
    };
}

function pieceOf({ offset, next, text }: LogRange): Piece {
    return { offset, next, text };
}

export function beginOf({ pieces }: Window): number {
    return pieces[0]?.offset ?? 0;
}

export function endOf({ pieces }: Window): number {
    return pieces[pieces.length - 1]?.next ?? 0;
}

export interface TextLine {
    /** Stays the same while pieces come and go. */
    key: string;
    text: string;
    /** Whether its beginning is in what is not here. */
    isPart: boolean;
    isWanted: boolean;
}

/**
 * The lines of a window.
 *
 * @param wanted where the line begins that somebody looks for; a piece has to begin there
 */
export function linesOf({ pieces }: Window, wanted: number | undefined): TextLine[] {
    const lines: TextLine[] = [];
    for (const piece of pieces) {
        piece.text.split('\n').forEach((text, i) => {
            const open = i === 0 ? lines[lines.length - 1] : undefined;
            // A piece that ends with a line break has begun an empty line, to which the next one adds.
            const line = open ?? begun(piece, i, wanted);
            line.text += text;
            line.isWanted ||= i === 0 && piece.offset === wanted;
            if (!open) {
                lines.push(line);
            }
        });
    }
    if (lines[lines.length - 1]?.text === '') {
        lines.pop();
    }
    return lines;
}

function begun({ offset }: Piece, index: number, wanted: number | undefined): TextLine {
    return {
        key: `${offset}:${index}`,
        text: '',
        isPart: index === 0 && offset > 0 && offset !== wanted,
        isWanted: false,
    };
}
