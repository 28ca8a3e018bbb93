import { describe, expect, it } from 'vitest';
import { LineBlocks } from '../../../main/web/api/lines';
import { ansi } from '../../../main/web/ui/ansi';
import { findLines, marked } from '../../../main/web/ui/marks';

const show = (text: string, wanted: string) =>
    marked(ansi(text).pieces, wanted).map(({ text: piece, isFound }) => (isFound ? `[${piece}]` : piece));

describe('a search in the output', () => {
    it('marks each place, whatever its capitals', () => {
        expect(show('Error: no error', 'ERROR')).toEqual(['[Error]', ': no ', '[error]']);
        expect(show('aaa', 'aa')).toEqual(['[aa]', 'a']);
        expect(show('nothing', '')).toEqual(['nothing']);
    });

    it('finds across colours, which stay', () => {
        const pieces = marked(ansi('a \u001b[31mre\u001b[32md\u001b[0m b').pieces, 'red');
        expect(pieces.filter(piece => piece.isFound)).toEqual([
            { text: 're', style: { foreground: 1 }, isFound: true },
            { text: 'd', style: { foreground: 2 }, isFound: true },
        ]);
    });

    it('loses no place to letters that become longer', () => {
        expect(show('İstanbul x', 'x')).toEqual(['İstanbul ', '[x]']);
    });

    it('names the lines that have it, in order, and those that come later', () => {
        const lines = new LineBlocks(1_000);
        lines.add('out', Array.from({ length: 250 }, (_, i) => `line ${i}\n`).join(''), 0);
        expect(findLines(lines.snapshot(), 'line 24')).toEqual([24, ...Array.from({ length: 10 }, (_, i) => 240 + i)]);
        lines.add('out', '\u001b[1mline\u001b[0m 24\n', 0);
        expect(findLines(lines.snapshot(), 'line 24').at(-1)).toBe(250);
        expect(findLines(lines.snapshot(), '')).toEqual([]);
    });
});
