import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource, job } from './fakes';
import { Events, type Hearer } from '../../main/web/api/events';

describe('the stream of events', () => {
    let heard: string[];
    let events: Events;

    beforeEach(() => {
        vi.useFakeTimers();
        heard = [];
        const hearer: Hearer = {
            reset: () => heard.push('reset'),
            changed: jobs => heard.push(`changed ${jobs.map(each => each.name).join(' ')}`),
            deleted: names => heard.push(`deleted ${names.join(' ')}`),
            connection: state => heard.push(state),
            refused: () => heard.push('refused'),
        };
        events = new Events('/api/events', hearer);
        events.start();
    });

    afterEach(() => {
        events.stop();
        vi.useRealTimers();
    });

    it('tells of changes, deletions, and that all is to be asked for', () => {
        const source = FakeEventSource.at('/api/events');
        source.open();
        source.tell('reset', {});
        source.tell('jobs', { deleted: ['old'], defined: ['new'], status: [job('new'), job('mail')] });
        expect(heard).toEqual(['connecting', 'connected', 'reset', 'deleted old', 'changed new mail']);
    });

    it('leaves it to the browser to try again after a broken connection', () => {
        const source = FakeEventSource.at('/api/events');
        source.open();
        source.fail(false);
        vi.advanceTimersByTime(60_000);
        source.open();
        expect(FakeEventSource.opened).toHaveLength(1);
        expect(heard).toEqual(['connecting', 'connected', 'lost', 'connected']);
    });

    it('tries again by itself when it was refused, more and more seldom', () => {
        FakeEventSource.at('/api/events').fail(true);
        expect(heard).toEqual(['connecting', 'lost', 'refused']);
        vi.advanceTimersByTime(1_000);
        expect(FakeEventSource.opened).toHaveLength(2);
        FakeEventSource.at('/api/events').fail(true);
        vi.advanceTimersByTime(1_999);
        expect(FakeEventSource.opened).toHaveLength(2);
        vi.advanceTimersByTime(1);
        expect(FakeEventSource.opened).toHaveLength(3);
    });

    it('asks why when the service ends it', () => {
        const source = FakeEventSource.at('/api/events');
        source.open();
        source.tell('end', { error: 'the login of ann no longer counts' });
        expect(heard).toEqual(['connecting', 'connected', 'refused']);
        expect(source.readyState).toBe(FakeEventSource.CLOSED);
    });

    it('is closed when nobody needs it', () => {
        const source = FakeEventSource.at('/api/events');
        events.stop();
        expect(source.readyState).toBe(FakeEventSource.CLOSED);
        vi.advanceTimersByTime(60_000);
        expect(FakeEventSource.opened).toHaveLength(1);
    });
});
