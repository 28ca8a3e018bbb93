import { describe, expect, it } from 'vitest';
import { BLOCK_LINES, type Line, LineBlocks } from '../../../main/web/api/lines';

const all = (lines: LineBlocks): Line[] => lines.snapshot().flatMap(block => block.lines);
const texts = (lines: LineBlocks) => all(lines).map(line => line.text);

describe('lines of output', () => {
    it('are put together from pieces, of each stream by itself', () => {
        const lines = new LineBlocks(1_000);
        lines.add('out', 'first\nsec', 1);
        lines.add('err', 'oops', 2);
        lines.add('out', 'ond\n', 3);
        lines.add('err', '!\n\n', 4);
        expect(all(lines).map(({ stream, text }) => `${stream} ${text}`)).toEqual([
            'out first',
            'out second',
            'err oops!',
            'err ',
        ]);
        expect(all(lines).map(line => line.at)).toEqual([1, 3, 4, 4]);
    });

    it('leave the oldest behind, a block at a time', () => {
        const lines = new LineBlocks(1_000);
        for (let i = 0; i < 5_000; i++) {
            lines.add('out', `${i}\n`, 0);
            expect(lines.snapshot().reduce((sum, block) => sum + block.lines.length, 0)).toBeLessThan(
                1_000 + BLOCK_LINES,
            );
        }
        expect(texts(lines).at(-1)).toBe('4999');
        expect(texts(lines).length).toBeGreaterThanOrEqual(1_000);
        const ids = all(lines).map(line => line.id);
        expect(ids).toEqual(ids.map((_, i) => (ids[0] ?? 0) + i));
    });

    it('begin a line anew when the block of the unended one has gone', () => {
        const lines = new LineBlocks(100);
        lines.add('err', 'never ended', 0);
        for (let i = 0; i < 500; i++) {
            lines.add('out', `${i}\n`, 0);
        }
        lines.add('err', ' after all\n', 0);
        expect(texts(lines).at(-1)).toBe(' after all');
    });

    it('are in the same blocks as before where nothing has changed', () => {
        const lines = new LineBlocks(1_000);
        lines.add('out', 'x\n'.repeat(150), 0);
        const before = lines.snapshot();
        lines.add('out', 'y\n', 0);
        const after = lines.snapshot();
        expect(after[0]).toBe(before[0]);
        expect(after[1]).not.toBe(before[1]);
        expect(before[1]?.lines).toHaveLength(50);
    });

    it('carry colours on to the next line of the stream, also when the line before has gone', () => {
        const lines = new LineBlocks(100);
        lines.add('err', '\u001b[31mred\n', 0);
        lines.add('out', 'plain\n'.repeat(300), 0);
        lines.add('err', 'still red\u001b[0m\nnot red\n', 0);
        const [red, not] = all(lines).slice(-2);
        expect([red?.start, not?.start]).toEqual([{ foreground: 1 }, {}]);
    });

    it('do not go on, nor their colours, across a mark', () => {
        const lines = new LineBlocks(100);
        lines.add('out', '\u001b[31mhalf a li', 0);
        lines.mark('out', { kind: 'skipped', bytes: 70_000 }, 0);
        lines.add('out', 'ne\n', 0);
        expect(all(lines).map(({ mark, text, start }) => mark?.kind ?? [text, start])).toEqual([
            ['\u001b[31mhalf a li', {}],
            'skipped',
            ['ne', {}],
        ]);
    });

    it('are cut where they are endless, and say by how much', () => {
        const lines = new LineBlocks(100);
        lines.add('out', 'x'.repeat(60_000), 0);
        lines.add('out', `${'x'.repeat(40_000)}\r\n`, 0);
        const [line] = all(lines);
        expect([line?.text.length, (line?.text.length ?? 0) + (line?.cut ?? 0)]).toEqual([4_000, 100_001]);
    });
});
