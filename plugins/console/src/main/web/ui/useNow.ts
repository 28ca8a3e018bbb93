import { useSyncExternalStore } from 'react';
import { now } from '../api/clock';

const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    ticking ??= setInterval(() => listeners.forEach(each => each()), 1_000);
    return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
            clearInterval(ticking);
            ticking = undefined;
        }
    };
}

/** Something that the present moment makes, such as "3 min ago"; rendered again only when it comes out differently. */
export function useMoment(make: (now: number) => string): string {
    return useSyncExternalStore(subscribe, () => make(now()));
}
