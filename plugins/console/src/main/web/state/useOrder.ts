import { useCallback, useMemo, useState } from 'react';
import type { Row } from './jobs';
import { matches, sorted } from './order';
import { useSeenAgain } from './useSeen';
import type { View } from './view';

interface Order {
    names: readonly string[];
    /** Whether the rows would stand otherwise by now. */
    isStale: boolean;
    renew: () => void;
}

/**
 * The names of the rows, in places that they keep while jobs change: nothing moves under the pointer. Another filter or sort,
 * a page that was out of sight, and whoever asks get the new order.
 */
export function useOrder(rows: readonly Row[], view: Pick<View, 'filter' | 'sort'>): Order {
    const present = useMemo(
        () =>
            sorted(
                rows.filter(row => matches(row, view.filter)),
                view.sort,
            ).map(row => row.status.name),
        [rows, view.filter, view.sort],
    );
    const [kept, setKept] = useState<{ names: readonly string[]; filter: object; sort: object }>();
    const isOutdated = !kept || kept.filter !== view.filter || kept.sort !== view.sort || kept.names.length === 0;
    const names = isOutdated ? present : kept.names;
    if (isOutdated && (kept?.names !== present || kept.filter !== view.filter || kept.sort !== view.sort)) {
        setKept({ names: present, filter: view.filter, sort: view.sort });
    }
    const renew = useCallback(() => setKept(undefined), []);
    useSeenAgain(present, renew);
    const isStale = useMemo(() => !same(names, present), [names, present]);
    return { names, isStale, renew };
}

function same(a: readonly string[], b: readonly string[]): boolean {
    return a.length === b.length && a.every((name, i) => name === b[i]);
}
