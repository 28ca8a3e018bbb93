import { useEffect, useMemo, useState } from 'react';

/** More than a window shows, and no more than a moment's work. */
const STEP = 30;

const NONE: ReadonlySet<string> = new Set();

/**
 * Of many rows the first ones at once, and the others a few at a time, each when the ones before have been painted: who asks
 * for another page sees it without waiting for all of it, and can go on to the next. What is there already stays.
 */
export function useGradually(names: readonly string[]): readonly string[] {
    const [painted, setPainted] = useState(NONE);
    const shown = useMemo(() => {
        let room = STEP;
        return names.filter(name => painted.has(name) || room-- > 0);
    }, [names, painted]);
    useEffect(() => {
        if (painted.size === shown.length && shown.every(name => painted.has(name))) {
            return;
        }
        let timer: ReturnType<typeof setTimeout> | undefined;
        const frame = requestAnimationFrame(() => {
            timer = setTimeout(() => setPainted(new Set(shown)));
        });
        return () => {
            cancelAnimationFrame(frame);
            clearTimeout(timer);
        };
    }, [shown, painted]);
    return shown;
}
