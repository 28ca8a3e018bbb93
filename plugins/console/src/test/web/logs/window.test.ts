import { describe, expect, it } from 'vitest';
import { appended, beginOf, EMPTY, endOf, linesOf, MOST_PIECES, prepended } from '../../../main/web/pages/logs/window';
import { stamped } from '../../../main/web/ui/stamp';

const piece = (offset: number, text: string, atEnd = false) => ({ offset, text, next: offset + text.length, atEnd });
const texts = (...args: Parameters<typeof linesOf>) => linesOf(...args).map(line => line.text);

describe('a part of a log file', () => {
    it('has whole lines, however they were cut into pieces', () => {
        const window = appended(appended(appended(EMPTY, piece(0, 'one\ntw')), piece(6, 'o')), piece(7, '\nthree\n'));
        expect(texts(window, undefined)).toEqual(['one', 'two', 'three']);
        expect([beginOf(window), endOf(window)]).toEqual([0, 14]);
    });

    it('grows at both ends, and says where its first line has no beginning', () => {
        const window = appended(EMPTY, piece(100, 'end of one\ntwo'));
        expect(linesOf(window, undefined).map(line => line.isPart)).toEqual([true, false]);
        const more = prepended(window, piece(90, 'zero\nfirst '));
        expect(texts(more, undefined)).toEqual(['zero', 'first end of one', 'two']);
    });

    it('keeps empty lines, but none after the last line break', () => {
        expect(texts(appended(EMPTY, piece(0, 'a\n\n\nb\n')), undefined)).toEqual(['a', '', '', 'b']);
        expect(texts(EMPTY, undefined)).toEqual([]);
    });

    it('marks the line that somebody looks for, wherever pieces meet', () => {
        const window = appended(appended(EMPTY, piece(0, 'one\n')), piece(4, 'two\nthree'));
        expect(linesOf(window, 4).filter(line => line.isWanted)).toMatchObject([{ text: 'two' }]);
        const first = appended(EMPTY, piece(4, 'two\nthree'));
        expect(linesOf(first, 4)[0]).toMatchObject({ text: 'two', isWanted: true, isPart: false });
    });

    it('is bounded: what is far from where one reads goes', () => {
        let window = EMPTY;
        for (let i = 0; i < MOST_PIECES + 3; i++) {
            window = appended(window, piece(i * 2, 'x\n', i === MOST_PIECES + 2));
        }
        expect(window.pieces).toHaveLength(MOST_PIECES);
        expect(beginOf(window)).toBe(6);
        const back = prepended(window, piece(4, 'x\n'));
        expect(back.pieces).toHaveLength(MOST_PIECES);
        expect([beginOf(back), back.atEnd]).toEqual([4, false]);
    });
});

describe('the time of a line', () => {
    it('is told from the rest', () => {
        expect(stamped('2026-11-22T07:48:48.729+00:00 tick 2')).toEqual({
            stamp: '2026-11-22T07:48:48.729+00:00 ',
            rest: 'tick 2',
        });
        expect(stamped('tick 2026-11-22')).toEqual({ stamp: '', rest: 'tick 2026-11-22' });
    });
});
