export interface Span {
    text: string;
    isHit: boolean;
}

/** Finds all places of what was searched for in a line, without the empty ones. */
export type Finder = (line: string) => Span[];

/**
 * As the service finds it: a text by its characters, a regular expression by RE2, which this browser's come near to; where
 * they do not, nothing is marked.
 */
export function finderOf(text: string, isRegex: boolean): Finder {
    if (text === '') {
        return plain;
    }
    if (!isRegex) {
        return line => spans(line, placesOf(line, text));
    }
    const pattern = compiled(text);
    return pattern
        ? line =>
              spans(
                  line,
                  [...line.matchAll(pattern)].map(match => [match.index, match.index + match[0].length]),
              )
        : plain;
}

const plain: Finder = line => [{ text: line, isHit: false }];

/** RE2 has its flags in front, such as (?i). */
function compiled(text: string): RegExp | undefined {
    const flags = /^\(\?([ims]+)\)/.exec(text);
    try {
        return new RegExp(text.slice(flags?.[0].length ?? 0), `gu${[...new Set(flags?.[1] ?? '')].join('')}`);
    } catch {
        return undefined;
    }
}

function placesOf(line: string, text: string): [number, number][] {
    const places: [number, number][] = [];
    for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + text.length)) {
        places.push([at, at + text.length]);
    }
    return places;
}

function spans(line: string, places: [number, number][]): Span[] {
    const found: Span[] = [];
    let from = 0;
    for (const [begin, end] of places) {
        if (end > begin) {
            if (begin > from) {
                found.push({ text: line.slice(from, begin), isHit: false });
            }
            found.push({ text: line.slice(begin, end), isHit: true });
            from = end;
        }
    }
    if (from < line.length || found.length === 0) {
        found.push({ text: line.slice(from), isHit: false });
    }
    return found;
}
