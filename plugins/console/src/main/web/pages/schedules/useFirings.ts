import { useEffect, useMemo, useState } from 'react';
import { now } from '../../api/clock';
import type { Schedule, SchedulePreview, Scheduler } from '../../api/scheduler';

/** So many of a schedule are asked for; those of one that fires more often are known for a part of the day only. */
export const MOST_FIRINGS = 500;

const STALE_MILLIS = 5 * 60_000;

export interface Firings extends SchedulePreview {
    /** Up to when they are known. */
    until: number;
}

interface Known {
    key: string;
    at: number;
    firings: Firings;
}

/**
 * When schedules fire, and their words in both languages, by id. They are asked for once and then only when a schedule
 * changes, or a while has passed: what is between two firings is known already.
 */
export function useFirings(scheduler: Scheduler, schedules: readonly Schedule[]): ReadonlyMap<string, Firings> {
    const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
    const wanted = useMemo(
        () => schedules.filter(schedule => isStale(schedule, known.get(schedule.id))),
        [schedules, known],
    );
    useEffect(() => {
        if (wanted.length === 0) {
            return undefined;
        }
        let isWanted = true;
        scheduler.next(wanted, MOST_FIRINGS).then(
            previews => {
                if (isWanted) {
                    const at = now();
                    setKnown(before => {
                        const next = new Map(before);
                        wanted.forEach((schedule, i) => {
                            const preview = previews[i] ?? { english: schedule.words, chinese: '', next: [] };
                            next.set(schedule.id, { key: keyOf(schedule), at, firings: firingsOf(preview) });
                        });
                        return next;
                    });
                }
            },
            () => undefined, // that nobody answers is said elsewhere
        );
        return () => {
            isWanted = false;
        };
    }, [scheduler, wanted]);
    return useMemo(() => new Map([...known].map(([id, { firings }]) => [id, firings])), [known]);
}

function isStale(schedule: Schedule, known: Known | undefined): boolean {
    return !known || known.key !== keyOf(schedule) || known.at < now() - STALE_MILLIS;
}

/** What a schedule's times depend on. */
function keyOf({ enable, cron, condition, timezone, startMillis, endMillis, jitterMillis }: Schedule): string {
    return JSON.stringify([enable, cron, condition, timezone, startMillis, endMillis, jitterMillis]);
}

function firingsOf(preview: SchedulePreview): Firings {
    const last = preview.next[preview.next.length - 1];
    return {
        ...preview,
        until: preview.next.length < MOST_FIRINGS || last === undefined ? Number.MAX_VALUE : last,
    };
}
