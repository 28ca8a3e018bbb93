import { describe, expect, it } from 'vitest';
import { FAILED, job } from './fakes';
import type { JobState, JobStatus } from '../../main/web/api/types';
import type { Row } from '../../main/web/state/jobs';
import { canStop, type Filter, isProblem, matches, type Sort, sorted, useOf } from '../../main/web/state/order';

const row = (status: JobStatus, more: Partial<Row> = {}): Row => ({
    status,
    history: [],
    restarts: undefined,
    lastLine: undefined,
    schedule: undefined,
    command: undefined,
    ...more,
});
const names = (rows: Row[], sort: Sort) => sorted(rows, sort).map(each => each.status.name);
const filter = (change: Partial<Filter>): Filter => ({
    text: '',
    states: new Set<JobState>(),
    labels: new Set<string>(),
    ...change,
});

describe('the order of jobs', () => {
    it('has problems first, then what moves, then what is as it should be', () => {
        const rows = [
            row(job('stopped', 'STOPPED')),
            row(job('ended well', 'EXITED', { lastExit: { kind: 'CODE', number: 0, text: 'exit code 0' } })),
            row(job('running')),
            row(job('starting', 'STARTING')),
            row(job('ended badly', 'EXITED', FAILED)),
            row(job('backoff', 'BACKOFF')),
            row(job('fatal', 'FATAL')),
        ];
        expect(names(rows, { key: 'problems', descending: false })).toEqual([
            'fatal',
            'backoff',
            'ended badly',
            'starting',
            'running',
            'ended well',
            'stopped',
        ]);
    });

    it('takes numbers in names for numbers', () => {
        const rows = ['job-10', 'job-9', 'Job-1'].map(name => row(job(name)));
        expect(names(rows, { key: 'name', descending: false })).toEqual(['Job-1', 'job-9', 'job-10']);
        expect(names(rows, { key: 'name', descending: true })).toEqual(['job-10', 'job-9', 'Job-1']);
    });

    it('goes by name where all else is equal, in both directions', () => {
        const rows = ['b', 'a'].map(name => row(job(name)));
        expect(names(rows, { key: 'restarts', descending: true })).toEqual(['a', 'b']);
    });

    it('goes by the restarts of the last day, not by all since the service started', () => {
        const rows = [row(job('calm', 'RUNNING', { restarts: 90 }), { restarts: 0 }), row(job('x'), { restarts: 3 })];
        expect(names(rows, { key: 'restarts', descending: true })).toEqual(['x', 'calm']);
    });
});

describe('what a job uses', () => {
    const using = (name: string, residentBytes: number, cpuPercent: number, state: JobState = 'RUNNING') =>
        row(job(name, state), { history: [{ at: 1, residentBytes, cpuPercent }] });

    it('is told of one that is up, once it has been looked at', () => {
        expect(useOf(using('a', 10, 2.5))).toEqual({ at: 1, residentBytes: 10, cpuPercent: 2.5 });
        expect(useOf(using('a', 10, 2.5, 'STOPPED'))).toBeUndefined();
        expect(useOf(using('a', 0, 0))).toBeUndefined();
        expect(useOf(row(job('a')))).toBeUndefined();
    });

    it('is something to sort by, with those last that use nothing', () => {
        const rows = [using('down', 90, 90, 'STOPPED'), using('idle', 30, 0), using('busy', 20, 110), row(job('new'))];
        expect(names(rows, { key: 'memory', descending: true })).toEqual(['idle', 'busy', 'down', 'new']);
        expect(names(rows, { key: 'cpu', descending: true })).toEqual(['busy', 'idle', 'down', 'new']);
    });
});

describe('a problem', () => {
    it('is what is down though nobody wanted it so', () => {
        expect(isProblem(job('a', 'FATAL'))).toBe(true);
        expect(isProblem(job('a', 'BACKOFF'))).toBe(true);
        expect(isProblem(job('a', 'EXITED', FAILED))).toBe(true);
        expect(isProblem(job('a', 'EXITED', { lastExit: { kind: 'CODE', number: 0, text: '' } }))).toBe(false);
        expect(isProblem(job('a', 'STOPPED', { lastExit: { kind: 'SIGNAL', number: 15, text: '' } }))).toBe(false);
        expect(isProblem(job('a', 'RUNNING', FAILED))).toBe(false);
    });

    it('that waits for its next try can be called off', () => {
        expect(canStop(job('a', 'BACKOFF'))).toBe(true);
        expect(canStop(job('a', 'FATAL'))).toBe(false);
    });
});

describe('filters', () => {
    const mail = row(job('mail', 'RUNNING', { labels: { team: 'shop', tier: 'web' } }), { command: '/usr/bin/php' });

    it('find a text in names, labels and commands, whatever its case', () => {
        expect(['MAI', 'team=sh', ' php ', ''].map(text => matches(mail, filter({ text })))).toEqual([
            true,
            true,
            true,
            true,
        ]);
        expect(matches(mail, filter({ text: 'python' }))).toBe(false);
    });

    it('find a job by its whole process id', () => {
        expect(['71', '7', '0'].map(text => matches(mail, filter({ text })))).toEqual([true, false, false]);
        expect(matches(row(job('idle', 'STOPPED')), filter({ text: '0' }))).toBe(false);
    });

    it('want one of the labels of each key', () => {
        const labels = (...wanted: string[]) => matches(mail, filter({ labels: new Set(wanted) }));
        expect(labels('team=shop', 'team=ops')).toBe(true);
        expect(labels('team=shop', 'tier=db')).toBe(false);
        expect(labels('env=')).toBe(false);
    });

    it('want one of the states', () => {
        expect(matches(mail, filter({ states: new Set<JobState>(['FATAL', 'RUNNING']) }))).toBe(true);
        expect(matches(mail, filter({ states: new Set<JobState>(['FATAL']) }))).toBe(false);
    });
});
