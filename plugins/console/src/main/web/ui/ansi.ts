/*
 * Colours of terminals (ECMA-48 SGR) as pieces of text with class names. Every other escape sequence is left out: on a page
 * there is no cursor to move.
 */

export interface Style {
    foreground?: number;
    background?: number;
    bold?: boolean;
    dim?: boolean;
    italic?: boolean;
    underline?: boolean;
}

export interface Piece {
    text: string;
    style: Style;
}

// CSI ... letter; OSC ... BEL or ST; other two-character sequences
// eslint-disable-next-line no-control-regex
const ESCAPES = /\u001b\[([0-?]*)[ -/]*([@-~])|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -~]?/g;

/** @param start the style that the line before has left */
export function ansi(line: string, start: Style = {}): { pieces: Piece[]; end: Style } {
    const pieces: Piece[] = [];
    let style = start;
    let from = 0;
    for (const match of line.matchAll(ESCAPES)) {
        push(pieces, line.slice(from, match.index), style);
        from = match.index + match[0].length;
        if (match[2] === 'm') {
            style = applied(style, (match[1] ?? '').split(/[;:]/).map(Number));
        }
    }
    push(pieces, line.slice(from), style);
    return { pieces, end: style };
}

function push(pieces: Piece[], text: string, style: Style): void {
    if (text !== '') {
        pieces.push({ text, style });
    }
}

function applied(style: Style, codes: number[]): Style {
    let next: Style = { ...style };
    for (let i = 0; i < codes.length; i++) {
        const code = codes[i] ?? 0;
        if (code === 38 || code === 48) {
            const { color, used } = extended(codes.slice(i + 1));
            i += used;
            if (color !== undefined) {
                next[code === 38 ? 'foreground' : 'background'] = color;
            }
        } else {
            next = simple(next, code);
        }
    }
    return next;
}

function simple(style: Style, code: number): Style {
    if (code >= 30 && code <= 37) return { ...style, foreground: code - 30 };
    if (code >= 90 && code <= 97) return { ...style, foreground: code - 90 };
    if (code >= 40 && code <= 47) return { ...style, background: code - 40 };
    if (code >= 100 && code <= 107) return { ...style, background: code - 100 };
    switch (code) {
        case 0:
            return {};
        case 1:
            return { ...style, bold: true };
        case 2:
            return { ...style, dim: true };
        case 3:
            return { ...style, italic: true };
        case 4:
            return { ...style, underline: true };
        case 22:
            return without(style, 'bold', 'dim');
        case 23:
            return without(style, 'italic');
        case 24:
            return without(style, 'underline');
        case 39:
            return without(style, 'foreground');
        case 49:
            return without(style, 'background');
        default:
            return style;
    }
}

function without(style: Style, ...keys: (keyof Style)[]): Style {
    return Object.fromEntries(Object.entries(style).filter(([key]) => !keys.includes(key as keyof Style)));
}

/** 256 and 24-bit colours become the nearest of the eight, which are legible in both themes. */
function extended(codes: number[]): { color: number | undefined; used: number } {
    if (codes[0] === 5) {
        return { color: ofPalette(codes[1] ?? 0), used: 2 };
    }
    if (codes[0] === 2) {
        return { color: nearest(codes[1] ?? 0, codes[2] ?? 0, codes[3] ?? 0), used: 4 };
    }
    return { color: undefined, used: 0 };
}

function ofPalette(index: number): number | undefined {
    if (index < 16) {
        return index % 8;
    }
    if (index > 231) {
        return index > 243 ? 7 : 0;
    }
    const cube = index - 16;
    return nearest(Math.floor(cube / 36) * 51, (Math.floor(cube / 6) % 6) * 51, (cube % 6) * 51);
}

function nearest(red: number, green: number, blue: number): number {
    const threshold = Math.max(red, green, blue) / 2;
    const bit = (value: number, weight: number) => (value > threshold ? weight : 0);
    return bit(red, 1) + bit(green, 2) + bit(blue, 4);
}

export function classes(style: Style): string {
    return [
        style.foreground !== undefined && `reeve-ansi-fg-${style.foreground}`,
        style.background !== undefined && `reeve-ansi-bg-${style.background}`,
        style.bold && 'reeve-ansi-bold',
        style.dim && 'reeve-ansi-dim',
        style.italic && 'reeve-ansi-italic',
        style.underline && 'reeve-ansi-underline',
    ]
        .filter(Boolean)
        .join(' ');
}

/** The same text without any of it. */
export function plain(line: string): string {
    return line.replace(ESCAPES, '');
}
