import type { ExitStatus } from '../api/types';
import type { Language, Texts } from './index';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** In the two largest units that say something. */
export function duration(millis: number, texts: Texts): string {
    const span = Math.max(0, millis);
    if (span >= DAY) {
        return texts.time.days(Math.floor(span / DAY), Math.floor((span % DAY) / HOUR));
    }
    if (span >= HOUR) {
        return texts.time.hours(Math.floor(span / HOUR), Math.floor((span % HOUR) / MINUTE));
    }
    if (span >= MINUTE) {
        return texts.time.minutes(Math.floor(span / MINUTE));
    }
    return texts.time.seconds(Math.floor(span / SECOND));
}

export function ago(instant: number, now: number, texts: Texts): string {
    return now - instant < SECOND ? texts.time.now : texts.time.ago(duration(now - instant, texts));
}

export function until(instant: number, now: number, texts: Texts): string {
    return instant - now < SECOND ? texts.time.now : texts.time.in(duration(instant - now, texts));
}

/** The exact instant, on the browser's clock, with its zone. */
export function exactly(instant: number, language: Language): string {
    return EXACT[language].format(instant);
}

/** Making one takes as long as using it a hundred times. */
const EXACT: Record<Language, Intl.DateTimeFormat> = {
    en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' }),
    zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'long' }),
};

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** With three digits at most, as in 3.9 MiB, 13.8 MiB, 512 KiB. */
export function bytes(count: number): string {
    let value = count;
    let unit = 0;
    while (value >= 1_000 && unit < UNITS.length - 1) {
        value /= 1_024;
        unit++;
    }
    return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit] ?? ''}`;
}

/** Of one processor, as in 0.3 %, 12 %, 250 %. */
export function percent(value: number): string {
    return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} %`;
}

/** How a process ended, in words; empty if it has not. */
export function exitWords(exit: ExitStatus, texts: Texts): string {
    switch (exit.kind) {
        case 'NONE':
            return '';
        case 'CODE':
            return texts.exit.code(exit.number);
        case 'SIGNAL':
            return texts.exit.signal(/^signal (.+)$/.exec(exit.text)?.[1] ?? String(exit.number));
        case 'UNKNOWN':
            return texts.exit.unknown;
    }
}

/** Of control and direction characters, which would act instead of being seen, a picture; tabs stay. */
export function visible(text: string): string {
    // eslint-disable-next-line no-control-regex
    return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, pictureOf);
}

function pictureOf(character: string): string {
    const code = character.charCodeAt(0);
    if (code === 0x7f) {
        return '\u2421';
    }
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
}
