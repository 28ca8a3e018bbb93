import { useCallback, useEffect, useRef, useState } from 'react';
import { LoggedOut, Refusal } from '../api/jolokia';

/** How many times as long as a request took nothing is asked after it. */
const REST = 20;

const FORBIDDEN = 403;

export interface Loaded<T> {
    value: T | undefined;
    /** Why the last try failed; the value before it stays. */
    failure: unknown;
    reload: () => Promise<void>;
}

interface Kept<T> {
    load: () => Promise<T>;
    value: T | undefined;
    failure: unknown;
}

/**
 * What the service answers to a question; another question (another function) begins anew.
 *
 * @param every after how many milliseconds it is asked again while somebody looks; 0 for never
 */
export function useLoad<T>(load: () => Promise<T>, every = 0): Loaded<T> {
    const [kept, setKept] = useState<Kept<T>>();
    const present = useRef<() => Promise<T>>();
    const isDenied = useRef(false);
    const reload = useCallback(async () => {
        try {
            const value = await load();
            isDenied.current = false;
            if (present.current === load) {
                setKept({ load, value, failure: undefined });
            }
        } catch (failure) {
            // Each denial is a line of the audit trail: one is enough.
            isDenied.current = failure instanceof Refusal && failure.status === FORBIDDEN;
            if (present.current === load && !(failure instanceof LoggedOut)) {
                setKept(before => ({ load, value: before?.load === load ? before.value : undefined, failure }));
            }
        }
    }, [load]);
    useEffect(() => {
        present.current = load;
        let timer: ReturnType<typeof setTimeout> | undefined;
        let isOver = false;
        const round = async (isDue: boolean) => {
            const begun = performance.now();
            if (isDue) {
                await reload();
            }
            if (every > 0 && !isOver) {
                const rest = Math.max(every, REST * (performance.now() - begun));
                timer = setTimeout(() => {
                    void round(document.visibilityState === 'visible' && !isDenied.current);
                }, rest);
            }
        };
        void round(true);
        return () => {
            isOver = true;
            clearTimeout(timer);
            present.current = undefined;
        };
    }, [load, reload, every]);
    const current = kept?.load === load ? kept : undefined;
    return { value: current?.value, failure: current?.failure, reload };
}
