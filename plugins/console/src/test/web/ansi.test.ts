import { describe, expect, it } from 'vitest';
import { ansi, classes, plain } from '../../main/web/ui/ansi';

describe('colours of terminals', () => {
    it('become pieces of text with a style', () => {
        const { pieces, end } = ansi('a \u001b[1;31mred\u001b[0m b');
        expect(pieces).toEqual([
            { text: 'a ', style: {} },
            { text: 'red', style: { bold: true, foreground: 1 } },
            { text: ' b', style: {} },
        ]);
        expect(end).toEqual({});
    });

    it('go on in the next line until something ends them', () => {
        const { end } = ansi('\u001b[32mgreen');
        expect(ansi('still', end).pieces).toEqual([{ text: 'still', style: { foreground: 2 } }]);
        expect(ansi('\u001b[39mno more', end).pieces).toEqual([{ text: 'no more', style: {} }]);
    });

    it('of 256 and of 24 bits become the nearest of the eight', () => {
        expect(ansi('\u001b[38;5;196mx').end).toEqual({ foreground: 1 });
        expect(ansi('\u001b[48;2;10;10;250mx').end).toEqual({ background: 4 });
        expect(ansi('\u001b[38;2;0;200;0;1mx').end).toEqual({ foreground: 2, bold: true });
    });

    it('are all that is left of escape sequences', () => {
        const line = '\u001b[2J\u001b]0;title\u0007\u001b[?25lhello\u001b[10;5H\u001b';
        expect(ansi(line).pieces).toEqual([{ text: 'hello', style: {} }]);
        expect(plain(line)).toBe('hello');
    });

    it('are never anything but the names of our classes', () => {
        expect(classes(ansi('\u001b[31;44;1;2;3;4mx').end)).toBe(
            'reeve-ansi-fg-1 reeve-ansi-bg-4 reeve-ansi-bold reeve-ansi-dim reeve-ansi-italic reeve-ansi-underline',
        );
        expect(ansi('<img src=x onerror=alert(1)>').pieces).toEqual([
            { text: '<img src=x onerror=alert(1)>', style: {} },
        ]);
    });
});
