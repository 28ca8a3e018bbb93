import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import React from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JobStatus } from '../../../main/web/api/types';
import { choose } from '../../../main/web/i18n';
import { JobRoutes } from '../../../main/web/pages/job/JobRoutes';
import { Desk } from '../../../main/web/state/desk';
import { page } from '../../../main/web/ui/Page';
import { FAILED, FakeEventSource, FakeService, job, Refused } from '../fakes';

const DEFINITION = {
    name: 'web',
    command: '/bin/web',
    params: '',
    environment: { PW: '********' },
    secrets: ['PW'],
    bufferSize: 20,
    upkeep: { kind: 'SERVICE', instances: 2, restart: { mode: 'ALWAYS', retries: -1 } },
    resources: { nice: 3 },
};

let service: FakeService;

const Address: React.FC = () => {
    const { pathname, search } = useLocation();
    return <output data-testid="address">{pathname + search}</output>;
};

async function show(path: string, ...jobs: JobStatus[]): Promise<void> {
    service.jobs = jobs;
    const Page = page(new Desk(service.reeve()), JobRoutes);
    render(
        <MemoryRouter initialEntries={[`/reeve/jobs/${path}`]}>
            <Routes>
                <Route path="/reeve/jobs/*" element={<Page />} />
            </Routes>
            <Address />
        </MemoryRouter>,
    );
    const events = FakeEventSource.at('/api/events');
    act(() => {
        events.open();
        events.tell('reset', {});
    });
    await screen.findByRole('heading', { level: 1 });
}

const address = () => screen.getByTestId('address').textContent;

beforeEach(() => {
    service = new FakeService();
    service.on('get', () => DEFINITION);
    service.on('explain', () => 'web is FATAL since noon: it gave up; it stays so.\n  no luck');
    service.on('followInstance', () => ({ text: '', next: 0, skipped: 0 }));
    service.on('history', () => []);
    service.on('environment', () => ({ PATH: '/bin', PW: '********', HTML: '<b>no</b>' }));
    Object.assign(globalThis, { EventSource: FakeEventSource });
    choose('en');
});

