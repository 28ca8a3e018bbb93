/* The settings of a job that the form knows, in groups, as README.md tells them. Others are in the editor beside it. */

export type Kind = 'text' | 'number' | 'truth' | 'choice' | 'list' | 'numbers' | 'map' | 'yaml';

export interface Field {
    key: string;
    kind: Kind;
    /** What it is if nobody says; empty where that is no value but described by the help. */
    usual: string;
    choices?: readonly string[];
    isRequired?: boolean;
    /** A running process keeps what it was started with. */
    isOfProcess?: boolean;
}

export const GROUPS = ['program', 'environment', 'upkeep', 'stop', 'health', 'output', 'resources', 'hooks'] as const;

export type Group = (typeof GROUPS)[number];

const SIGNALS = ['TERM', 'INT', 'HUP', 'QUIT', 'KILL', 'USR1', 'USR2'];

export const FIELDS: Record<Group, readonly Field[]> = {
    program: [
        { key: 'command', kind: 'text', usual: '', isRequired: true, isOfProcess: true },
        { key: 'params', kind: 'text', usual: '', isOfProcess: true },
        { key: 'directory', kind: 'text', usual: '', isOfProcess: true },
        { key: 'shell', kind: 'truth', usual: 'false', isOfProcess: true },
        { key: 'interpreter', kind: 'text', usual: '', isOfProcess: true },
        { key: 'kind', kind: 'choice', usual: 'service', choices: ['service', 'oneshot', 'scheduled'] },
        { key: 'labels', kind: 'map', usual: '' },
    ],
    environment: [
        { key: 'environment', kind: 'map', usual: '', isOfProcess: true },
        { key: 'secrets', kind: 'list', usual: '' },
    ],
    upkeep: [
        { key: 'autostart', kind: 'truth', usual: 'false' },
        { key: 'guard', kind: 'truth', usual: 'false' },
        {
            key: 'restart',
            kind: 'choice',
            usual: 'never',
            choices: ['never', 'on-failure', 'unless-stopped', 'always'],
        },
        { key: 'instances', kind: 'number', usual: '1' },
        { key: 'dependsOn', kind: 'list', usual: '' },
        { key: 'exitCodes', kind: 'numbers', usual: '0' },
        { key: 'retries', kind: 'text', usual: 'unlimited' },
        { key: 'backoff', kind: 'yaml', usual: '' },
        { key: 'pause', kind: 'text', usual: '' },
        { key: 'maxRuns', kind: 'number', usual: '' },
        { key: 'maxLifetime', kind: 'text', usual: '', isOfProcess: true },
        { key: 'checkInterval', kind: 'text', usual: '' },
    ],
    stop: [
        { key: 'stopSignal', kind: 'choice', usual: 'TERM', choices: SIGNALS },
        { key: 'stopTimeout', kind: 'text', usual: '10s' },
    ],
    health: [
        { key: 'readiness', kind: 'yaml', usual: '', isOfProcess: true },
        { key: 'liveness', kind: 'yaml', usual: '', isOfProcess: true },
        { key: 'watchdog', kind: 'text', usual: '', isOfProcess: true },
    ],
    output: [
        { key: 'bufferSize', kind: 'number', usual: '20' },
        { key: 'writeLog', kind: 'truth', usual: 'true', isOfProcess: true },
        {
            key: 'logFormat',
            kind: 'choice',
            usual: 'stamped',
            choices: ['stamped', 'raw', 'json'],
            isOfProcess: true,
        },
    ],
    resources: [
        { key: 'user', kind: 'text', usual: '', isOfProcess: true },
        { key: 'group', kind: 'text', usual: '', isOfProcess: true },
        { key: 'nice', kind: 'number', usual: '0', isOfProcess: true },
        { key: 'umask', kind: 'text', usual: '', isOfProcess: true },
        { key: 'limits', kind: 'map', usual: '', isOfProcess: true },
        { key: 'memory', kind: 'yaml', usual: '' },
    ],
    hooks: [
        { key: 'preStart', kind: 'yaml', usual: '' },
        { key: 'postStart', kind: 'yaml', usual: '' },
        { key: 'preStop', kind: 'yaml', usual: '' },
        { key: 'postStop', kind: 'yaml', usual: '' },
        { key: 'onFailure', kind: 'yaml', usual: '' },
    ],
};

const ALL = GROUPS.flatMap(group => FIELDS[group]);

export const ORDER = ALL.map(({ key }) => key);

export function isOfProcess(key: string): boolean {
    return ALL.some(field => field.key === key && field.isOfProcess);
}

/**
 * What the service says about each setting, by setting; what is about none of them is left out. Its sentence is of the form
 * {@code job web: bufferSize: expected ...; backoff.initial: expected ...}.
 */
export function complaints(sentence: string): Map<string, string> {
    const found = new Map<string, string>();
    let last: string | undefined;
    for (const part of sentence.replace(/^job .*?: (?=[A-Za-z]+(?:\.[A-Za-z]+)*(?::| is missing))/, '').split('; ')) {
        const match = /^([A-Za-z]+)((?:\.[A-Za-z]+)*)(?:: | (?=is missing))/.exec(part);
        if (match && ALL.some(field => field.key === match[1])) {
            last = match[1] ?? '';
            const within = match[2] ? `${match[2].slice(1)}: ` : '';
            const said = `${within}${part.slice(match[0].length)}`;
            found.set(last, found.has(last) ? `${found.get(last) ?? ''}; ${said}` : said);
        } else if (last !== undefined) {
            found.set(last, `${found.get(last) ?? ''}; ${part}`);
        }
    }
    return found;
}
