import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { beforeEach, describe, expect, it } from 'vitest';
import { FAILED, FakeEventSource, FakeService, job, Refused } from './fakes';
import type { JobStatus } from '../../main/web/api/types';
import { choose } from '../../main/web/i18n';
import { JobsPage } from '../../main/web/pages/jobs/JobsPage';
import { Desk } from '../../main/web/state/desk';
import { page } from '../../main/web/ui/Page';

let service: FakeService;

const Address: React.FC = () => <output data-testid="address">{useLocation().search}</output>;

/** The page as it is once all jobs are there. */
async function show(jobs: JobStatus[], address = ''): Promise<void> {
    service.jobs = jobs;
    const Page = page(new Desk(service.reeve()), JobsPage);
    render(
        <MemoryRouter initialEntries={[`/reeve/jobs${address}`]}>
            <Page />
            <Address />
        </MemoryRouter>,
    );
    const events = FakeEventSource.at('/api/events');
    act(() => {
        events.open();
        events.tell('reset', {});
    });
    await screen.findAllByRole('button', { name: 'Add job' });
}

/** What the service tells of, once the page shows it. */
async function tell(...statuses: JobStatus[]): Promise<void> {
    await act(async () => {
        FakeEventSource.at('/api/events').tell('jobs', { status: statuses });
        await new Promise(resolve => setTimeout(resolve, 120)); // that long the store collects
    });
}

const names = () => [...document.querySelectorAll('tbody .reeve-name')].map(each => each.textContent);
const address = () => screen.getByTestId('address').textContent;

beforeEach(() => {
    service = new FakeService();
    choose('en');
});

describe('the page of jobs', () => {
    it('has problems on top, each with its reason', async () => {
        await show([
            job('calm'),
            job('crash', 'FATAL', { ...FAILED, reason: 'gave up after 3 tries', endedAtMillis: Date.now() - 120_000 }),
        ]);
        expect(names()).toEqual(['crash', 'calm']);
        expect(screen.getByText('gave up after 3 tries')).toBeTruthy();
        expect(screen.getByText('exit 3')).toBeTruthy();
        expect(screen.getByText('2 min ago')).toBeTruthy();
    });

    it('moves no row when something happens, until somebody asks for the new order', async () => {
        await show([job('a'), job('b')]);
        await tell(job('b', 'FATAL', FAILED));
        expect(names()).toEqual(['a', 'b']);
        expect(screen.getByRole('button', { name: /^Fatal 1/ })).toBeTruthy();
        fireEvent.click(screen.getByRole('button', { name: 'Update the order' }));
        expect(names()).toEqual(['b', 'a']);
        expect(screen.queryByRole('button', { name: 'Update the order' })).toBeNull();
    });

    it('keeps the place of a job that was deleted meanwhile', async () => {
        await show([job('a'), job('b')]);
        await act(async () => {
            FakeEventSource.at('/api/events').tell('jobs', { deleted: ['a'] });
            await new Promise(resolve => setTimeout(resolve, 120));
        });
        expect(names()).toEqual(['a', 'b']);
        expect(screen.getByText('deleted')).toBeTruthy();
    });

    it('keeps its filters in the address', async () => {
        await show([job('a'), job('b', 'FATAL', FAILED)]);
        fireEvent.click(screen.getByRole('button', { name: /^Fatal 1/ }));
        expect(names()).toEqual(['b']);
        expect(address()).toBe('?state=FATAL');
        fireEvent.change(screen.getByRole('textbox', { name: 'Name, command, label, pid' }), {
            target: { value: 'x' },
        });
        expect(address()).toBe('?state=FATAL&q=x');
        expect(screen.getByText('No job matches')).toBeTruthy();
        fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
        expect(names()).toEqual(['b', 'a']);
    });

    it('shows what jobs are called and print as text', async () => {
        service.on('follow', () => ({ text: '<b>bold</b>\u001b[31m red\n', next: 9, skipped: 0 }));
        await show([job('<img src=x onerror=alert(1)>', 'FATAL', { ...FAILED, reason: '<script>alert(2)</script>' })]);
        expect(names()).toEqual(['<img src=x onerror=alert(1)>']);
        expect(screen.getByText('<script>alert(2)</script>')).toBeTruthy();
        expect(await screen.findByText(/<b>bold<\/b> red/)).toBeTruthy();
        expect(document.querySelector('table img, table script, table b')).toBeNull();
    });

    it('says the first step where there are no jobs', async () => {
        await show([]);
        expect(screen.getByText('No jobs yet')).toBeTruthy();
        expect(screen.getByDisplayValue('bin/reeve add hello -- /bin/echo hello')).toBeTruthy();
    });

    it('opens a row to its last lines and those that come', async () => {
        service.on('follow', ({ arguments: [stream, from] }) =>
            stream === 'OUT' && from === -20
                ? { text: 'one\ntwo\n', next: 8, skipped: 0 }
                : { text: '', next: 0, skipped: 0 },
        );
        await show([job('mail')]);
        fireEvent.click(screen.getByRole('button', { name: 'Last lines of mail' }));
        const log = await screen.findByRole('log', { name: 'Last lines of mail' });
        act(() => {
            FakeEventSource.at('/api/jobs/mail/output?from=out=8,err=0').tell('output', [
                { anew: false, stream: 'err', text: 'three\n', skipped: 0 },
            ]);
        });
        expect([...log.children].map(line => line.textContent)).toEqual(['one', 'two', 'three']);
    });

    it('is in Chinese where that is the language', async () => {
        choose('zh');
        service.jobs = [];
        const Page = page(new Desk(service.reeve()), JobsPage);
        render(
            <MemoryRouter>
                <Page />
            </MemoryRouter>,
        );
        act(() => FakeEventSource.at('/api/events').tell('reset', {}));
        expect(await screen.findByText('还没有作业')).toBeTruthy();
    });
});

