import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Query, Source } from '../../api/logs';

export const SCOPES = ['file', 'log', 'all'] as const;

/** What is searched: the file that is open, all of the log, or the logs of all jobs. */
export type Scope = (typeof SCOPES)[number];

/** What is open and searched for, all of it in the address. */
export interface View {
    /** A job's name; undefined with isServer for the service, and without it for nothing. */
    job: string | undefined;
    isServer: boolean;
    directory: string;
    file: string;
    /** Where in the file, in bytes; undefined for its end. */
    at: number | undefined;
    isLive: boolean;
    /** Empty: no search. A search for every line is one with a time window. */
    query: Query & { scope: Scope };
}

export const NO_QUERY: View['query'] = {
    text: '',
    isRegex: false,
    stream: '',
    from: '',
    to: '',
    context: 2,
    scope: 'log',
};

const MOST_CONTEXT = 20;

export function viewOf(params: URLSearchParams): View {
    const job = params.get('job') ?? undefined;
    const at = params.get('at');
    const stream = params.get('stream');
    const scope = params.get('scope');
    const context = Math.floor(Number(params.get('context') ?? NO_QUERY.context));
    return {
        job,
        isServer: job === undefined && params.has('server'),
        directory: params.get('dir') ?? '',
        file: params.get('file') ?? '',
        at: at !== null && /^\d{1,15}$/.test(at) ? Number(at) : undefined,
        isLive: params.has('live'),
        query: {
            text: params.get('q') ?? '',
            isRegex: params.has('regex'),
            stream: stream === 'OUT' || stream === 'ERR' ? stream : '',
            from: params.get('from') ?? '',
            to: params.get('to') ?? '',
            context: context >= 0 && context <= MOST_CONTEXT ? context : NO_QUERY.context,
            scope: (SCOPES as readonly string[]).includes(scope ?? '') ? (scope as Scope) : NO_QUERY.scope,
        },
    };
}

export function paramsOf(view: View): URLSearchParams {
    const params = new URLSearchParams();
    const set = (name: string, value: string) => value !== '' && params.set(name, value);
    const { query } = view;
    if (view.job !== undefined) {
        params.set('job', view.job);
    } else if (view.isServer) {
        params.set('server', '1');
    }
    set('dir', view.directory);
    set('file', view.file);
    set('at', view.at === undefined ? '' : String(view.at));
    set('live', view.isLive ? '1' : '');
    set('q', query.text);
    set('regex', query.isRegex ? '1' : '');
    set('stream', query.stream);
    set('from', query.from);
    set('to', query.to);
    set('context', query.context === NO_QUERY.context ? '' : String(query.context));
    set('scope', query.scope === NO_QUERY.scope ? '' : query.scope);
    return params;
}

export function isSearch({ text, from, to }: View['query']): boolean {
    return text !== '' || from !== '' || to !== '';
}

export function sourceOf({ job }: View): Source {
    return job;
}

/** Of a directory such as instance-2/20261121 the instance and the day. */
export function partsOf(directory: string): { instance: number; day: string } {
    const parts = /^(?:instance-(\d+)\/)?(\d{8})$/.exec(directory);
    return { instance: Number(parts?.[1] ?? 1), day: parts?.[2] ?? directory };
}

export function dayWords(day: string): string {
    const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(day);
    return parts ? `${parts[1] ?? ''}-${parts[2] ?? ''}-${parts[3] ?? ''}` : day;
}

/** Of a file such as 2026112104.1.error.log its hour, and which of the hour's it is. */
export function fileWords(name: string): string {
    const parts = /^\d{8}(\d\d)(?:\.(\d+))?/.exec(name);
    const number = parts?.[2] === undefined ? '' : ` (${Number(parts[2]) + 1})`;
    return parts ? `${parts[1] ?? ''}:00${number}` : name;
}

export function useView(): [View, (change: Partial<View>) => void] {
    const [params, setParams] = useSearchParams();
    const view = useMemo(() => viewOf(params), [params]);
    const change = useCallback(
        (changed: Partial<View>) => setParams(before => paramsOf({ ...viewOf(before), ...changed })),
        [setParams],
    );
    return [view, change];
}
