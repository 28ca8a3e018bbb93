import { describe, expect, it } from 'vitest';
import { FakeEventSource } from './fakes';
import { Lines, Output } from '../../main/web/api/output';
import { recent } from '../../main/web/api/recent';
import type { OutputLine } from '../../main/web/api/types';

const texts = (lines: Lines) => lines.snapshot().map(line => line.text);
const at = (atMillis: number, text: string): OutputLine => ({ atMillis, text, complete: true });
const chunk = (text: string, next: number) => ({ text, next, skipped: 0 });

describe('lines of output', () => {
    it('are put together from pieces', () => {
        const lines = new Lines(20);
        lines.add('out', 'one\ntw');
        lines.add('err', 'trouble\n');
        lines.add('out', 'o\nthree\n');
        expect(texts(lines)).toEqual(['one', 'two', 'trouble', 'three']);
    });

    it('are kept as many as are wanted', () => {
        const lines = new Lines(2);
        lines.add('out', 'one\ntwo\nthree\nfour\n');
        expect(texts(lines)).toEqual(['three', 'four']);
    });

    it('of 100 kB are cut, and tell by how much', () => {
        const lines = new Lines(20);
        lines.add('out', 'x'.repeat(60_000));
        lines.add('out', `${'x'.repeat(40_000)}\nnext\n`);
        const [long, next] = lines.snapshot();
        expect(long?.text).toHaveLength(1_000);
        expect(long?.cut).toBe(99_000);
        expect(next?.text).toBe('next');
    });

    it('end before a carriage return', () => {
        const lines = new Lines(20);
        lines.add('out', 'dos\r\n');
        expect(texts(lines)).toEqual(['dos']);
    });
});

describe('the last lines of both streams', () => {
    it('stand in the order in which they were printed', () => {
        const { lines, from } = recent(
            20,
            { chunk: chunk('a\nc\n', 4), times: [at(1_000, 'a'), at(3_000, 'c')] },
            { chunk: chunk('b\nd\n', 6), times: [at(2_000, 'b'), at(4_000, 'd')] },
        );
        expect(lines.map(line => `${line.stream} ${line.text}`)).toEqual(['out a', 'err b', 'out c', 'err d']);
        expect(from).toBe('out=4,err=6');
    });

    it('of earlier processes, whose times nobody knows, come first', () => {
        const { lines } = recent(
            3,
            { chunk: chunk('old\nnew\n', 8), times: [at(5_000, 'new')] },
            { chunk: chunk('older\nlast\n', 9), times: [at(4_000, 'last'), at(6_000, 'printed meanwhile')] },
        );
        expect(lines.map(line => line.text)).toEqual(['older', 'last', 'new']);
    });

    it('may be none', () => {
        expect(recent(20, { chunk: chunk('', 0), times: [] }, { chunk: chunk('', 0), times: [] }).lines).toEqual([]);
    });
});

describe('the output of a job', () => {
    const begun = { lines: [{ stream: 'out' as const, text: 'old', at: 0 }], from: 'out=4,err=0' };

    it('goes on where the last lines ended', async () => {
        const output = new Output('two words', 20, () => Promise.resolve(begun));
        const stop = output.subscribe(() => undefined);
        await Promise.resolve();
        await Promise.resolve();
        const source = FakeEventSource.at('/api/jobs/two%20words/output?from=out=4,err=0');
        source.tell('output', [{ anew: false, stream: 'err', text: 'new\n', skipped: 12 }]);
        expect(output.snapshot().lines.map(line => line.text)).toEqual(['old', 'new']);
        expect(output.snapshot().skipped).toBe(12);
        source.tell('output', [{ anew: true, stream: 'out', text: 'from the start\n', skipped: 0 }]);
        expect(output.snapshot().lines.map(line => line.text)).toEqual(['from the start']);
        source.tell('end', { error: 'the job has been deleted' });
        expect(output.snapshot().ended).toBe('the job has been deleted');
        stop();
        expect(source.readyState).toBe(FakeEventSource.CLOSED);
    });

    it('is not followed any more once nobody listens', async () => {
        const output = new Output('mail', 20, () => Promise.resolve(begun));
        output.subscribe(() => undefined)();
        await Promise.resolve();
        await Promise.resolve();
        expect(FakeEventSource.opened).toEqual([]);
    });
});