describe('actions', () => {
    it('of one job show what became of it at once', async () => {
        service.on('stop', () => job('mail', 'STOPPED'));
        await show([job('mail')]);
        fireEvent.click(screen.getByRole('button', { name: 'Stop mail' }));
        expect(await screen.findByRole('button', { name: /^Stopped 1/ })).toBeTruthy();
    });

    it("that fail say so in the service's words", async () => {
        service.on('restart', () => {
            throw new Refused(403, 'reeve:type=Job,name=mail is closed to ann');
        });
        await show([job('mail')]);
        fireEvent.click(screen.getByRole('button', { name: 'Restart mail' }));
        expect(await screen.findByText('reeve:type=Job,name=mail is closed to ann')).toBeTruthy();
    });

    it('that a viewer may not do are greyed, and say why', async () => {
        ['start', 'stop', 'restart', 'add'].forEach(operation => service.forbidden.add(operation));
        await show([job('mail')]);
        const stop = screen.getByRole('button', { name: 'Stop mail' });
        await waitFor(() => expect(stop.getAttribute('aria-disabled')).toBe('true'));
        expect(screen.getByRole('button', { name: 'Add job' }).getAttribute('aria-disabled')).toBe('true');
        fireEvent.click(stop);
        expect(service.ofOperation('stop')).toEqual([]);
        await userEvent.hover(stop);
        expect(await screen.findByText('Your user lacks the privilege STOP for mail.')).toBeTruthy();
    });

    it('on several jobs say what they will do, and ask first', async () => {
        service.on('restartAll', ({ arguments: [jobs] }) =>
            Object.fromEntries((jobs as string[]).map(name => [name, name === 'b' ? 'job b is closed to ann' : ''])),
        );
        await show([job('a'), job('b'), job('c', 'STOPPED')]);
        fireEvent.click(screen.getByRole('checkbox', { name: 'Select all on this page' }));
        expect(screen.getByRole('button', { name: 'Start 1 job that is down' })).toBeTruthy();
        fireEvent.click(screen.getByRole('button', { name: 'Restart 2 running jobs' }));
        const dialog = await screen.findByRole('dialog');
        expect(within(dialog).getByText('Restart 2 jobs?')).toBeTruthy();
        expect(service.ofOperation('restartAll')).toEqual([]);
        fireEvent.click(within(dialog).getByRole('button', { name: 'Restart' }));
        expect(await screen.findByText('job b is closed to ann')).toBeTruthy();
        expect(service.ofOperation('restartAll')[0]?.arguments).toEqual([['a', 'b']]);
    });

    it('that delete name the job, and do nothing before somebody agrees', async () => {
        service.on('delete', () => null);
        await show([job('mail', 'STOPPED')]);
        fireEvent.click(screen.getByRole('button', { name: 'More actions for mail' }));
        fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
        const dialog = await screen.findByRole('dialog');
        expect(within(dialog).getByText('Delete mail?')).toBeTruthy();
        expect(service.ofOperation('delete')).toEqual([]);
        fireEvent.click(within(dialog).getByRole('button', { name: 'Delete the job' }));
        await waitFor(() => expect(service.ofOperation('delete')[0]?.arguments).toEqual(['mail']));
    });
});

