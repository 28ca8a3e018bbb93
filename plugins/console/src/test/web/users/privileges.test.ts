import { describe, expect, it } from 'vitest';
// Not in the browser's program: what the service itself knows.
import vocabulary from '../../../../../auth/src/main/java/io/reeve/auth/Vocabulary.java?raw';
import {
    globsOf,
    GROUPS,
    heldBy,
    isHeld,
    itemsOf,
    MEANINGS,
    othersOf,
    textOf,
    toggled,
} from '../../../main/web/pages/users/privileges';

/** The words of a text block in the Java source. */
function words(name: string): string[] {
    const block = new RegExp(`${name} =[^;]*?"""([^"]*)"""`).exec(vocabulary)?.[1] ?? '';
    return block.trim().split(/\s+/).sort();
}

describe('the names of privileges', () => {
    it('are those that the service knows', () => {
        expect(GROUPS.flatMap(group => group.names).sort()).toEqual(words('COMMANDS'));
    });

    it('have the sets that the service has', () => {
        expect([...MEANINGS.viewer].sort()).toEqual(words('VIEWER'));
        expect([...MEANINGS.operator].sort()).toEqual([...words('VIEWER'), ...words('OPERATOR')].sort());
        expect(vocabulary).toContain('"admin", Set.of(EVERYTHING)');
    });
});

describe('privileges as text', () => {
    it('are read and written again, without doubles and blanks', () => {
        const items = itemsOf(' operator@bill*, SERVERSTATUS,,operator@bill*,START@a@b');
        expect(textOf(items)).toBe('operator@bill*,SERVERSTATUS,START@a@b');
        expect(globsOf(items)).toEqual(['bill*', 'a@b']);
    });

    it('keep names that only a plugin or nobody knows', () => {
        expect(othersOf(itemsOf('viewer,*,MAILER.SEND,MAILER.SEND@x'))).toEqual(['*', 'MAILER.SEND']);
    });
});

describe('a check box', () => {
    it('gives and takes one privilege for some jobs', () => {
        const items = toggled(itemsOf('viewer'), { name: 'START', glob: 'bill*' });
        expect(textOf(items)).toBe('viewer,START@bill*');
        expect(isHeld(items, { name: 'START', glob: '' })).toBe(false);
        expect(textOf(toggled(items, { name: 'viewer', glob: '' }))).toBe('START@bill*');
    });

    it('is ticked already where a set, or all jobs, hold it', () => {
        const items = itemsOf('viewer,operator@bill*,STOP');
        expect(heldBy(items, { name: 'STATUS', glob: '' })?.name).toBe('viewer');
        expect(heldBy(items, { name: 'START', glob: 'bill*' })).toEqual({ name: 'operator', glob: 'bill*' });
        expect(heldBy(items, { name: 'STOP', glob: 'bill*' })).toBeDefined();
        expect(heldBy(items, { name: 'viewer', glob: 'bill*' })).toBeDefined();
        expect(heldBy(items, { name: 'START', glob: '' })).toBeUndefined();
        expect(heldBy(items, { name: 'AUTH.ADD', glob: '' })).toBeUndefined();
        expect(heldBy(itemsOf('admin'), { name: 'AUTH.ADD', glob: '' })?.name).toBe('admin');
        expect(heldBy(itemsOf('*'), { name: 'operator', glob: 'x' })?.name).toBe('*');
    });
});
