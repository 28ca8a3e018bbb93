import { act, render, screen } from '@testing-library/react';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeEventSource, FakeService, job } from './fakes';
import { choose } from '../../main/web/i18n';
import { JobsPage } from '../../main/web/pages/jobs/JobsPage';
import { Desk } from '../../main/web/state/desk';
import { page } from '../../main/web/ui/Page';

let visibility: DocumentVisibilityState;

function become(state: DocumentVisibilityState): void {
    visibility = state;
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis));

beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
    visibility = 'visible';
    choose('en');
});

afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
});

it('a page that nobody sees lets go of its stream after a while, and knows all again once it is seen', async () => {
    const service = new FakeService();
    service.jobs = [job('mail')];
    const Page = page(new Desk(service.reeve()), JobsPage);
    render(
        <MemoryRouter>
            <Page />
        </MemoryRouter>,
    );
    const before = FakeEventSource.at('/api/events');
    act(() => {
        before.open();
        before.tell('reset', {});
    });
    await pass(1_000);

    become('hidden');
    await pass(10_000);
    become('visible');
    become('hidden');
    await pass(14_000);
    expect(before.readyState).toBe(FakeEventSource.OPEN);
    await pass(1_000);
    expect(before.readyState).toBe(FakeEventSource.CLOSED);
    const asked = service.asked.length;
    await pass(3_600_000);
    expect(service.asked).toHaveLength(asked);
    expect(FakeEventSource.opened).toHaveLength(1);

    service.jobs = [job('mail'), job('new')];
    become('visible');
    expect(screen.queryByText('Connection lost')).toBeNull();
    const after = FakeEventSource.at('/api/events');
    expect(after).not.toBe(before);
    act(() => {
        after.open();
        after.tell('reset', {});
    });
    await pass(1_000);
    expect(screen.getByText('new')).toBeTruthy();
});
