import { describe, expect, it } from 'vitest';
import type { JobDefinition } from '../../../main/web/api/types';
import {
    changed,
    changedKeys,
    type Entries,
    entriesOf,
    list,
    map,
    rawOf,
    scalar,
    update,
    written,
} from '../../../main/web/api/written';

const definition: JobDefinition = {
    name: 'web',
    command: '/usr/bin/php',
    params: 'worker.php --queue "a b"',
    environment: { APP_ENV: 'production', PW: '********' },
    secrets: ['PW'],
    stopTimeoutMillis: 10_000,
    shell: false,
    upkeep: { kind: 'SERVICE', restart: { mode: 'ON_FAILURE', retries: -1 } },
    probes: { readiness: '{"tcp":8080}' },
};

function entries(text: string): Entries {
    const found = entriesOf(text);
    if (!found) {
        throw new Error(`no settings: ${text}`);
    }
    return found;
}

describe('settings as a text', () => {
    it('have those first that have a place, and keep the masks of secrets', () => {
        expect(written(definition, ['restart', 'command'])).toBe(
            'restart: on-failure\n' +
                'command: /usr/bin/php\n' +
                'params: "worker.php --queue \\"a b\\""\n' +
                'environment: {"APP_ENV":"production","PW":"********"}\n' +
                'secrets: ["PW"]\n' +
                'stopTimeout: "10s"\n' +
                'shell: false\n' +
                'kind: service\n' +
                'retries: unlimited\n' +
                'readiness: {"tcp":8080}\n',
        );
    });

    it('are split into their entries, however these are written', () => {
        expect([...entries('a: 1\n# why\nlabels:\n  team: x\n  tier: y\n\n"odd key": [1,\n  2]\n')]).toEqual([
            ['a', '1'],
            ['labels', '\n  team: x\n  tier: y'],
            ['odd key', '[1,\n  2]'],
        ]);
        expect([...entries('{"a": 1, "b": {"c": "d"}}')]).toEqual([
            ['a', '1'],
            ['b', '{"c":"d"}'],
        ]);
        expect([...entries('list:\n- item\n')]).toEqual([['list', '\n- item']]);
    });

    it('are none if they do not begin their lines, or are there twice', () => {
        expect(entriesOf('no yaml at all')).toBeUndefined();
        expect(entriesOf('a: 1\na: 2')).toBeUndefined();
        expect(entriesOf('{"a": ')).toBeUndefined();
    });

    it('send what has changed alone, and null for what is no longer written', () => {
        const before = entries('command: /bin/a\nnice: 3\nlabels: {"a":"b"}\n');
        const after = entries('command: /bin/a\nlabels:\n  a: c\numask: "022"\n');
        expect(changedKeys(before, after)).toEqual(['nice', 'labels', 'umask']);
        expect(update(before, after)).toBe('nice: null\nlabels:\n  a: c\numask: "022"\n');
        expect(update(before, before)).toBe('');
    });

    it('change one at a time in the form, the others staying as they are written', () => {
        const text = 'a: 1\nlabels:\n  team: x\n';
        expect(changed(text, 'a', '2')).toBe('a: 2\nlabels:\n  team: x\n');
        expect(changed(text, 'b', 'new')).toBe('a: 1\nlabels:\n  team: x\nb: new\n');
        expect(changed(text, 'labels', undefined)).toBe('a: 1\n');
        expect(changed('{"a": 1}', 'b', '"x"')).toBe('a: 1\nb: "x"\n');
    });
});

describe('a value', () => {
    it.each([
        '/usr/bin/php',
        'on-failure',
        'true story',
        'true',
        'NO',
        '10s',
        '',
        ' a',
        'a: b',
        '#1',
        '********',
        '-5',
    ])('that is the text %j is read back as it was written', text => expect(scalar(rawOf(text))).toBe(text));

    it('is quoted where YAML would take it for something else', () => {
        expect(['yes', 'null', 'off', '12', '1e3', 'a b', 'a:'].map(rawOf)).toEqual(
            ['yes', 'null', 'off', '12', '1e3', 'a b', 'a:'].map(text => JSON.stringify(text)),
        );
    });

    it('is read in the other styles that fit into a line', () => {
        expect(scalar("'it''s'")).toBe("it's");
        expect(scalar('plain words')).toBe('plain words');
        expect(scalar('-20')).toBe('-20');
        expect(scalar(undefined)).toBe('');
        expect(['{a: 1}', '[a]', '&x y', '| ', '\n  a: b', 'a # why'].map(scalar)).toEqual(Array(6).fill(undefined));
    });

    it('may be a list or texts by name, if it is written as JSON', () => {
        expect(list('["db: ready", 3]')).toEqual(['db: ready', '3']);
        expect(list('\n  - db')).toBeUndefined();
        expect(map('{"nofile": 4096}')).toEqual({ nofile: '4096' });
        expect(map('{nofile: 4096}')).toBeUndefined();
        expect([list(undefined), map(undefined)]).toEqual([[], {}]);
    });
});
