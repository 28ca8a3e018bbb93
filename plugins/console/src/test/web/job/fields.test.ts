import { describe, expect, it } from 'vitest';
import { complaints, FIELDS, GROUPS } from '../../../main/web/pages/job/fields';
import { en } from '../../../main/web/pages/job/en';
import { zh } from '../../../main/web/pages/job/zh';

describe('the fields of the form', () => {
    it('have a name and a help in each language', () => {
        const keys = GROUPS.flatMap(group => FIELDS[group].map(field => field.key));
        for (const { settings } of [en, zh]) {
            expect(Object.keys(settings.fields).sort()).toEqual([...keys].sort());
            expect(Object.values(settings.fields).every(({ label, help }) => label !== '' && help !== '')).toBe(true);
        }
    });

    it('get what the service complains of', () => {
        const sentence =
            "job web: bufferSize: expected a number of lines from 0 to 100000, not 'a'; " +
            'limits: nofile: expected a number; core: expected bytes; ' +
            'backoff.initial: expected a duration such as 500ms, not q; backoff.max: expected a duration';
        expect([...complaints(sentence)]).toEqual([
            ['bufferSize', "expected a number of lines from 0 to 100000, not 'a'"],
            ['limits', 'nofile: expected a number; core: expected bytes'],
            ['backoff', 'initial: expected a duration such as 500ms, not q; max: expected a duration'],
        ]);
        expect([...complaints('job web: command is missing: expected the program to run')]).toEqual([
            ['command', 'is missing: expected the program to run'],
        ]);
        expect([...complaints('vera may not update job web: it takes the privilege UPDATE')]).toEqual([]);
    });
});
