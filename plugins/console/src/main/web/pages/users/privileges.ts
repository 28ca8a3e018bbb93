/*
 * Privileges as people write them, and as a matrix: a row for each name, a column for all jobs and one for each glob. The
 * names are those of io.reeve.auth.Vocabulary, which a test compares.
 */

export const EVERYTHING = '*';

export const SETS = ['viewer', 'operator', 'admin'] as const;

const VIEWER = [
    'STATUS',
    'STATUSALL',
    'READ',
    'MEM',
    'MEMALL',
    'SERVERSTATUS',
    'SERVERMEM',
    'SCHEDULER.GET',
    'SCHEDULER.GETALL',
    'SCHEDULER.GETLOG',
    'LOGEXPLORER.LISTDIR',
    'LOGEXPLORER.LISTFILE',
    'LOGEXPLORER.GET',
    'LOGCLEANER.GET',
];

const OPERATOR = [
    ...VIEWER,
    'GET',
    'GETALL',
    'START',
    'STOP',
    'RESTART',
    'SIGNAL',
    'SCALE',
    'SERVERREAD',
    'SCHEDULER.RUN',
    'LOGEXPLORER.SERVERLISTDIR',
    'LOGEXPLORER.SERVERLISTFILE',
    'LOGEXPLORER.SERVERGET',
    'LOGCLEANER.CLEAN',
];

export const MEANINGS: Readonly<Record<(typeof SETS)[number], readonly string[]>> = {
    viewer: VIEWER,
    operator: OPERATOR,
    admin: [EVERYTHING],
};

export interface Group {
    id: 'look' | 'act' | 'define' | 'schedules' | 'logs' | 'service' | 'users';
    /** Whether they can be limited to some jobs. */
    isByJob: boolean;
    names: readonly string[];
}

export const GROUPS: readonly Group[] = [
    { id: 'look', isByJob: true, names: ['STATUS', 'STATUSALL', 'READ', 'MEM', 'MEMALL', 'GET', 'GETALL', 'ENV'] },
    { id: 'act', isByJob: true, names: ['START', 'STOP', 'RESTART', 'SIGNAL', 'SCALE'] },
    { id: 'define', isByJob: true, names: ['ADD', 'UPDATE', 'DELETE'] },
    {
        id: 'schedules',
        isByJob: true,
        names: ['GET', 'GETALL', 'GETLOG', 'RUN', 'ADD', 'UPDATE', 'DELETE'].map(name => `SCHEDULER.${name}`),
    },
    { id: 'logs', isByJob: true, names: ['LISTDIR', 'LISTFILE', 'GET'].map(name => `LOGEXPLORER.${name}`) },
    {
        id: 'service',
        isByJob: false,
        names: [
            'SERVERSTATUS',
            'SERVERMEM',
            'SERVERREAD',
            'SERVERSTOP',
            'JVM',
            'JVM.RECORD',
            'LOGEXPLORER.SERVERLISTDIR',
            'LOGEXPLORER.SERVERLISTFILE',
            'LOGEXPLORER.SERVERGET',
            'LOGCLEANER.GET',
            'LOGCLEANER.CLEAN',
            'AUDIT.GET',
        ],
    },
    {
        id: 'users',
        isByJob: false,
        names: [
            'GETENABLE',
            'SETENABLE',
            'GETALL',
            'GET',
            'ADD',
            'UPDATE',
            'DELETE',
            'GETTOKENS',
            'ADDTOKEN',
            'DELETETOKEN',
        ].map(name => `AUTH.${name}`),
    },
];

const KNOWN = new Set<string>([...SETS, ...GROUPS.flatMap(group => group.names)]);

/** One privilege as it is held. */
export interface Item {
    name: string;
    /** Of job names; empty for all jobs. */
    glob: string;
}

export function itemsOf(text: string): Item[] {
    const items = text
        .split(',')
        .map(part => part.trim())
        .filter(part => part !== '')
        .map(part => {
            const at = part.indexOf('@');
            return at < 0 ? { name: part, glob: '' } : { name: part.slice(0, at), glob: part.slice(at + 1) };
        });
    return items.filter((item, i) => items.findIndex(each => same(each, item)) === i);
}

export function textOf(items: readonly Item[]): string {
    return items.map(({ name, glob }) => (glob === '' ? name : `${name}@${glob}`)).join(',');
}

function same(a: Item, b: Item): boolean {
    return a.name === b.name && a.glob === b.glob;
}

/** The columns beside that for all jobs. */
export function globsOf(items: readonly Item[]): string[] {
    return [...new Set(items.map(item => item.glob).filter(glob => glob !== ''))];
}

/** Names that are in no group, such as those of plugins, and *. */
export function othersOf(items: readonly Item[]): string[] {
    return [...new Set(items.map(item => item.name).filter(name => !KNOWN.has(name)))];
}

export function isHeld(items: readonly Item[], wanted: Item): boolean {
    return items.some(item => same(item, wanted));
}

export function toggled(items: readonly Item[], wanted: Item): Item[] {
    return isHeld(items, wanted) ? items.filter(item => !same(item, wanted)) : [...items, wanted];
}

/** By which other privilege one is held already, such as a set or all jobs; undefined if by none. */
export function heldBy(items: readonly Item[], wanted: Item): Item | undefined {
    return items.find(
        item =>
            !same(item, wanted) &&
            (item.glob === '' || item.glob === wanted.glob) &&
            meant(item.name).some(name => name === wanted.name || name === EVERYTHING || isAll(wanted.name, item.name)),
    );
}

function isSet(name: string): name is (typeof SETS)[number] {
    return (SETS as readonly string[]).includes(name);
}

/** Of a set, whether it is contained in another one. */
function isAll(set: string, other: string): boolean {
    const held = meant(other);
    return isSet(set) && meant(set).every(name => held.includes(name));
}

function meant(name: string): readonly string[] {
    return isSet(name) ? MEANINGS[name] : [name];
}
