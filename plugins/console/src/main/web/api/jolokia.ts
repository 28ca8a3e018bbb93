/* Jolokia's protocol (https://jolokia.org/reference/html/manual/jolokia_protocol.html), as far as the console needs it. */

import { heard } from './clock';

export interface Exec {
    type: 'exec';
    mbean: string;
    operation: string;
    arguments: unknown[];
}

export interface Read {
    type: 'read';
    /** May be a pattern; the answer is by object name then. */
    mbean: string;
    /** Left out: all of them. */
    attribute?: string;
}

export function exec(mbean: string, operation: string, ...args: unknown[]): Exec {
    return { type: 'exec', mbean, operation, arguments: args };
}

/** What the service would not do, in its own words. */
export class Refusal extends Error {
    constructor(
        readonly status: number,
        sentence: string,
    ) {
        super(sentence);
        this.name = 'Refusal';
    }
}

/** Nobody answers, or not what was asked. */
export class Unreachable extends Error {
    constructor(cause: unknown) {
        super('unreachable', { cause });
        this.name = 'Unreachable';
    }
}

/** The session has ended; the page is left for the login already. */
export class LoggedOut extends Error {
    constructor() {
        super('logged out');
        this.name = 'LoggedOut';
    }
}

/** Of one request of several: what it answered, or why not. */
export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

interface RawAnswer {
    status: number;
    value?: unknown;
    error?: string;
    /** In seconds. */
    timestamp?: number;
}

export class Jolokia {
    constructor(
        private readonly url: string,
        private readonly fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init),
    ) {}

    async exec<T>(mbean: string, operation: string, ...args: unknown[]): Promise<T> {
        return this.one<T>(exec(mbean, operation, ...args));
    }

    async read<T>(mbean: string, attribute?: string): Promise<T> {
        return this.one<T>(attribute === undefined ? { type: 'read', mbean } : { type: 'read', mbean, attribute });
    }

    private async one<T>(request: Exec | Read): Promise<T> {
        const [answer] = await this.bulk<[T]>([request]);
        if (!answer.ok) {
            throw answer.refusal;
        }
        return answer.value;
    }

    /** Sends all of them in one request; each has its own answer, whatever ails the others. */
    async bulk<T extends unknown[]>(requests: (Exec | Read)[]): Promise<{ [K in keyof T]: Answer<T[K]> }> {
        const raw = await this.post(requests);
        if (raw.length !== requests.length) {
            throw new Unreachable(`${raw.length} answers to ${requests.length} requests`);
        }
        const timestamp = raw[0]?.timestamp;
        if (timestamp !== undefined) {
            heard(timestamp * 1_000);
        }
        // What a bean answers is the contract's matter, which the types of api/ mirror.
        return raw.map(answerOf) as { [K in keyof T]: Answer<T[K]> };
    }

    private async post(requests: object[]): Promise<RawAnswer[]> {
        let response: Response;
        try {
            response = await this.fetch(`${this.url}?includeRequest=false`, {
                method: 'POST',
                credentials: 'same-origin',
                headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
                body: JSON.stringify(requests),
            });
        } catch (e) {
            throw new Unreachable(e);
        }
        if (response.status === 401) {
            throw new LoggedOut();
        }
        const json = await parse(response);
        if (Array.isArray(json)) {
            return json as RawAnswer[];
        }
        if (isFailure(json)) {
            throw new Refusal(json.status, json.error ?? response.statusText);
        }
        throw new Unreachable(`HTTP ${response.status}`);
    }
}

async function parse(response: Response): Promise<unknown> {
    try {
        return await response.json();
    } catch (e) {
        throw new Unreachable(e);
    }
}

function isFailure(json: unknown): json is RawAnswer {
    return typeof json === 'object' && json !== null && 'status' in json && 'error' in json;
}

function answerOf(raw: RawAnswer): Answer<unknown> {
    return raw.status === 200
        ? { ok: true, value: raw.value }
        : { ok: false, refusal: new Refusal(raw.status, raw.error ?? `status ${raw.status}`) };
}
