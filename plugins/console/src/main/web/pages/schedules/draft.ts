import {
    type Action,
    type CatchUp,
    type Concurrency,
    CONDITION_FIELDS,
    type ConditionField,
    type Schedule,
} from '../../api/scheduler';
import { localText } from './zones';

/* A schedule as a form has it: texts as people write them, empty for the default. */

export interface Draft {
    job: string;
    by: 'cron' | 'condition';
    cron: string;
    condition: Record<ConditionField, string>;
    timezone: string;
    start: string;
    end: string;
    enable: boolean;
    action: Action;
    signal: string;
    concurrency: Concurrency;
    catchUp: CatchUp;
    deadline: string;
    jitter: string;
    timeout: string;
    retries: string;
    retryDelay: string;
}

const NO_CONDITION = Object.fromEntries(CONDITION_FIELDS.map(field => [field, ''])) as Record<ConditionField, string>;

export const BLANK: Draft = {
    job: '',
    by: 'cron',
    cron: '',
    condition: NO_CONDITION,
    timezone: '',
    start: '',
    end: '',
    enable: true,
    action: 'start',
    signal: '',
    concurrency: 'forbid',
    catchUp: 'none',
    deadline: '',
    jitter: '',
    timeout: '',
    retries: '',
    retryDelay: '',
};

const RETRY_DELAY = 10_000;

/** @param defaultZone the service's, which a schedule has that names none */
export function draftOf(schedule: Schedule, defaultZone: string): Draft {
    const { timezone } = schedule;
    const instant = (millis: number) => (millis === 0 ? '' : localText(millis, timezone));
    return {
        job: schedule.job,
        by: schedule.cron === '' ? 'condition' : 'cron',
        cron: schedule.cron,
        condition: { ...NO_CONDITION, ...schedule.condition },
        timezone: timezone === defaultZone ? '' : timezone,
        start: instant(schedule.startMillis),
        end: instant(schedule.endMillis),
        enable: schedule.enable,
        action: schedule.action.toLowerCase() as Action,
        signal: schedule.signal,
        concurrency: schedule.concurrency.toLowerCase() as Concurrency,
        catchUp: schedule.catchUp.toLowerCase() as CatchUp,
        deadline: duration(schedule.deadlineMillis),
        jitter: duration(schedule.jitterMillis),
        timeout: duration(schedule.timeoutMillis),
        retries: schedule.retries === 0 ? '' : String(schedule.retries),
        retryDelay: schedule.retryDelayMillis === RETRY_DELAY ? '' : duration(schedule.retryDelayMillis) || '0s',
    };
}

const UNITS: [string, number][] = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1_000],
    ['ms', 1],
];

/** As settings write it: 1h, 90s, 1500ms; empty for none. */
export function duration(millis: number): string {
    const unit = UNITS.find(([, size]) => millis % size === 0);
    return millis === 0 || !unit ? '' : `${millis / unit[1]}${unit[0]}`;
}

type Values = Record<string, string | number | boolean | Record<string, string>>;

/** What differs from the defaults, and what belongs to the action. */
export function settingsOf(draft: Draft): Values {
    const values: Values = {};
    const text = (key: 'cron' | 'timezone' | 'start' | 'end' | 'deadline' | 'jitter' | 'timeout' | 'retryDelay') => {
        if (draft[key].trim() !== '') {
            values[key] = draft[key].trim();
        }
    };
    if (draft.by === 'cron') {
        text('cron');
    } else {
        values['condition'] = Object.fromEntries(
            Object.entries(draft.condition)
                .map(([field, value]) => [field, value.trim()] as const)
                .filter(([, value]) => value !== ''),
        );
    }
    text('timezone');
    text('start');
    text('end');
    if (!draft.enable) {
        values['enable'] = false;
    }
    if (draft.action !== BLANK.action) {
        values['action'] = draft.action;
    }
    if (draft.action === 'signal' && draft.signal.trim() !== '') {
        values['signal'] = draft.signal.trim();
    }
    if (goesOn(draft.action)) {
        if (draft.concurrency !== BLANK.concurrency) {
            values['concurrency'] = draft.concurrency;
        }
        text('timeout');
    }
    if (draft.catchUp !== BLANK.catchUp) {
        values['catchUp'] = draft.catchUp;
    }
    text('deadline');
    text('jitter');
    const retries = draft.retries.trim();
    if (retries !== '') {
        values['retries'] = /^\d{1,9}$/.test(retries) ? Number(retries) : retries;
    }
    text('retryDelay');
    return values;
}

/** Whether an action takes a while, so that it can overlap with another and be ended by a timeout. */
export function goesOn(action: Action): boolean {
    return action === 'start' || action === 'run';
}

/** The changes between two drafts, as an update takes them: null goes back to the default. */
export function changesOf(before: Draft, after: Draft): Record<string, unknown> {
    const old = settingsOf(before);
    const wanted = settingsOf(after);
    return Object.fromEntries(
        [...new Set([...Object.keys(old), ...Object.keys(wanted)])]
            .filter(key => JSON.stringify(old[key]) !== JSON.stringify(wanted[key]))
            .map(key => [key, wanted[key] ?? null]),
    );
}

export type DraftField = Exclude<keyof Draft, 'job' | 'by'>;

/** What the service has to say about single settings, and the rest. */
export function sorted(sentence: string): { byField: Partial<Record<DraftField, string>>; rest: string[] } {
    const byField: Partial<Record<DraftField, string>> = {};
    const rest: string[] = [];
    let last: DraftField | undefined;
    for (const line of sentence.split('\n')) {
        const key = /^([A-Za-z]+): /.exec(line)?.[1];
        if (key !== undefined && key in BLANK) {
            last = key as DraftField;
            byField[last] = byField[last] === undefined ? line : `${byField[last]}\n${line}`;
        } else if (last !== undefined && /^\s/.test(line)) {
            byField[last] = `${byField[last] ?? ''}\n${line}`;
        } else {
            last = undefined;
            rest.push(line);
        }
    }
    return { byField, rest };
}

const CRON_FIELDS = ['second', 'minute', 'hour', 'day', 'month', 'weekday'] as const;

export type CronField = (typeof CRON_FIELDS)[number];

/** What each word of an expression stands for; nothing where it has not five or six. */
export function cronFields(cron: string): { field: CronField; text: string }[] {
    const words = cron.trim().split(/\s+/);
    if (cron.trim().startsWith('@') || words.length < 5 || words.length > 6) {
        return [];
    }
    return CRON_FIELDS.slice(6 - words.length).map((field, i) => ({ field, text: words[i] ?? '' }));
}
