import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../main/web/api/jolokia';
import { Follower, jobTail, serverTail, type Tail } from '../../../main/web/pages/logs/follow';
import type { LogChunk, Logs } from '../../../main/web/api/logs';

type Pieces = Awaited<ReturnType<Tail['next']>>;

function tailOf(...rounds: (Pieces | Error)[]): Tail {
    return {
        next: () => {
            const round = rounds.shift() ?? [];
            return round instanceof Error ? Promise.reject(round) : Promise.resolve(round);
        },
    };
}

const out = (text: string) => ({ stream: 'OUT', text, gap: false }) as const;
const err = (text: string) => ({ stream: 'ERR', text, gap: false }) as const;

async function rounds(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
        await vi.advanceTimersByTimeAsync(1_000);
    }
}

describe('following a log', () => {
    it('puts both streams together by their times at first, and then as they come', async () => {
        vi.useFakeTimers();
        const follower = new Follower(
            tailOf(
                [
                    out('2026-11-22T07:00:01.000+00:00 a\n2026-11-22T07:00:03.000+00:00 c\n'),
                    err('2026-11-22T07:00:02.000+00:00 b\n'),
                ],
                [out('d'), err('')],
                [out('d\n'), err('e\n')],
            ),
        );
        const stop = follower.subscribe(() => undefined);
        await rounds(3);
        expect(follower.snapshot().lines.map(line => line.text.slice(-2))).toEqual([' a', ' b', ' c', 'dd', 'e']);
        expect(follower.snapshot().lines.map(line => line.stream)).toEqual(['OUT', 'ERR', 'OUT', 'OUT', 'ERR']);
        stop();
        vi.useRealTimers();
    });

    it('asks for nothing while it is paused, and goes on where it was', async () => {
        vi.useFakeTimers();
        const next = vi.fn(() => Promise.resolve([out('x\n')]));
        const follower = new Follower({ next });
        const stop = follower.subscribe(() => undefined);
        await rounds(1);
        follower.pause(true);
        const calls = next.mock.calls.length;
        await rounds(5);
        expect(next.mock.calls.length).toBe(calls);
        follower.pause(false);
        await rounds(1);
        expect(next.mock.calls.length).toBeGreaterThan(calls);
        stop();
        vi.useRealTimers();
    });

    it('goes on after a lost connection, but not after a refusal', async () => {
        vi.useFakeTimers();
        const follower = new Follower(
            tailOf(
                new Error('no connection'),
                [out('back\n')],
                new Refusal(403, 'reeve:type=LogExplorer is closed to ann'),
            ),
        );
        const stop = follower.subscribe(() => undefined);
        await rounds(1);
        expect(follower.snapshot()).toMatchObject({ failure: undefined, lines: [{ text: 'back' }] });
        await rounds(3);
        expect(follower.snapshot().failure).toBeInstanceOf(Refusal);
        stop();
        vi.useRealTimers();
    });
});

describe('the tail of a job', () => {
    it('goes on from the cursors that it was told', async () => {
        const chunk = (text: string, next: string): { ok: true; value: LogChunk } => ({
            ok: true,
            value: { text, next, atEnd: true, gap: false },
        });
        const follow = vi.fn((_: string, __: number, cursors: Record<string, string>) =>
            Promise.resolve([chunk(cursors['OUT'] ?? '', 'o'), chunk('', 'e')]),
        );
        const tail = jobTail({ follow } as unknown as Logs, 'web', 2);
        expect((await tail.next())[0]?.text).toBe('-200');
        expect((await tail.next())[0]?.text).toBe('o');
        expect(follow.mock.calls[0]?.slice(0, 2)).toEqual(['web', 2]);
    });
});

describe('the tail of the service', () => {
    it('begins with a whole line, and goes to the next file when there is one', async () => {
        const files = [{ name: '2026112104.log' }];
        const range = vi.fn((_: undefined, __: string, file: string, offset: number) =>
            Promise.resolve(
                file === '2026112105.log'
                    ? { text: offset === 0 ? 'next hour\n' : '', offset, next: 10, atEnd: true }
                    : offset < 0
                      ? { text: 'half\nwhole\n', offset: 90, next: 101, atEnd: true }
                      : { text: '', offset, next: 101, atEnd: true },
            ),
        );
        const logs = {
            days: () => Promise.resolve(['20261121']),
            files: () => Promise.resolve([...files]),
            range,
        } as unknown as Logs;
        const tail = serverTail(logs);
        expect((await tail.next())[0]?.text).toBe('whole\n');
        files.push({ name: '2026112105.log' });
        const later: string[] = [];
        for (let i = 0; i < 12; i++) {
            later.push((await tail.next())[0]?.text ?? '');
        }
        expect(later.filter(text => text !== '')).toEqual(['next hour\n']);
    });
});
