import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Schedule } from '../../../main/web/api/scheduler';
import { choose } from '../../../main/web/i18n';
import { SchedulesPage } from '../../../main/web/pages/schedules/SchedulesPage';
import { Desk } from '../../../main/web/state/desk';
import { page } from '../../../main/web/ui/Page';
import { FakeEventSource, FakeService, job, Refused } from '../fakes';

const HOUR = 3_600_000;

function schedule(jobName: string, id: string, more: Partial<Schedule> = {}): Schedule {
    return {
        job: jobName,
        id: `${id}-4c1b-45cf-814a-ee262b4bd0ab`,
        enable: true,
        cron: '30 3 * * MON-FRI',
        condition: {},
        timezone: 'UTC',
        startMillis: 0,
        endMillis: 0,
        action: 'START',
        signal: '',
        concurrency: 'FORBID',
        catchUp: 'NONE',
        deadlineMillis: 0,
        jitterMillis: 0,
        timeoutMillis: 0,
        retries: 0,
        retryDelayMillis: 10_000,
        words: 'At 03:30 on Monday to Friday (UTC)',
        createdAtMillis: 1,
        nextRunMillis: Date.now() + HOUR,
        lastRunMillis: 0,
        lastOutcome: 'NONE',
        ...more,
    };
}

let service: FakeService;

async function show(schedules: Schedule[], address = '', jobs = [job('backup')]): Promise<void> {
    service.jobs = jobs;
    service.on('getAll', () => {
        const all: Record<string, Record<string, Schedule>> = {};
        schedules.forEach(each => (all[each.job] = { ...all[each.job], [each.id]: each }));
        return all;
    });
    service.on('next', () => ({ english: 'At 03:30', chinese: '03:30', next: [Date.now() + HOUR] }));
    const Page = page(new Desk(service.reeve()), SchedulesPage);
    render(
        <MemoryRouter initialEntries={[`/reeve/schedules${address}`]}>
            <Page />
        </MemoryRouter>,
    );
    const events = FakeEventSource.at('/api/events');
    act(() => {
        events.open();
        events.tell('reset', {});
    });
    await screen.findAllByRole('button', { name: 'Add schedule' });
}

const rows = () => [...document.querySelectorAll('tbody .reeve-name')].map(each => each.textContent);

beforeEach(() => {
    service = new FakeService();
    choose('en');
});

