import { describe, expect, it, vi } from 'vitest';
import { FakeEventSource } from './fakes';
import { leaveNoStreams, openSource } from '../../main/web/api/source';

describe('streams of events', () => {
    it('end when the page is left, and a page that comes back is shown anew', () => {
        vi.stubGlobal('EventSource', FakeEventSource);
        const again = vi.fn();
        leaveNoStreams(again);
        const sources = [openSource('/api/events'), openSource('/api/jobs/mail/output')];
        window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
        expect(sources.map(source => source.readyState)).toEqual([EventSource.CLOSED, EventSource.CLOSED]);
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
        expect(again).not.toHaveBeenCalled();
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        expect(again).toHaveBeenCalledOnce();
        vi.unstubAllGlobals();
    });
});
