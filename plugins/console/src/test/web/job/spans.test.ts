import { describe, expect, it } from 'vitest';
import type { JobTimeline, StateChange } from '../../../main/web/api/job';
import type { JobState } from '../../../main/web/api/types';
import {
    joined,
    shares,
    shownMillis,
    type Span,
    SPAN_MILLIS,
    spanAt,
    spansOf,
} from '../../../main/web/pages/job/spans';

const NOW = 100 * SPAN_MILLIS;
const HOUR = 3_600_000;

const at = (hoursAgo: number, state: JobState): StateChange => ({
    atMillis: NOW - hoursAgo * HOUR,
    state,
    reason: `it is ${state}`,
});

const told = (changes: StateChange[], gaps: JobTimeline['gaps'] = []): JobTimeline => ({
    sinceMillis: Math.max(NOW - SPAN_MILLIS, changes[0]?.atMillis ?? NOW),
    atMillis: NOW,
    changes,
    gaps,
});

const spans = (changes: StateChange[], gaps: JobTimeline['gaps'] = []): Span[] =>
    spansOf(told(changes, gaps), changes, NOW);

/** State, and from when to when in hours ago. */
const brief = (all: Span[]) => all.map(({ state, from, to }) => [state, (NOW - from) / HOUR, (NOW - to) / HOUR]);

describe('the stretches of a job’s state', () => {
    it('go from one change to the next, and the last one goes on', () => {
        const all = spans([at(30, 'STOPPED'), at(25, 'RUNNING'), at(10, 'BACKOFF'), at(9, 'RUNNING')]);
        expect(brief(all)).toEqual([
            ['RUNNING', 24, 10],
            ['BACKOFF', 10, 9],
            ['RUNNING', 9, 0],
        ]);
        expect(all.map(({ isPresent }) => isPresent)).toEqual([false, false, true]);
        expect(all[0]?.began).toBe(NOW - 25 * HOUR);
    });

    it('say where nothing is recorded', () => {
        expect(brief(spans([at(2, 'STOPPED')]))).toEqual([
            ['before', 24, 2],
            ['STOPPED', 2, 0],
        ]);
        expect(brief(spans([]))).toEqual([['before', 24, 0]]);
    });

    it('show no more than is known, and ten minutes at the least', () => {
        const shown = [30, 2, 0.01].map(hours => shownMillis(told([at(hours, 'STOPPED')]), NOW) / HOUR);
        expect(shown).toEqual([24, 2, 1 / 6]);
        const changes = [at(2, 'STOPPED'), at(1, 'RUNNING')];
        expect(brief(spansOf(told(changes), changes, NOW, 2 * HOUR))).toEqual([
            ['STOPPED', 2, 1],
            ['RUNNING', 1, 0],
        ]);
    });

    it('are not known while there was no service, unless it is known all the same', () => {
        const gap = (known: boolean) => [{ fromMillis: NOW - 5 * HOUR, toMillis: NOW - 3 * HOUR, known }];
        const changes = [at(30, 'RUNNING'), at(3, 'EXITED')];
        expect(brief(spans(changes, gap(false)))).toEqual([
            ['RUNNING', 24, 5],
            ['unknown', 5, 3],
            ['EXITED', 3, 0],
        ]);
        expect(brief(spans(changes, gap(true)))).toEqual([
            ['RUNNING', 24, 3],
            ['EXITED', 3, 0],
        ]);
        expect(brief(spans([at(30, 'RUNNING')], gap(false)))).toEqual([
            ['RUNNING', 24, 5],
            ['unknown', 5, 3],
            ['RUNNING', 3, 0],
        ]);
    });

    it('keep the present state even if it has just begun', () => {
        expect(spans([at(1, 'RUNNING'), at(0, 'FATAL')]).at(-1)).toMatchObject({
            state: 'FATAL',
            from: NOW,
            to: NOW,
            isPresent: true,
        });
        const gap = [{ fromMillis: NOW - HOUR, toMillis: NOW, known: false }];
        expect(spans([at(2, 'RUNNING'), at(0, 'STOPPED')], gap).at(-1)?.state).toBe('STOPPED');
    });

    it('are met by a pointer, trouble that is too short to be met as well', () => {
        const all = spans([at(30, 'RUNNING'), at(10, 'BACKOFF'), at(9.999, 'STARTING'), at(9.998, 'RUNNING')]);
        const states = [12, 10.05, 9.95, 5, 0].map(hours => all[spanAt(all, NOW - hours * HOUR, 0.1 * HOUR)]?.state);
        expect(states).toEqual(['RUNNING', 'BACKOFF', 'BACKOFF', 'RUNNING', 'RUNNING']);
    });

    it('add up', () => {
        const all = spans([at(30, 'RUNNING'), at(10, 'BACKOFF'), at(9, 'RUNNING'), at(1, 'BACKOFF')]);
        expect(shares(all)).toEqual([
            { state: 'RUNNING', millis: 22 * HOUR, times: 2 },
            { state: 'BACKOFF', millis: 2 * HOUR, times: 2 },
        ]);
    });
});

describe('what events tell of a job', () => {
    it('goes on after what the service told, without what it has told already', () => {
        const known = told([at(3, 'RUNNING'), at(2, 'BACKOFF')]);
        const heard = [at(4, 'STOPPED'), at(3, 'RUNNING'), at(1.9, 'BACKOFF'), at(1, 'RUNNING'), at(0.5, 'FATAL')];
        expect(joined(known, heard).map(({ state }) => state)).toEqual(['RUNNING', 'BACKOFF', 'RUNNING', 'FATAL']);
        expect(joined(told([]), [at(1, 'STOPPED')])).toHaveLength(1);
    });
});
