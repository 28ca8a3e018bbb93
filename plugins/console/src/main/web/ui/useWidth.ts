import { type RefObject, useEffect, useState } from 'react';

/** How wide an element is; 0 while nobody knows. */
export function useWidth(ref: RefObject<Element>): number {
    const [width, setWidth] = useState(0);
    useEffect(() => {
        const element = ref.current;
        if (!element || typeof ResizeObserver === 'undefined') {
            return;
        }
        const observer = new ResizeObserver(entries => setWidth(Math.floor(entries[0]?.contentRect.width ?? 0)));
        observer.observe(element);
        return () => observer.disconnect();
    }, [ref]);
    return width;
}
