import { expect, it } from 'vitest';
import { LineBlocks } from '../../../main/web/api/lines';
import { instantOf, lineAt } from '../../../main/web/pages/job/jump';

const at = (...time: [number, number, number]) => new Date(2026, 4, 3, ...time).getTime();
const NOW = at(13, 5, 30);

it('a time of the day is the latest moment that had it', () => {
    expect(instantOf('13:05', NOW)).toBe(at(13, 5, 0));
    expect(instantOf('13:05:30', NOW)).toBe(NOW);
    expect(instantOf('13:06', NOW)).toBe(new Date(2026, 4, 2, 13, 6).getTime());
    expect(instantOf('', NOW)).toBeUndefined();
});

it('to jump to a time is to go to the first line since then, as far as times are known', () => {
    const lines = new LineBlocks(1_000);
    expect(lineAt(lines.snapshot(), NOW)).toBeUndefined();
    lines.add('out', 'of long ago\n', 0);
    expect(lineAt(lines.snapshot(), NOW)).toBeUndefined();
    lines.add('out', 'one\n', at(13, 0, 0));
    lines.mark('out', { kind: 'anew' }, at(13, 1, 0));
    lines.add('err', 'two\n', at(13, 2, 0));
    const goTo = (instant: number) => lineAt(lines.snapshot(), instant)?.text;
    expect(goTo(at(12, 0, 0))).toBe('one');
    expect(goTo(at(13, 0, 0))).toBe('one');
    expect(goTo(at(13, 0, 1))).toBe('two');
    expect(goTo(at(13, 3, 0))).toBe('two');
});
