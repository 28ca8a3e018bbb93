import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type Filter, type Sort, SORT_KEYS, type SortKey } from './order';
import { JOB_STATES, type JobState } from '../api/types';

export const COLUMNS = ['instances', 'memory', 'cpu', 'restarts', 'exit', 'next', 'line'] as const;

/** Those that can be left out. */
export type Column = (typeof COLUMNS)[number];

/** What is shown and how, all of it in the address, so that it can be kept and passed on. */
export interface View {
    filter: Filter;
    sort: Sort;
    columns: ReadonlySet<Column>;
    page: number;
    perPage: number;
}

export const PER_PAGE = [25, 50, 100, 200];
const DEFAULT_PER_PAGE = 50;
const DEFAULT_SORT: Sort = { key: 'problems', descending: false };

function chosen<T extends string>(text: string | null, among: readonly T[]): T[] {
    return (text ?? '').split(',').filter((each): each is T => (among as readonly string[]).includes(each));
}

function sortOf(text: string | null): Sort {
    const key = text?.replace(/^-/, '');
    return SORT_KEYS.includes(key as SortKey)
        ? { key: key as SortKey, descending: text?.startsWith('-') ?? false }
        : DEFAULT_SORT;
}

export function viewOf(params: URLSearchParams): View {
    const hidden = chosen(params.get('hide'), COLUMNS);
    const perPage = Number(params.get('per'));
    const page = Math.floor(Number(params.get('page')));
    return {
        filter: {
            text: params.get('q') ?? '',
            states: new Set<JobState>(chosen(params.get('state'), JOB_STATES)),
            labels: new Set(params.getAll('label').filter(label => label.includes('='))),
        },
        sort: sortOf(params.get('sort')),
        columns: new Set(COLUMNS.filter(column => !hidden.includes(column))),
        page: page >= 1 ? page : 1,
        perPage: PER_PAGE.includes(perPage) ? perPage : DEFAULT_PER_PAGE,
    };
}

/** Other parameters of the address are kept; defaults do not show in it. */
export function paramsOf(view: View, before: URLSearchParams): URLSearchParams {
    const params = new URLSearchParams(before);
    const set = (name: string, value: string) => (value === '' ? params.delete(name) : params.set(name, value));
    const { key, descending } = view.sort;
    set('q', view.filter.text);
    set('state', [...view.filter.states].join(','));
    params.delete('label');
    view.filter.labels.forEach(label => params.append('label', label));
    set('sort', key === DEFAULT_SORT.key && !descending ? '' : `${descending ? '-' : ''}${key}`);
    set('hide', COLUMNS.filter(column => !view.columns.has(column)).join(','));
    set('page', view.page === 1 ? '' : String(view.page));
    set('per', view.perPage === DEFAULT_PER_PAGE ? '' : String(view.perPage));
    return params;
}

export function useView(): [View, (change: Partial<View>) => void] {
    const [params, setParams] = useSearchParams();
    const view = useMemo(() => viewOf(params), [params]);
    const change = useCallback(
        (changed: Partial<View>) =>
            setParams(before => paramsOf({ ...viewOf(before), page: 1, ...changed }, before), { replace: true }),
        [setParams],
    );
    return [view, change];
}
