import { describe, expect, it } from 'vitest';
import { choose, currentLanguage, preferred } from '../../main/web/i18n';
import { en } from '../../main/web/i18n/en';
import { ago, bytes, duration, exitWords, until, visible } from '../../main/web/i18n/format';
import { zh } from '../../main/web/i18n/zh';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

describe('the language', () => {
    it('of the browser is the first that there is', () => {
        expect(preferred(['fr-FR', 'zh-CN', 'en'])).toBe('zh');
        expect(preferred(['de-DE', 'en-GB'])).toBe('en');
        expect(preferred(['fr'])).toBe('en');
    });

    it('that was chosen is kept until the browser is to say it again', () => {
        choose('zh');
        expect(currentLanguage()).toBe('zh');
        expect(localStorage.getItem('reeve.language')).toBe('zh');
        choose('browser');
        expect(currentLanguage()).toBe(preferred(navigator.languages));
        expect(localStorage.getItem('reeve.language')).toBeNull();
    });
});

describe('words', () => {
    it('for durations are the two largest units', () => {
        expect(duration(3 * 24 * HOUR + 4 * HOUR, en)).toBe('3 d 4 h');
        expect(duration(2 * HOUR + 61 * SECOND, en)).toBe('2 h 1 min');
        expect(duration(59 * SECOND, en)).toBe('59 s');
        expect(duration(-5, en)).toBe('0 s');
        expect(duration(26 * HOUR, zh)).toBe('1 天 2 小时');
    });

    it('for instants are seen from now', () => {
        expect(ago(0, 120 * SECOND, en)).toBe('2 min ago');
        expect(until(8 * SECOND, 0, en)).toBe('in 8 s');
        expect(until(0, 8 * SECOND, en)).toBe('now');
        expect(until(60 * SECOND, 0, zh)).toBe('1 分钟后');
    });

    it('for exits name the code or the signal', () => {
        expect(exitWords({ kind: 'CODE', number: 3, text: 'exit code 3' }, en)).toBe('exit 3');
        expect(exitWords({ kind: 'SIGNAL', number: 9, text: 'signal 9 (KILL)' }, zh)).toBe('信号 9 (KILL)');
        expect(exitWords({ kind: 'UNKNOWN', number: -1, text: '' }, en)).toBe('unknown exit');
        expect(exitWords({ kind: 'NONE', number: -1, text: '' }, en)).toBe('');
    });

    it('for sizes have three digits', () => {
        expect([0, 999, 1_000, 13 * 1_048_576, 250 * 1_048_576].map(bytes)).toEqual([
            '0 B',
            '999 B',
            '1.0 KiB',
            '13.0 MiB',
            '250 MiB',
        ]);
    });
});

describe('text from outside', () => {
    it('shows characters that would act, and leaves letters of all scripts', () => {
        expect(visible('a\u0007b\u001bc\td\u007f')).toBe('a\u2407b\u241bc\td\u2421');
        expect(visible('\u202egpj.exe')).toBe('\ufffdgpj.exe');
        expect(visible('שלום 作业 émile')).toBe('שלום 作业 émile');
    });
});