describe('the page of a job', () => {
    it('says in a sentence why it is as it is, and in the words of the service what comes next', async () => {
        await show(
            'web',
            job('web', 'FATAL', { ...FAILED, reason: 'gave up after 3 tries', lastErrors: ['db refused'] }),
        );
        expect(screen.getByText('gave up after 3 tries')).toBeTruthy();
        expect(screen.getByText('db refused')).toBeTruthy();
        fireEvent.click(screen.getByRole('button', { name: 'Why, and what comes next' }));
        expect(await screen.findByText('web is FATAL since noon: it gave up; it stays so.')).toBeTruthy();
    });

    it('shows how its state went, asks for that once, and goes on by what events tell', async () => {
        const start = Date.now() - 3_600_000;
        service.on('timeline', () => ({
            sinceMillis: start,
            atMillis: Date.now(),
            changes: [
                { atMillis: start, state: 'STOPPED', reason: 'not started yet' },
                { atMillis: start + 600_000, state: 'RUNNING', reason: 'running' },
                { atMillis: start + 1_800_000, state: 'FATAL', reason: 'gave up <b>after</b> 3 tries' },
            ],
            gaps: [],
        }));
        const since = start + 1_800_000;
        await show('web', job('web', 'FATAL', { sinceMillis: since }));
        const band = await screen.findByRole('img', {
            name: /State in the last 24 hours: Fatal 30 min; Running 20 min/,
        });
        fireEvent.keyDown(band, { key: 'ArrowLeft' });
        expect(screen.getByText('gave up <b>after</b> 3 tries')).toBeTruthy();
        fireEvent.keyDown(band, { key: 'Home' });
        expect(screen.getByText('not started yet')).toBeTruthy();
        fireEvent.click(screen.getByRole('button', { name: 'All of it as a table' }));
        const states = () =>
            screen.getAllByRole('row').flatMap(row => row.querySelector('[data-label=State]')?.textContent ?? []);
        expect(states()).toEqual(['Fatal', 'Running', 'Stopped']);
        act(() => {
            FakeEventSource.at('/api/events').tell('jobs', {
                status: [job('web', 'STARTING', { sinceMillis: Date.now() })],
            });
        });
        await waitFor(() => expect(states()).toEqual(['Starting', 'Fatal', 'Running', 'Stopped']));
        expect(service.ofOperation('timeline')).toHaveLength(1);
    });

    it('finds a job whatever its name is made of, and shows the name as text', async () => {
        const name = 'Bücher und מסמכים 1.0';
        await show(`${encodeURIComponent(name)}/environment`, job(name));
        expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(name);
        expect(await screen.findByText('<b>no</b>')).toBeTruthy();
        fireEvent.click(screen.getByText('Runs'));
        expect(address()).toBe(`/reeve/jobs/${encodeURIComponent(name)}/runs`);
    });

    it('says so if there is no such job, or none for the caller', async () => {
        await show('nope%3Cb%3E', job('web'));
        expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('There is no job nope<b>');
    });

    it('says so if the job is deleted while it is looked at', async () => {
        await show('web', job('web'));
        await act(async () => {
            FakeEventSource.at('/api/events').tell('jobs', { deleted: ['web'] });
            await new Promise(resolve => setTimeout(resolve, 150)); // that long the store collects
        });
        expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('web has been deleted');
    });

    it('greys out what the caller may not do, and names the privilege', async () => {
        service.forbidden = new Set(['restart', 'scale']);
        await show('web', job('web'));
        const restart = await waitFor(() => {
            const button = screen.getByRole('button', { name: 'Restart web' });
            expect(button.getAttribute('aria-disabled')).toBe('true');
            return button;
        });
        fireEvent.click(restart);
        expect(service.ofOperation('restart')).toEqual([]);
        fireEvent.click(screen.getByRole('button', { name: 'More actions for web' }));
        const items = await screen.findAllByRole('menuitem');
        const off = items.filter(item => item.getAttribute('aria-disabled') === 'true').map(item => item.textContent);
        expect(off).toEqual(['Scale…']);
    });

    it('sends a signal, and keeps the dialog with the sentence of the service if that refuses', async () => {
        service.on('signal', () => {
            throw new Refused(400, "'BOGUS' is no signal");
        });
        await show('web', job('web'));
        fireEvent.click(screen.getByRole('button', { name: 'More actions for web' }));
        fireEvent.click(await screen.findByRole('menuitem', { name: 'Send a signal…' }));
        const dialog = await screen.findByRole('dialog');
        fireEvent.change(within(dialog).getByLabelText('Signal'), { target: { value: 'BOGUS' } });
        fireEvent.click(within(dialog).getByRole('button', { name: 'Send' }));
        expect(await within(dialog).findByText("'BOGUS' is no signal")).toBeTruthy();
        expect(service.ofOperation('signal')[0]?.arguments).toEqual(['BOGUS']);
    });
});

describe('the settings of a job', () => {
    const text = () => screen.getByLabelText<HTMLTextAreaElement>('As YAML or JSON');

    it('are sent as far as they have changed, and those that were emptied go back to their defaults', async () => {
        service.on('update', () => DEFINITION);
        await show('web/settings', job('web'));
        fireEvent.change(await screen.findByLabelText(/^Command/), { target: { value: '/bin/other' } });
        fireEvent.change(screen.getByLabelText('Nice'), { target: { value: '' } });
        expect(screen.getByText(/command, nice will count at the next start/)).toBeTruthy();
        fireEvent.click(screen.getByRole('button', { name: 'Save' }));
        await screen.findByText(/Saved: command, nice/);
        expect(service.ofOperation('update').map(each => each.arguments)).toEqual([
            ['web', 'command: /bin/other\nnice: null\n'],
        ]);
        expect(screen.getByText('Restart now')).toBeTruthy();
    });

    it('are the same in the form and in the text', async () => {
        await show('web/settings', job('web'));
        await screen.findByLabelText(/^Command/);
        fireEvent.change(text(), {
            target: { value: 'command: "/bin/x y"\nrestart: on-failure\nlabels: {"a":"b"}\n' },
        });
        expect(screen.getByLabelText<HTMLInputElement>(/^Command/).value).toBe('/bin/x y');
        expect(screen.getByLabelText<HTMLSelectElement>('Restart').value).toBe('on-failure');
        fireEvent.change(screen.getByLabelText('Labels'), { target: { value: 'a=b\nteam=shop=1' } });
        expect(text().value).toContain('labels: {"a":"b","team":"shop=1"}');
        fireEvent.change(text(), { target: { value: 'no settings at all' } });
        expect(screen.queryByLabelText(/^Command/)).toBeNull();
        expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
    });

    it('stay as they were typed while another part of the page is looked at', async () => {
        await show('web/settings', job('web'));
        fireEvent.change(await screen.findByLabelText(/^Parameters/), { target: { value: '--once' } });
        fireEvent.click(screen.getByText('Environment', { selector: '.pf-v6-c-tabs__item-text' }));
        expect(await screen.findByText('/bin')).toBeTruthy();
        fireEvent.click(screen.getByText('Settings', { selector: '.pf-v6-c-tabs__item-text' }));
        expect((await screen.findByLabelText<HTMLInputElement>(/^Parameters/)).value).toBe('--once');
    });

    it('get the complaints of the service where they belong', async () => {
        service.on('update', () => {
            throw new Refused(400, "job web: instances: expected a whole number from 1 to 1000, not '5000'");
        });
        await show('web/settings', job('web'));
        const instances = await screen.findByLabelText('Instances');
        fireEvent.change(instances, { target: { value: '5000' } });
        fireEvent.click(screen.getByRole('button', { name: 'Save' }));
        expect(await screen.findByText("expected a whole number from 1 to 1000, not '5000'")).toBeTruthy();
        expect(instances.getAttribute('aria-invalid')).toBe('true');
        expect(screen.getByLabelText<HTMLInputElement>('Instances').value).toBe('5000');
    });

    it('are not for those who may not see them', async () => {
        service.on('get', () => {
            throw new Refused(403, 'vera may not');
        });
        service.forbidden = new Set(['get']);
        await show('web/settings', job('web'));
        expect(await screen.findByText(/lacks the privilege GET/)).toBeTruthy();
        expect(service.ofOperation('get')).toEqual([]);
    });
});

