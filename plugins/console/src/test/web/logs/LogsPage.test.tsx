import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { beforeEach, describe, expect, it } from 'vitest';
import { choose } from '../../../main/web/i18n';
import { LogsPage } from '../../../main/web/pages/logs/LogsPage';
import { Desk } from '../../../main/web/state/desk';
import { page } from '../../../main/web/ui/Page';
import { FakeEventSource, FakeService, job, Refused } from '../fakes';

let service: FakeService;

const Address: React.FC = () => <output data-testid="address">{useLocation().search}</output>;
const address = () => new URLSearchParams(screen.getByTestId('address').textContent);

function show(search = ''): void {
    service.jobs = [job('mail'), job('web')];
    const Page = page(new Desk(service.reeve()), LogsPage);
    render(
        <MemoryRouter initialEntries={[`/reeve/logs${search}`]}>
            <Page />
            <Address />
        </MemoryRouter>,
    );
    act(() => {
        FakeEventSource.at('/api/events').open();
        FakeEventSource.at('/api/events').tell('reset', {});
    });
}

const FILES = [
    { name: '2026112104.log', stream: 'OUT', storedBytes: 2_048, compressed: true, modifiedMillis: 1 },
    { name: '2026112104.error.log', stream: 'ERR', storedBytes: 10, compressed: false, modifiedMillis: 2 },
];

beforeEach(() => {
    Element.prototype.scrollIntoView = () => undefined;
    service = new FakeService();
    choose('en');
    service.on('listDir', () => ['20261121']);
    service.on('listFile', () => FILES);
    service.on('getRange', () => ({ text: 'one\n<b>two</b>\n', offset: 0, next: 15, atEnd: true }));
});

describe('the page of logs', () => {
    it('leads from a job to its days, its files and the end of one', async () => {
        show();
        await userEvent.click(await screen.findByRole('button', { name: 'web' }));
        await userEvent.click(await screen.findByRole('button', { name: /^04:00 2.0 KiB compressed/ }));
        expect(await screen.findByText('<b>two</b>')).toBeTruthy();
        expect(service.ofOperation('getRange')[0]?.arguments).toEqual([
            'web',
            '20261121',
            '2026112104.log',
            -65536,
            65536,
        ]);
        expect(Object.fromEntries(address())).toEqual({ job: 'web', dir: '20261121', file: '2026112104.log' });
    });

    it('shows logs of a job that is no more, by its name', async () => {
        show();
        await userEvent.type(await screen.findByRole('textbox', { name: /name a deleted one/ }), 'gone');
        await userEvent.click(screen.getByRole('button', { name: /“gone”/ }));
        await waitFor(() => expect(service.ofOperation('listDir')[0]?.arguments).toEqual(['gone']));
    });

    it('searches a log, marks what it found and leads to its place in the file', async () => {
        service.on('search', () => ({
            matches: [
                {
                    directory: '20261121',
                    file: '2026112104.error.log',
                    offset: 64,
                    line: 'db refused',
                    before: ['before it'],
                    after: [],
                    truncated: false,
                },
            ],
            complete: true,
            scannedBytes: 4_096,
            next: '',
            damaged: ['20261120/2026112001.log'],
        }));
        show('?job=web');
        await userEvent.type(await screen.findByRole('searchbox', { name: /Text to find/ }), 'refused');
        await userEvent.click(screen.getByRole('button', { name: 'Search' }));
        expect((await screen.findByText('refused')).tagName).toBe('MARK');
        expect(screen.getByText('before it')).toBeTruthy();
        expect(screen.getByText(/2026112001.log is damaged/)).toBeTruthy();
        expect(service.ofOperation('search')[0]?.arguments).toEqual(['web', 'refused', false, '', '', '', 2, 200, '']);
        await userEvent.click(screen.getByRole('link', { name: 'Show in 2026112104.error.log' }));
        await waitFor(() => expect(address().get('at')).toBe('64'));
        expect(address().get('q')).toBe('refused');
    });

    it('goes on where a call has ended, job by job, and stops at what it may not read alone', async () => {
        service.on('search', ({ arguments: [name, , , , , , , , next] }) => {
            if (name === 'mail') {
                throw new Refused(403, 'search of reeve:type=LogExplorer is closed to ann');
            }
            return { matches: [], complete: next === 'b', scannedBytes: 1, next: next === '' ? 'b' : '', damaged: [] };
        });
        show('?q=x&scope=all');
        expect(await screen.findByText('search of reeve:type=LogExplorer is closed to ann')).toBeTruthy();
        await waitFor(() => expect(screen.getByText(/2 of 2 jobs/)).toBeTruthy());
        expect(service.ofOperation('search').map(each => [each.arguments[0], each.arguments[8]])).toEqual([
            ['mail', ''],
            ['web', ''],
            ['web', 'b'],
        ]);
    });

    it('says in the service’s words what is wrong with a regular expression', async () => {
        service.on('search', () => {
            throw new Refused(400, 'the regular expression ends within a group');
        });
        show('?job=web&q=(&regex=1');
        expect(await screen.findByText('the regular expression ends within a group')).toBeTruthy();
    });
});
