const open = new Set<EventSource>();

/**
 * A stream of events that ends with the page. A browser keeps pages that were left, for the way back, and with them their
 * connections, of which it has six for a host: after a few pages there would be none for the next one.
 */
export function openSource(url: string): EventSource {
    open.forEach(source => source.readyState === EventSource.CLOSED && open.delete(source));
    const source = new EventSource(url);
    open.add(source);
    return source;
}

/** @param again shows a page anew that comes back without its streams */
export function leaveNoStreams(again: () => void = () => window.location.reload()): void {
    window.addEventListener('pagehide', () => {
        open.forEach(source => source.close());
        open.clear();
    });
    window.addEventListener('pageshow', event => event.persisted && again());
}
