import { useEffect, useRef, useState } from 'react';

const REST_MILLIS = 15_000;

/**
 * Whether somebody sees the page, or did just now. One that nobody sees lets go of its streams: a browser has but six
 * connections to one service, for all its pages.
 */
export function useSeen(): boolean {
    const [isSeen, setIsSeen] = useState(true);
    useEffect(() => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const changed = () => {
            clearTimeout(timer);
            if (document.visibilityState === 'visible') {
                setIsSeen(true);
            } else {
                timer = setTimeout(() => setIsSeen(false), REST_MILLIS);
            }
        };
        changed();
        document.addEventListener('visibilitychange', changed);
        return () => {
            document.removeEventListener('visibilitychange', changed);
            clearTimeout(timer);
        };
    }, []);
    return isSeen;
}

const ARRIVAL_MILLIS = 2_000;

/** Acts when the page is seen again, and with each other `known` that comes in the moment after. */
export function useSeenAgain(known: unknown, act: () => void): void {
    const seenAt = useRef(-Infinity);
    useEffect(() => {
        const changed = () => {
            if (document.visibilityState === 'visible') {
                seenAt.current = performance.now();
                act();
            }
        };
        document.addEventListener('visibilitychange', changed);
        return () => document.removeEventListener('visibilitychange', changed);
    }, [act]);
    useEffect(() => {
        if (performance.now() - seenAt.current < ARRIVAL_MILLIS) {
            act();
        }
    }, [known, act]);
}
