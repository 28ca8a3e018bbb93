import { useCallback, useEffect, useRef, useState } from 'react';
import { partsOf, type View } from './view';
import { LoggedOut } from '../../api/jolokia';
import type { LogMatch, Logs, Query, Source } from '../../api/logs';

export interface Hit {
    source: Source;
    match: LogMatch;
}

export interface Found {
    hits: readonly Hit[];
    damaged: readonly { source: Source; file: string }[];
    failures: readonly { source: Source; failure: unknown }[];
    scannedBytes: number;
    /** How many logs are done, and of how many. */
    done: number;
    all: number;
    /** Whether it is under way; otherwise it is over, or waits to be told to go on. */
    isBusy: boolean;
    canGoOn: boolean;
}

const NOTHING: Found = {
    hits: [],
    damaged: [],
    failures: [],
    scannedBytes: 0,
    done: 0,
    all: 0,
    isBusy: false,
    canGoOn: false,
};

/** So many are shown until somebody wants more. */
export const PORTION = 200;

/** No zone is further from UTC than 14 hours, and a file has one hour, or two where clocks go back. */
const FAR = 16 * 3_600_000;

/** Where a search is, which may go on. */
interface State {
    sources: readonly Source[];
    at: number;
    next: string;
}

/** A file's name tells its hour on the service's clock, wherever that is; what is far from it need not be searched. */
export function narrowed(query: Query, name: string): Query {
    const hour = /^(\d{4})(\d\d)(\d\d)(\d\d)/.exec(name);
    const stream = name.includes('.error.') ? 'ERR' : 'OUT';
    if (!hour) {
        return { ...query, stream };
    }
    const [year = 0, month = 1, day = 1, hours = 0] = hour.slice(1).map(Number);
    const instant = Date.UTC(year, month - 1, day, hours);
    const from = new Date(instant - FAR).toISOString();
    const to = new Date(instant + FAR).toISOString();
    return {
        ...query,
        stream,
        from: query.from === '' || Date.parse(query.from) < Date.parse(from) ? from : query.from,
        to: query.to === '' || Date.parse(query.to) > Date.parse(to) ? to : query.to,
    };
}

/** Searches one log after the other; the first portion at once. */
export function useSearch(logs: Logs, view: View, sources: readonly Source[], isWanted: boolean): [Found, Controls] {
    const [found, setFound] = useState<Found>(NOTHING);
    const state = useRef<State>({ sources: [], at: 0, next: '' });
    const turn = useRef(0);
    const key = JSON.stringify([view.query, sources.length === 1 ? sources[0] : 'all', fileOf(view)]);

    const go = useCallback(
        async (limit: number) => {
            const mine = ++turn.current;
            const isMine = () => mine === turn.current;
            let got = 0;
            const place = state.current;
            setFound(before => ({ ...before, isBusy: true, canGoOn: false }));
            while (isMine() && place.at < place.sources.length && got < limit) {
                const source = place.sources[place.at];
                try {
                    const file = fileOf(view);
                    const query = file ? narrowed(view.query, file.name) : view.query;
                    const result = await logs.search(source, query, Math.min(PORTION, limit - got), place.next);
                    if (!isMine()) {
                        return;
                    }
                    const matches = result.matches.filter(
                        match => !file || (match.file === file.name && match.directory === file.directory),
                    );
                    got += matches.length;
                    place.next = result.next;
                    if (result.complete) {
                        place.at++;
                        place.next = '';
                    }
                    setFound(before => ({
                        ...before,
                        hits: [...before.hits, ...matches.map(match => ({ source, match }))],
                        damaged: [...before.damaged, ...result.damaged.map(damaged => ({ source, file: damaged }))],
                        scannedBytes: before.scannedBytes + result.scannedBytes,
                        done: place.at,
                    }));
                } catch (failure) {
                    if (!isMine() || failure instanceof LoggedOut) {
                        return;
                    }
                    place.at++;
                    place.next = '';
                    setFound(before => ({
                        ...before,
                        failures: [...before.failures, { source, failure }],
                        done: place.at,
                    }));
                }
            }
            if (isMine()) {
                setFound(before => ({ ...before, isBusy: false, canGoOn: place.at < place.sources.length }));
            }
        },
        // The key has all of it that matters.
        // eslint-disable-next-line react-hooks/exhaustive-deps
        [logs, key],
    );

    const halt = useCallback(() => {
        turn.current++;
    }, []);
    useEffect(() => {
        if (!isWanted) {
            return undefined;
        }
        state.current = { sources, at: 0, next: '' };
        setFound({ ...NOTHING, all: sources.length, isBusy: true });
        void go(PORTION);
        return halt;
        // Jobs that come and go do not begin a search anew.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [go, isWanted]);

    const stop = useCallback(() => {
        halt();
        setFound(before => ({ ...before, isBusy: false, canGoOn: true }));
    }, [halt]);
    const goOn = useCallback(() => void go(PORTION), [go]);
    return [isWanted ? found : NOTHING, { stop, goOn }];
}

export interface Controls {
    stop: () => void;
    goOn: () => void;
}

function fileOf({ query, directory, file }: View): { directory: string; name: string } | undefined {
    return query.scope === 'file' && file !== '' ? { directory, name: file } : undefined;
}

/** What a hit's place is called. */
export function placeWords({ match: { directory, file } }: Hit): string {
    return `${partsOf(directory).instance > 1 ? `${directory}/` : ''}${file}`;
}
