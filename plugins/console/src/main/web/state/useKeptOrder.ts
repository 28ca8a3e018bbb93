import { useCallback, useMemo, useState } from 'react';
import { useSeenAgain } from './useSeen';

interface Order {
    ids: readonly string[];
    /** Whether they would stand otherwise by now. */
    isStale: boolean;
    renew: () => void;
}

/**
 * Rows keep their places while what they are sorted by changes: nothing moves under the pointer. What is new stands at the end,
 * what is gone goes. Another question, a page that was out of sight, and whoever asks get the new order.
 *
 * @param present the rows as they would stand now
 * @param exists whether a row that is not among them is there at all
 * @param question what they were filtered and sorted by
 */
export function useKeptOrder(present: readonly string[], exists: (id: string) => boolean, question: string): Order {
    const [kept, setKept] = useState<{ ids: readonly string[]; question: string }>();
    const isOutdated = kept?.question !== question || kept.ids.length === 0;
    const ids = useMemo(() => {
        if (isOutdated) {
            return present;
        }
        const known = new Set(kept.ids);
        return [...kept.ids.filter(exists), ...present.filter(id => !known.has(id))];
    }, [isOutdated, kept, present, exists]);
    if (isOutdated && (kept?.ids !== present || kept.question !== question)) {
        setKept({ ids: present, question });
    }
    useSeenAgain(
        present,
        useCallback(() => setKept(undefined), []),
    );
    const isStale = useMemo(
        () => ids.length !== present.length || ids.some((id, i) => id !== present[i]),
        [ids, present],
    );
    return { ids, isStale, renew: () => setKept({ ids: present, question }) };
}
