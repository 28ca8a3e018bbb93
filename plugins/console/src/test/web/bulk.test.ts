import { expect, it } from 'vitest';
import { job } from './fakes';
import type { BulkAction } from '../../main/web/api/reeve';
import type { JobStatus } from '../../main/web/api/types';
import { doneOf } from '../../main/web/pages/jobs/useActions';
import { Jobs } from '../../main/web/state/jobs';

const AT = { startedAtMillis: 1_000 };

/** How many of three count as done when one of them has become something else, and another is not there any longer. */
function done(action: BulkAction, before: JobStatus, after: JobStatus): number {
    const jobs = new Jobs(() => undefined);
    jobs.update([before, job('b'), job('gone')]);
    const names = [before.name, 'b', 'gone'];
    const bulk = { action, names, before: new Map(names.map(name => [name, jobs.row(name)])) };
    expect(doneOf(bulk, name => jobs.row(name))).toBe(0);
    jobs.update([after]);
    jobs.remove('gone');
    return doneOf(bulk, name => jobs.row(name));
}

it('a job counts as done when it is on its way no longer', () => {
    expect(done('stop', job('a'), job('a', 'STOPPING'))).toBe(1);
    expect(done('stop', job('a'), job('a', 'STOPPED'))).toBe(2);
    expect(done('start', job('a', 'STOPPED'), job('a', 'STARTING'))).toBe(1);
    expect(done('start', job('a', 'STOPPED'), job('a', 'FATAL'))).toBe(2);
});

it('one that is restarted counts when it is another process', () => {
    expect(done('restart', job('a', 'RUNNING', AT), job('a', 'RUNNING', AT))).toBe(1);
    expect(done('restart', job('a', 'RUNNING', AT), job('a', 'RUNNING', { startedAtMillis: 2_000 }))).toBe(2);
    expect(done('restart', job('a', 'RUNNING', AT), job('a', 'BACKOFF', AT))).toBe(2);
});
