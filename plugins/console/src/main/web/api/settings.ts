import type { JobDefinition } from './types';

/*
 * Definitions as people write them: durations with their unit, and all settings beside each other. Answers have another shape
 * (milliseconds, groups), see io.reeve.mbeans.JobDefinition.
 */

export type Settings = Record<string, unknown>;

/** Of a definition what a copy of the job is to have; the values of secrets are not known to anybody here. */
export function settingsOf(definition: JobDefinition): { settings: Settings; secrets: string[] } {
    const settings: Settings = {};
    addAll(settings, definition);
    delete settings['command'];
    delete settings['params'];
    const secrets = definition.secrets.filter(name => name in definition.environment);
    settings['environment'] = Object.fromEntries(
        Object.entries(definition.environment).filter(([name]) => !secrets.includes(name)),
    );
    return { settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => !isEmpty(value))), secrets };
}

function addAll(settings: Settings, values: object): void {
    for (const [key, value] of Object.entries(values) as [string, unknown][]) {
        add(settings, key, value);
    }
}

function add(settings: Settings, key: string, value: unknown): void {
    switch (key) {
        case 'name':
            return;
        case 'upkeep':
        case 'restart':
        case 'resources':
            addAll(settings, value as object);
            return;
        case 'backoff': {
            const backoff: Settings = {};
            addAll(backoff, value as object);
            settings[key] = backoff;
            return;
        }
        case 'mode':
            settings['restart'] = choice(value);
            return;
        case 'kind':
        case 'logFormat':
            settings[key] = choice(value);
            return;
        case 'retries':
            settings[key] = (value as number) < 0 ? 'unlimited' : value;
            return;
        case 'probes':
        case 'hooks':
        case 'extra':
            for (const [name, text] of Object.entries(value as Record<string, string>)) {
                settings[name] = JSON.parse(text);
            }
            return;
        default:
            if (key.endsWith('Millis')) {
                settings[key.slice(0, -'Millis'.length)] = span(value as number);
            } else {
                settings[key] = value;
            }
    }
}

/** As io.reeve.spi.Durations, with the largest unit that leaves nothing over. */
function span(millis: number): string {
    const units: [string, number][] = [
        ['d', 86_400_000],
        ['h', 3_600_000],
        ['m', 60_000],
        ['s', 1_000],
    ];
    const [unit, size] = units.find(([, length]) => millis > 0 && millis % length === 0) ?? ['ms', 1];
    return `${millis / size}${unit}`;
}

function choice(constant: unknown): string {
    return String(constant).toLowerCase().replaceAll('_', '-');
}

/** What says the same as if it were not there. */
function isEmpty(value: unknown): boolean {
    return (
        value === '' ||
        value === '0ms' ||
        (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
    );
}

/** One setting a line, each value as JSON, which is YAML as well. */
export function textOf(settings: Settings): string {
    return Object.entries(settings)
        .map(
            ([key, value]) => `${/^[A-Za-z][\w-]*$/.test(key) ? key : JSON.stringify(key)}: ${JSON.stringify(value)}\n`,
        )
        .join('');
}

/** Puts settings of the form before those that somebody wrote as YAML or JSON; what is there twice the service refuses. */
export function joined(fields: Settings, written: string): string {
    const text = written.trim();
    if (Object.keys(fields).length === 0) {
        return text;
    }
    if (text.startsWith('{')) {
        const rest = text.slice(1).trimStart();
        return `${JSON.stringify(fields).slice(0, -1)}${rest.startsWith('}') ? '' : ', '}${rest}`;
    }
    return textOf(fields) + text;
}
