/* What a job's state was when, as stretches of the last 24 hours. */

import type { JobTimeline, StateChange } from '../../api/job';
import { JOB_STATES, type JobState } from '../../api/types';

export const SPAN_MILLIS = 24 * 3_600_000;

const LEAST_MILLIS = 10 * 60_000;

/** How much is shown: of a job that is not known for long, no more than is known, that it is not too small to be seen. */
export function shownMillis({ sinceMillis }: JobTimeline, now: number): number {
    return Math.min(SPAN_MILLIS, Math.max(LEAST_MILLIS, now - sinceMillis));
}

/** A time in which the state was one and the same. */
export interface Span {
    /** When it began, which may be before what is shown. */
    began: number;
    /** Within what is shown. */
    from: number;
    to: number;
    /** Not known while there was no service, and `before` anything was recorded. */
    state: JobState | 'unknown' | 'before';
    reason: string;
    /** Whether it goes on. */
    isPresent: boolean;
}

/** Without what is no news: events tell how a job is, and not what it was before. */
export function joined(told: JobTimeline, heard: readonly StateChange[]): readonly StateChange[] {
    const all = [...told.changes];
    for (const change of heard) {
        const last = all[all.length - 1];
        if (!last || (change.atMillis > last.atMillis && change.state !== last.state)) {
            all.push(change);
        }
    }
    return all;
}

/** @param now when what is shown ends */
export function spansOf(told: JobTimeline, changes: readonly StateChange[], now: number, shown = SPAN_MILLIS): Span[] {
    const start = now - shown;
    const known = Math.max(start, told.sinceMillis);
    const spans: Span[] = [];
    if (known > start) {
        spans.push({ began: start, from: start, to: known, state: 'before', reason: '', isPresent: false });
    }
    changes.forEach(({ atMillis, state, reason }, i) => {
        const next = changes[i + 1];
        const to = Math.min(now, next?.atMillis ?? now);
        if (!next || to > start) {
            const from = Math.min(now, Math.max(start, atMillis));
            spans.push({ began: atMillis, from, to: Math.max(from, to), state, reason, isPresent: !next });
        }
    });
    return told.gaps
        .filter(gap => !gap.known && gap.toMillis > start)
        .reduce((before, { fromMillis, toMillis }) => cut(before, Math.max(start, fromMillis), toMillis), spans);
}

/** Of what went on from before the gap until after it, both ends are left. */
function cut(spans: readonly Span[], from: number, to: number): Span[] {
    const gap: Span = { began: from, from, to, state: 'unknown', reason: '', isPresent: false };
    const before = spans.flatMap(span => (span.from < from ? [{ ...span, to: Math.min(span.to, from) }] : []));
    const after = spans.flatMap(span =>
        span.to > to || (span.isPresent && span.to === to) || span.from >= to
            ? [{ ...span, from: Math.max(span.from, to), began: Math.max(span.began, to) }]
            : [],
    );
    return [...before.map(span => (span.to === from ? { ...span, isPresent: false } : span)), gap, ...after];
}

/** Which one is at a moment; of those that are too short to be met, the nearest within reach, trouble first. */
export function spanAt(spans: readonly Span[], instant: number, reach: number): number {
    let best = -1;
    let weight = 0;
    spans.forEach(({ from, to, state }, i) => {
        const isShort = to - from < reach;
        const isNear = instant >= from - (isShort ? reach : 0) && instant < to + (isShort ? reach : 0);
        const weighs = isShort ? 1 + urgency(state) : 1;
        if (isNear && weighs >= weight) {
            best = i;
            weight = weighs;
        }
    });
    return best < 0 ? spans.length - 1 : best;
}

const CALM: Span['state'][] = ['before', 'unknown', 'RUNNING', 'STOPPED'];

/** What is to be drawn over what. */
export function urgency(state: Span['state']): number {
    return CALM.includes(state) ? 0 : JOB_STATES.length - JOB_STATES.indexOf(state as JobState);
}

export interface Share {
    state: Span['state'];
    millis: number;
    times: number;
}

/** How long it was in which state, the longest first; what was before anything was recorded does not count. */
export function shares(spans: readonly Span[]): Share[] {
    const byState = new Map<Span['state'], Share>();
    for (const { state, from, to } of spans) {
        if (state !== 'before') {
            const share = byState.get(state) ?? { state, millis: 0, times: 0 };
            byState.set(state, { state, millis: share.millis + to - from, times: share.times + 1 });
        }
    }
    return [...byState.values()].sort((a, b) => b.millis - a.millis);
}
