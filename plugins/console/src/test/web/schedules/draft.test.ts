import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../main/web/api/scheduler';
import {
    BLANK,
    changesOf,
    cronFields,
    draftOf,
    duration,
    settingsOf,
    sorted,
} from '../../../main/web/pages/schedules/draft';

const SCHEDULE: Schedule = {
    job: 'backup',
    id: '7789600e-4c1b-45cf-814a-ee262b4bd0ab',
    enable: true,
    cron: '30 3 * * MON-FRI',
    condition: {},
    timezone: 'Europe/Berlin',
    startMillis: 1_795_485_600_000,
    endMillis: 0,
    action: 'START',
    signal: '',
    concurrency: 'QUEUE',
    catchUp: 'ONCE',
    deadlineMillis: 600_000,
    jitterMillis: 0,
    timeoutMillis: 5_400_000,
    retries: 2,
    retryDelayMillis: 10_000,
    words: 'at 03:30',
    createdAtMillis: 1,
    nextRunMillis: 2,
    lastRunMillis: 0,
    lastOutcome: 'NONE',
};

describe('a schedule in a form', () => {
    it('says again what it was made of, and nothing of what is the default', () => {
        expect(settingsOf(draftOf(SCHEDULE, 'UTC'))).toEqual({
            cron: '30 3 * * MON-FRI',
            timezone: 'Europe/Berlin',
            start: '2026-11-24T03:00',
            concurrency: 'queue',
            catchUp: 'once',
            deadline: '10m',
            timeout: '90m',
            retries: 2,
        });
    });

    it('does not name the time zone that the service has anyway', () => {
        expect(settingsOf(draftOf(SCHEDULE, 'Europe/Berlin'))).not.toHaveProperty('timezone');
    });

    it('leaves out what its action has not, though it was filled in', () => {
        const draft = { ...BLANK, cron: '@daily', concurrency: 'queue', timeout: '1h', signal: 'HUP' } as const;
        expect(settingsOf({ ...draft, action: 'restart' })).toEqual({ cron: '@daily', action: 'restart' });
        expect(settingsOf({ ...draft, action: 'signal' })).toEqual({
            cron: '@daily',
            action: 'signal',
            signal: 'HUP',
        });
    });

    it('has a condition of the fields that are filled in', () => {
        const condition = { ...BLANK.condition, H: '03', i: ' 30 ' };
        expect(settingsOf({ ...BLANK, by: 'condition', condition })).toEqual({ condition: { H: '03', i: '30' } });
    });

    it('sends what changed alone, and null for what goes back to its default', () => {
        const before = draftOf(SCHEDULE, 'UTC');
        expect(changesOf(before, before)).toEqual({});
        expect(changesOf(before, { ...before, timeout: '', retries: '3' })).toEqual({ timeout: null, retries: 3 });
        expect(changesOf(before, { ...before, by: 'condition', condition: { ...before.condition, H: '3' } })).toEqual({
            cron: null,
            condition: { H: '3' },
        });
    });

    it('leaves it to the service to refuse what is no number', () => {
        expect(settingsOf({ ...BLANK, cron: '@daily', retries: 'many' })).toMatchObject({ retries: 'many' });
    });
});

describe('what the service has to say', () => {
    it('stands at the setting that it is about', () => {
        expect(
            sorted('cron: 61 is no minute\n    61 3\n    ^\ndeadline: expected a duration\nthere is no job'),
        ).toEqual({
            byField: { cron: 'cron: 61 is no minute\n    61 3\n    ^', deadline: 'deadline: expected a duration' },
            rest: ['there is no job'],
        });
    });
});

describe('the words of an expression', () => {
    it('have names', () => {
        expect(cronFields('0 3 * * MON').map(({ field }) => field)).toEqual([
            'minute',
            'hour',
            'day',
            'month',
            'weekday',
        ]);
        expect(cronFields(' 5 0 3 * * MON ')[0]).toEqual({ field: 'second', text: '5' });
        expect(cronFields('@daily')).toEqual([]);
        expect(cronFields('0 3 *')).toEqual([]);
    });
});

describe('durations', () => {
    it('are written in the largest unit that fits', () => {
        expect([0, 1_500, 90_000, 3_600_000, 86_400_000].map(duration)).toEqual(['', '1500ms', '90s', '1h', '1d']);
    });
});