describe('the page of schedules', () => {
    it('has what is due next on top, with its words, and a line of the day for each job', async () => {
        await show([
            schedule('later', '11111111', { nextRunMillis: Date.now() + 5 * HOUR }),
            schedule('backup', '22222222', { lastRunMillis: Date.now() - HOUR, lastOutcome: 'FAILED' }),
        ]);
        expect(rows()).toEqual(['backup', 'later']);
        expect(screen.getAllByText('At 03:30 on Monday to Friday (UTC)')).toHaveLength(2);
        expect(screen.getByText('Failed')).toBeTruthy();
        expect(await screen.findByRole('img', { name: /^backup: 1 firing/ })).toBeTruthy();
    });

    it('shows those of one job where the address says so, and a new one is of that job', async () => {
        await show([schedule('a', '11111111'), schedule('b', '22222222')], '?job=b');
        expect(rows()).toEqual(['b']);
        await userEvent.click(screen.getByRole('button', { name: 'Add schedule' }));
        expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Job' }).value).toBe('b');
    });

    it('explains an expression while it is typed, and says what is wrong with it where it is', async () => {
        service.on('preview', ({ arguments: [settings] }) => {
            const { cron } = JSON.parse(settings as string) as { cron: string };
            if (cron.includes('61')) {
                throw new Refused(400, 'cron: minute: 61 in "61 3 * * *" is not 0 to 59');
            }
            return { english: 'At 03:00 every day (UTC)', chinese: '每天 03:00', next: [Date.now() + HOUR] };
        });
        await show([schedule('backup', '11111111')]);
        await userEvent.click(screen.getByRole('button', { name: 'Add schedule' }));
        const dialog = within(screen.getByRole('dialog'));
        await userEvent.type(dialog.getByRole('textbox', { name: 'Expression' }), '0 3 * * *');
        expect(await dialog.findByText('At 03:00 every day (UTC)')).toBeTruthy();
        await userEvent.clear(dialog.getByRole('textbox', { name: 'Expression' }));
        await userEvent.type(dialog.getByRole('textbox', { name: 'Expression' }), '61 3 * * *');
        await waitFor(() => expect(dialog.getAllByText(/is not 0 to 59/).length).toBeGreaterThan(1));
        expect(dialog.getByRole('textbox', { name: 'Expression' }).getAttribute('aria-invalid')).toBe('true');
    });

    it('adds a schedule, and keeps all that was typed when the service refuses it', async () => {
        service.on('preview', () => ({ english: '', chinese: '', next: [] }));
        service.on('add', () => {
            throw new Refused(400, "there is no job 'moon'");
        });
        await show([schedule('backup', '11111111')]);
        await userEvent.click(screen.getByRole('button', { name: 'Add schedule' }));
        const dialog = within(screen.getByRole('dialog'));
        await userEvent.type(dialog.getByRole('combobox', { name: 'Job' }), 'moon');
        await userEvent.click(dialog.getByRole('button', { name: 'weekdays at 08:00' }));
        await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
        expect(await dialog.findByText("there is no job 'moon'")).toBeTruthy();
        expect(dialog.getByRole<HTMLInputElement>('textbox', { name: 'Expression' }).value).toBe('0 8 * * MON-FRI');
        service.on('add', () => 'id');
        await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
        await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
        expect(service.ofOperation('add')[1]?.arguments).toEqual(['moon', '{"cron":"0 8 * * MON-FRI"}']);
    });

    it('turns a schedule off, runs it now, and tells in the service’s words what it would not do', async () => {
        const shown = schedule('backup', '11111111');
        service.on('update', () => shown);
        service.on('run', () => {
            throw new Refused(403, 'reeve:type=Scheduler run is closed to ann');
        });
        await show([shown]);
        await userEvent.click(screen.getByRole('switch', { name: 'Turn backup 11111111 off' }));
        await waitFor(() =>
            expect(service.ofOperation('update')[0]?.arguments).toEqual(['backup', shown.id, '{"enable":false}']),
        );
        await userEvent.click(screen.getByRole('button', { name: 'Run now backup 11111111' }));
        expect(await screen.findByText('reeve:type=Scheduler run is closed to ann')).toBeTruthy();
    });

    it('greys what a viewer may not do, and says which privilege lacks', async () => {
        ['add', 'update', 'delete', 'run'].forEach(operation => service.forbidden.add(operation));
        await show([schedule('backup', '11111111')]);
        const add = screen.getByRole('button', { name: 'Add schedule' });
        await waitFor(() => expect(add.getAttribute('aria-disabled')).toBe('true'));
        expect(add.getAttribute('aria-description')).toContain('SCHEDULER.ADD');
        const run = screen.getByRole('button', { name: 'Run now backup 11111111' });
        expect(run.getAttribute('aria-description')).toContain('SCHEDULER.RUN');
        expect(screen.getByRole<HTMLInputElement>('switch', { name: /off$/ }).disabled).toBe(true);
    });

    it('opens to the runs of a schedule, with what was printed last as text', async () => {
        const shown = schedule('backup', '11111111');
        service.on('history', ({ arguments: [, , outcome] }) =>
            outcome === 'MISSED'
                ? []
                : [
                      {
                          run: 7,
                          job: 'backup',
                          schedule: shown.id,
                          action: 'START',
                          trigger: 'MANUAL',
                          by: 'ann',
                          attempt: 1,
                          dueMillis: Date.now() - HOUR,
                          firedAtMillis: Date.now() - HOUR,
                          startedAtMillis: Date.now() - HOUR,
                          endedAtMillis: Date.now() - HOUR + 8,
                          outcome: 'FAILED',
                          exit: 'exit code 3',
                          reason: 'ended with exit code 3',
                          lastLines: ['<b>disk full</b>'],
                          oneShot: 0,
                          missed: 0,
                          peakBytes: 0,
                      },
                  ],
        );
        await show([shown], `?open=${shown.id}`);
        expect(await screen.findByText('<b>disk full</b>')).toBeTruthy();
        expect(screen.getByText('8 ms')).toBeTruthy();
        await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Outcome' }), 'Missed');
        expect(await screen.findByText('No run ended like that.')).toBeTruthy();
    });

    it('says the first step where there are none, and that a job comes first', async () => {
        await show([]);
        expect(screen.getByText('No schedules yet')).toBeTruthy();
        expect(screen.getByDisplayValue(/bin\/reeve schedule add/)).toBeTruthy();
    });
});
