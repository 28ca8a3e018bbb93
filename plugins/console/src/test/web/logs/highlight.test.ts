import { describe, expect, it } from 'vitest';
import { finderOf } from '../../../main/web/ui/highlight';

const hits = (text: string, isRegex: boolean, line: string) =>
    finderOf(
        text,
        isRegex,
    )(line)
        .filter(span => span.isHit)
        .map(span => span.text);

describe('what was searched for', () => {
    it('is marked wherever it is, and nothing is lost', () => {
        const spans = finderOf('a.', false)('a.b ab a.');
        expect(spans.filter(span => span.isHit)).toHaveLength(2);
        expect(spans.map(span => span.text).join('')).toBe('a.b ab a.');
    });

    it('may be a regular expression, with its flags in front', () => {
        expect(hits('tick [35]', true, 'tick 3, tick 4, tick 5')).toEqual(['tick 3', 'tick 5']);
        expect(hits('(?i)ERROR|warn', true, 'error Warn')).toEqual(['error', 'Warn']);
    });

    it('is not marked where a browser reads the expression otherwise, or it matches nothing', () => {
        expect(hits('(?P<x>a)', true, 'a')).toEqual([]);
        expect(hits('x*', true, 'abc')).toEqual([]);
        expect(finderOf('', false)('abc')).toEqual([{ text: 'abc', isHit: false }]);
    });
});
