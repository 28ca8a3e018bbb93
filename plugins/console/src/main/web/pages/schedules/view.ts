import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { OUTCOMES, type Outcome, type Schedule } from '../../api/scheduler';

export const SORT_KEYS = ['next', 'job', 'last'] as const;

export type SortKey = (typeof SORT_KEYS)[number];

/** What is shown and how, all of it in the address. */
export interface View {
    text: string;
    /** Those of one job alone; empty for all. */
    job: string;
    outcomes: ReadonlySet<Outcome>;
    sort: { key: SortKey; descending: boolean };
    page: number;
    perPage: number;
    /** The ids of the schedules that are open. */
    open: ReadonlySet<string>;
}

export const PER_PAGE = [25, 50, 100];
const DEFAULT_PER_PAGE = 50;

export function viewOf(params: URLSearchParams): View {
    const sort = params.get('sort') ?? '';
    const key = sort.replace(/^-/, '');
    const perPage = Number(params.get('per'));
    const page = Math.floor(Number(params.get('page')));
    return {
        text: params.get('q') ?? '',
        job: params.get('job') ?? '',
        outcomes: new Set(
            (params.get('outcome') ?? '')
                .split(',')
                .filter((each): each is Outcome => (OUTCOMES as readonly string[]).includes(each)),
        ),
        sort: {
            key: (SORT_KEYS as readonly string[]).includes(key) ? (key as SortKey) : 'next',
            descending: sort.startsWith('-'),
        },
        page: page >= 1 ? page : 1,
        perPage: PER_PAGE.includes(perPage) ? perPage : DEFAULT_PER_PAGE,
        open: new Set((params.get('open') ?? '').split(',').filter(Boolean)),
    };
}

export function paramsOf(view: View, before: URLSearchParams): URLSearchParams {
    const params = new URLSearchParams(before);
    const set = (name: string, value: string) => (value === '' ? params.delete(name) : params.set(name, value));
    const { key, descending } = view.sort;
    set('q', view.text);
    set('job', view.job);
    set('outcome', [...view.outcomes].join(','));
    set('sort', key === 'next' && !descending ? '' : `${descending ? '-' : ''}${key}`);
    set('page', view.page === 1 ? '' : String(view.page));
    set('per', view.perPage === DEFAULT_PER_PAGE ? '' : String(view.perPage));
    set('open', [...view.open].join(','));
    return params;
}

export function useView(): [View, (change: Partial<View>) => void] {
    const [params, setParams] = useSearchParams();
    const view = useMemo(() => viewOf(params), [params]);
    const change = useCallback(
        (changed: Partial<View>) =>
            setParams(
                before => {
                    const kept = viewOf(before);
                    // What opens or closes is on the page that is shown.
                    const page = 'open' in changed ? kept.page : 1;
                    return paramsOf({ ...kept, page, ...changed }, before);
                },
                { replace: true },
            ),
        [setParams],
    );
    return [view, change];
}

/** What a schedule is called where there is little room: its job and the first characters of its id. */
export function shortId(id: string): string {
    return id.slice(0, 8);
}

/** When it fires as somebody wrote it. */
export function expressionOf({ cron, condition }: Schedule): string {
    return cron === '' ? JSON.stringify(condition) : cron;
}

export function matches(schedule: Schedule, view: Pick<View, 'text' | 'job' | 'outcomes'>): boolean {
    const wanted = view.text.trim().toLowerCase();
    return (
        (view.job === '' || view.job === schedule.job) &&
        (view.outcomes.size === 0 || view.outcomes.has(schedule.lastOutcome)) &&
        (wanted === '' ||
            [schedule.job, schedule.id, schedule.words, expressionOf(schedule)].some(place =>
                place.toLowerCase().includes(wanted),
            ))
    );
}

const NAMES = new Intl.Collator('en', { numeric: true });

export function sorted(schedules: readonly Schedule[], sort: View['sort']): Schedule[] {
    const sign = sort.descending ? -1 : 1;
    const number: Record<Exclude<SortKey, 'job'>, (schedule: Schedule) => number> = {
        next: ({ nextRunMillis }) => (nextRunMillis === 0 ? Number.MAX_VALUE : nextRunMillis),
        last: ({ lastRunMillis }) => -lastRunMillis,
    };
    const { key } = sort;
    const by = key === 'job' ? () => 0 : (a: Schedule, b: Schedule) => number[key](a) - number[key](b);
    return [...schedules].sort(
        (a, b) => sign * (by(a, b) || NAMES.compare(a.job, b.job)) || (a.id < b.id ? -1 : Number(a.id > b.id)),
    );
}
