import { type Settings, settingsOf } from './settings';
import type { JobDefinition } from './types';

/*
 * A job's settings as one YAML or JSON text that a form and an editor both change. It is not parsed but split into its top
 * entries: what an entry says is the service's to understand.
 */

/** By setting, what is written behind it, as YAML. */
export type Entries = ReadonlyMap<string, string>;

const KEY = /^(?:([A-Za-z][\w-]*)|("(?:[^"\\]|\\.)*"))\s*:(?=\s|$)/;

/**
 * All settings of a job with what they are now; secret values stand as the service masks them.
 *
 * @param order of the settings that have a place; others follow
 */
export function written(definition: JobDefinition, order: readonly string[]): string {
    const { command, params, environment } = definition;
    const settings: Settings = {
        command,
        ...(params !== '' && { params }),
        ...settingsOf(definition).settings,
        ...(Object.keys(environment).length > 0 && { environment }),
    };
    const keys = [
        ...order.filter(key => key in settings),
        ...Object.keys(settings).filter(key => !order.includes(key)),
    ];
    return keys.map(key => entry(key, rawOf(settings[key]))).join('');
}

/** A value as YAML, which is JSON but for texts that need no quotes. */
export function rawOf(value: unknown): string {
    const isPlain =
        typeof value === 'string' &&
        /^[A-Za-z/][\w/.+@-]*$/.test(value) &&
        !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value);
    return isPlain ? value : JSON.stringify(value);
}

/** Undefined if the text is no such text. */
export function entriesOf(text: string): Entries | undefined {
    return text.trimStart().startsWith('{') ? ofJson(text) : ofYaml(text);
}

function ofJson(text: string): Entries | undefined {
    try {
        const settings = JSON.parse(text) as Settings;
        return new Map(Object.entries(settings).map(([key, value]) => [key, rawOf(value)]));
    } catch {
        return undefined;
    }
}

function ofYaml(text: string): Entries | undefined {
    const entries = new Map<string, string>();
    let open: string | undefined;
    for (const line of text.split('\n')) {
        const match = KEY.exec(line);
        if (match) {
            open = match[1] ?? (JSON.parse(match[2] ?? '""') as string);
            if (entries.has(open)) {
                return undefined;
            }
            entries.set(open, line.slice(match[0].length).trim());
        } else if (open !== undefined && !/^#/.test(line)) {
            entries.set(open, `${entries.get(open) ?? ''}\n${line}`.trimEnd());
        } else if (line.trim() !== '' && !line.startsWith('#')) {
            return undefined;
        }
    }
    return entries;
}

/** The text with another value of a setting, or without it; an entry a setting, comments are left out. */
export function changed(text: string, key: string, value: string | undefined): string {
    const entries = new Map(entriesOf(text) ?? []);
    if (value === undefined) {
        entries.delete(key);
    } else {
        entries.set(key, value);
    }
    return [...entries].map(([name, raw]) => entry(name, raw)).join('');
}

function entry(key: string, raw: string): string {
    const name = /^[A-Za-z][\w-]*$/.test(key) ? key : JSON.stringify(key);
    return `${name}:${raw === '' || raw.startsWith('\n') ? '' : ' '}${raw}\n`;
}

/** The settings that are not as they were. */
export function changedKeys(before: Entries, after: Entries): string[] {
    return [...new Set([...before.keys(), ...after.keys()])].filter(key => before.get(key) !== after.get(key));
}

/** What to send so that they become what is written; one that is no longer written goes back to its default. */
export function update(before: Entries, after: Entries): string {
    return changedKeys(before, after)
        .map(key => entry(key, after.get(key) ?? 'null'))
        .join('');
}

/** A text, number or truth as it is written, without quotes; undefined if it is something else, or in another style. */
export function scalar(raw: string | undefined): string | undefined {
    if (raw === undefined || raw === 'null' || raw === '~' || raw === '') {
        return '';
    }
    if (raw.startsWith('"')) {
        const value = json(raw);
        return typeof value === 'string' ? value : undefined;
    }
    if (/^'(?:[^']|'')*'$/.test(raw)) {
        return raw.slice(1, -1).replaceAll("''", "'");
    }
    return raw.includes('\n') || /^(?:-(?!\d)|[?:,[\]{}#&*!|>'"%@`])/.test(raw) || /\s#|:\s/.test(raw)
        ? undefined
        : raw;
}

/** The texts of a list; undefined if it is none that is written as JSON. */
export function list(raw: string | undefined): string[] | undefined {
    if (raw === undefined || raw === 'null') {
        return [];
    }
    const value = json(raw);
    return Array.isArray(value) && value.every(each => typeof each === 'string' || typeof each === 'number')
        ? value.map(String)
        : undefined;
}

/** Texts by name; undefined if it is nothing that is written as JSON. */
export function map(raw: string | undefined): Record<string, string> | undefined {
    if (raw === undefined || raw === 'null') {
        return {};
    }
    const value = json(raw);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, String(each)]))
        : undefined;
}

function json(raw: string): unknown {
    try {
        return JSON.parse(raw);
    } catch {
        return undefined;
    }
}
