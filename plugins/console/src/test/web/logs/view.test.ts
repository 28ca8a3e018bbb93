import { describe, expect, it } from 'vitest';
import { narrowed } from '../../../main/web/pages/logs/useSearch';
import { fileWords, NO_QUERY, paramsOf, partsOf, viewOf } from '../../../main/web/pages/logs/view';

describe('the address of a log', () => {
    it('holds all that is open and searched for', () => {
        const view = {
            job: 'a&b=c é',
            isServer: false,
            directory: 'instance-2/20261121',
            file: '2026112104.1.error.log',
            at: 0,
            isLive: false,
            query: { ...NO_QUERY, text: 'a+b', isRegex: true, stream: 'ERR', context: 0, scope: 'file' },
        } as const;
        expect(viewOf(new URLSearchParams(paramsOf(view).toString()))).toEqual(view);
    });

    it('is short where nothing is open', () => {
        expect(paramsOf(viewOf(new URLSearchParams('at=x&context=99&scope=moon&stream=up'))).toString()).toBe('');
    });
});

describe('names of logs', () => {
    it('are read as an hour, a day and an instance', () => {
        expect(partsOf('instance-12/20261121')).toEqual({ instance: 12, day: '20261121' });
        expect(partsOf('20261121')).toEqual({ instance: 1, day: '20261121' });
        expect(fileWords('2026112104.log')).toBe('04:00');
        expect(fileWords('2026112104.1.error.log')).toBe('04:00 (2)');
    });
});

describe('a search of one file', () => {
    it('leaves out what no zone could have put into it', () => {
        expect(narrowed(NO_QUERY, '2026112104.error.log')).toMatchObject({
            stream: 'ERR',
            from: '2026-11-20T12:00:00.000Z',
            to: '2026-11-21T20:00:00.000Z',
        });
    });

    it('keeps a narrower time', () => {
        const query = { ...NO_QUERY, from: '2026-11-21T05:00:00+01:00', to: '2027-01-01T00:00:00Z' };
        expect(narrowed(query, '2026112104.log')).toMatchObject({
            stream: 'OUT',
            from: '2026-11-21T05:00:00+01:00',
            to: '2026-11-21T20:00:00.000Z',
        });
    });
});
