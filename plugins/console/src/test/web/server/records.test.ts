import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../../main/web/api/service';
import { filtered } from '../../../main/web/pages/server/records';

const record = (number: number, change: Partial<AuditRecord>): AuditRecord => ({
    number,
    at: '2026-11-21T20:44:42.218+00:00',
    who: 'ann',
    from: '127.0.0.1',
    door: 'http',
    what: 'START',
    on: 'reeve:type=Job,name=mail start',
    outcome: 'ok',
    why: '',
    hash: '',
    ...change,
});

const RECORDS = [
    record(1, {}),
    record(2, { who: 'bob', outcome: 'denied', why: 'mail is closed to bob' }),
    record(3, { what: 'STOP', outcome: 'failed' }),
];

describe('the audit trail', () => {
    it('shows the newest first', () => {
        expect(filtered(RECORDS, { text: '', outcomes: new Set() }).map(each => each.number)).toEqual([3, 2, 1]);
    });

    it('is filtered by words, all of which have to be there, and by outcome', () => {
        const numbers = (text: string, ...outcomes: AuditRecord['outcome'][]) =>
            filtered(RECORDS, { text, outcomes: new Set(outcomes) }).map(each => each.number);
        expect(numbers('Mail BOB')).toEqual([2]);
        expect(numbers('mail', 'failed', 'ok')).toEqual([3, 1]);
        expect(numbers('nobody')).toEqual([]);
    });
});