describe('the output of a job', () => {
    it('is text, in the order in which it comes, with standard error marked', async () => {
        await show('web/output?instance=2', job('web', 'RUNNING', { instances: 2, running: 2 }));
        await waitFor(() => FakeEventSource.at('instance=2'));
        await act(async () => {
            FakeEventSource.at('instance=2').tell('output', [
                { stream: 'out', text: '<img src=x>\n', skipped: 0, anew: false },
                { stream: 'err', text: 'oops\n', skipped: 70_000, anew: false },
            ]);
            await new Promise(resolve => setTimeout(resolve, 50)); // a frame
        });
        const log = screen.getByRole('log');
        expect(within(log).getByText('<img src=x>')).toBeTruthy();
        expect(within(log).getByText(/68\.4 KiB skipped/)).toBeTruthy();
        expect(within(log).getByTitle(/standard error$/).textContent).toBe('oops');
    });

    it('stands still while it is paused, and tells how much has come', async () => {
        await show('web/output', job('web'));
        await waitFor(() => FakeEventSource.at('/output'));
        const come = (text: string) =>
            act(async () => {
                FakeEventSource.at('/output').tell('output', [{ stream: 'out', text, skipped: 0, anew: false }]);
                await new Promise(resolve => setTimeout(resolve, 50)); // a frame
            });
        await come('one\n');
        fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
        await come('two\nthree\n');
        expect(screen.queryByText('two')).toBeNull();
        expect(screen.getByText('Paused; 2 lines more meanwhile')).toBeTruthy();
        fireEvent.click(screen.getByRole('button', { name: 'Follow' }));
        expect(screen.getByText('three')).toBeTruthy();
    });

    it('is searched, from the end back', async () => {
        await show('web/output', job('web'));
        await waitFor(() => FakeEventSource.at('/output'));
        await act(async () => {
            FakeEventSource.at('/output').tell('output', [
                { stream: 'out', text: 'Error a\nfine\nan error b\n', skipped: 0, anew: false },
            ]);
            await new Promise(resolve => setTimeout(resolve, 50)); // a frame
        });
        const search = screen.getByRole('textbox', { name: 'Search in the output' });
        fireEvent.change(search, { target: { value: 'error' } });
        expect(document.querySelectorAll('mark')).toHaveLength(2);
        fireEvent.keyDown(search, { key: 'Enter' });
        expect(screen.getByText('2/2')).toBeTruthy();
        expect(document.querySelector('.reeve-current')?.textContent).toBe('an error b');
        fireEvent.keyDown(search, { key: 'Enter' });
        expect(document.querySelector('.reeve-current')?.textContent).toBe('Error a');
    });
});