describe('the form', () => {
    const fill = (label: RegExp, value: string) =>
        fireEvent.change(within(screen.getByRole('dialog')).getByRole('textbox', { name: label }), {
            target: { value },
        });

    async function open(): Promise<void> {
        await show([job('mail')]);
        fireEvent.click(screen.getByRole('button', { name: 'Add job' }));
        await screen.findByRole('dialog');
        fill(/^Name/, 'clock');
        fill(/^Command/, '/bin/date');
        fill(/^Parameters/, '-u');
        fill(/^Further/, 'restart: always');
    }

    it('adds a job and starts it', async () => {
        service.on('add', () => {
            service.jobs = [...service.jobs, job('clock')];
        });
        service.on('start', () => job('clock'));
        await open();
        fireEvent.click(screen.getByRole('button', { name: 'Add' }));
        await waitFor(() => expect(names()).toContain('clock'));
        expect(service.ofOperation('add')[0]?.arguments).toEqual([
            'clock',
            '/bin/date',
            'params: "-u"\nrestart: always',
        ]);
        expect(service.ofOperation('start')).toHaveLength(1);
        expect(screen.queryByRole('dialog')).toBeNull();
    });

    it('stays with all that was typed, and says what the service refuses', async () => {
        service.on('add', () => {
            throw new Refused(400, "restrat: no such setting, did you mean 'restart'?");
        });
        await open();
        fireEvent.click(screen.getByRole('button', { name: 'Add' }));
        expect(await screen.findByText("restrat: no such setting, did you mean 'restart'?")).toBeTruthy();
        expect(screen.getByDisplayValue('/bin/date')).toBeTruthy();
    });

    it('asks for what is missing before the service does', async () => {
        await open();
        fill(/^Command/, ' ');
        fireEvent.click(screen.getByRole('button', { name: 'Add' }));
        expect(await screen.findByText('This is needed.')).toBeTruthy();
        expect(service.ofOperation('add')).toEqual([]);
    });
});

describe('a lost connection', () => {
    it('shows as such, and its end makes it go away and all jobs be asked for', async () => {
        await show([job('mail')]);
        const events = FakeEventSource.at('/api/events');
        act(() => events.fail(false));
        expect(
            await screen.findByText(/The connection to the service is lost/, undefined, { timeout: 3_000 }),
        ).toBeTruthy();
        service.jobs = [job('mail'), job('new')];
        act(() => {
            events.open();
            events.tell('reset', {});
        });
        await waitFor(() => expect(screen.queryByText(/The connection to the service is lost/)).toBeNull());
        expect(service.ofOperation('statusAll')).toHaveLength(2);
    });

    it('before anything was seen says that the service does not answer', async () => {
        service.isDown = true;
        const Page = page(new Desk(service.reeve()), JobsPage);
        render(
            <MemoryRouter>
                <Page />
            </MemoryRouter>,
        );
        act(() => FakeEventSource.at('/api/events').fail(true));
        expect(await screen.findByText('The service does not answer.')).toBeTruthy();
        service.isDown = false;
        fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
        expect(await screen.findByText('No jobs yet')).toBeTruthy();
    });
});
