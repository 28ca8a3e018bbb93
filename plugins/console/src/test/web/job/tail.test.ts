import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Backlog } from '../../../main/web/api/job';
import { Refusal } from '../../../main/web/api/jolokia';
import { Tail } from '../../../main/web/api/tail';
import { FakeEventSource } from '../fakes';

const NOTHING: Backlog = { lines: [], from: 'out=5,err=0', unended: [] };

let frames: (() => void)[] = [];

function tailOf(backlog: () => Promise<Backlog>, name = 'a b/c'): Tail {
    return new Tail({ job: name, backlog }, 2, 'both', {
        open: url => new FakeEventSource(url) as unknown as EventSource,
        later: tell => frames.push(tell),
    });
}

const settle = async () => {
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
};
const frame = () => frames.splice(0).forEach(tell => tell());
const source = () => FakeEventSource.at('/output');
const piece = (text: string, more: object = {}) => ({ stream: 'out', text, skipped: 0, anew: false, ...more });

function tell(source: FakeEventSource, id: string, ...pieces: object[]): void {
    source.dispatchEvent(new MessageEvent('output', { data: JSON.stringify(pieces), lastEventId: id }));
}

const shown = (tail: Tail) =>
    tail
        .snapshot()
        .blocks.flatMap(block => block.lines)
        .map(line => line.mark?.kind ?? `${line.stream} ${line.text}`);

beforeEach(() => {
    FakeEventSource.opened = [];
    frames = [];
});

describe('the output that somebody follows', () => {
    it('goes on where what was printed before ends, in the middle of a line if need be', async () => {
        const tail = tailOf(() =>
            Promise.resolve({
                lines: [
                    { stream: 'out', text: 'whole', at: 0 },
                    { stream: 'out', text: 'ha', at: 0 },
                ],
                from: 'out=9,err=0',
                unended: ['out'],
            }),
        );
        tail.subscribe(() => undefined);
        await settle();
        expect(source().url).toBe('/api/jobs/a%20b%2Fc/output?from=out%3D9%2Cerr%3D0&stream=both&instance=2');
        tell(source(), 'out=12,err=0', piece('lf\n'));
        frame();
        expect(shown(tail)).toEqual(['out whole', 'out half']);
    });

    it('says of which earlier lines nobody knows the order', async () => {
        const tail = tailOf(() =>
            Promise.resolve({
                lines: [
                    { stream: 'out', text: 'a', at: 0 },
                    { stream: 'err', text: 'b', at: 0 },
                    { stream: 'out', text: 'c', at: 7 },
                    { stream: 'err', text: 'd', at: 7 },
                ],
                from: 'out=4,err=4',
                unended: [],
            }),
        );
        tail.subscribe(() => undefined);
        await settle();
        frame();
        expect(shown(tail)).toEqual(['unordered', 'out a', 'unordered', 'err b', 'ordered', 'out c', 'err d']);
    });

    it('tells its listeners once a frame, however much comes', async () => {
        const tail = tailOf(() => Promise.resolve(NOTHING));
        const listener = vi.fn();
        tail.subscribe(listener);
        await settle();
        frame();
        listener.mockClear();
        for (let i = 0; i < 1_000; i++) {
            tell(source(), `out=${i},err=0`, piece(`${i}\n`));
        }
        frame();
        expect(listener).toHaveBeenCalledTimes(1);
        expect([tail.snapshot().seen, shown(tail).at(-1)]).toEqual([1_000, 'out 999']);
    });

    it('marks what was skipped, and where it begins anew', async () => {
        const tail = tailOf(() => Promise.resolve(NOTHING));
        tail.subscribe(() => undefined);
        await settle();
        tell(source(), 'x', piece('a\n'), piece('b\n', { skipped: 500 }), piece('c\n', { anew: true }));
        frame();
        expect(shown(tail)).toEqual(['out a', 'skipped', 'out b', 'anew', 'out c']);
    });

    it('comes back after a refusal from where it was, without asking for what it has', async () => {
        vi.useFakeTimers();
        try {
            const backlog = vi.fn(() => Promise.resolve(NOTHING));
            const tail = tailOf(backlog);
            tail.subscribe(() => undefined);
            await settle();
            tell(source(), 'out=77,err=0', piece('a\n'));
            source().fail(true);
            frame();
            expect(tail.snapshot().state).toBe('lost');
            vi.advanceTimersByTime(2_000);
            expect(FakeEventSource.opened).toHaveLength(2);
            expect(source().url).toContain('from=out%3D77%2Cerr%3D0');
            expect(backlog).toHaveBeenCalledTimes(1);
        } finally {
            vi.useRealTimers();
        }
    });

    it('ends with the sentence of the service', async () => {
        const tail = tailOf(() => Promise.resolve(NOTHING));
        tail.subscribe(() => undefined);
        await settle();
        source().dispatchEvent(new MessageEvent('end', { data: '{"error":"the job has been deleted"}' }));
        frame();
        expect([tail.snapshot().state, tail.snapshot().reason]).toEqual(['ended', 'the job has been deleted']);
        expect(source().readyState).toBe(FakeEventSource.CLOSED);
    });

    it('is refused to whom the gate refuses it, in its words, and no stream is opened', async () => {
        const tail = tailOf(() => Promise.reject(new Refusal(403, 'vera may not')));
        tail.subscribe(() => undefined);
        await settle();
        frame();
        expect([tail.snapshot().state, tail.snapshot().reason]).toEqual(['ended', 'vera may not']);
        expect(FakeEventSource.opened).toEqual([]);
    });

    it('rests while nobody sees it, and goes on where it was', async () => {
        const tail = tailOf(() => Promise.resolve(NOTHING));
        tail.subscribe(() => undefined);
        await settle();
        tell(source(), 'out=9,err=0', piece('a\n'));
        const before = source();
        tail.rest();
        expect(before.readyState).toBe(FakeEventSource.CLOSED);
        tail.wake();
        tail.wake();
        expect(FakeEventSource.opened).toHaveLength(2);
        expect(source().url).toContain('from=out%3D9%2Cerr%3D0');
        tell(source(), 'out=12,err=0', piece('b\n'));
        frame();
        expect(shown(tail)).toEqual(['out a', 'out b']);
        expect(tail.snapshot().blocks[0]?.lines.at(-1)?.at).toBe(0);
    });

    it('is let go when nobody listens any more', async () => {
        const tail = tailOf(() => Promise.resolve(NOTHING));
        tail.subscribe(() => undefined)();
        await settle();
        expect(FakeEventSource.opened).toEqual([]);
    });
});
