import { Jolokia } from '../../main/web/api/jolokia';
import { Reeve } from '../../main/web/api/reeve';
import type { JobState, JobStatus, JobUsage } from '../../main/web/api/types';

/** An event stream whose other end is the test. */
export class FakeEventSource extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSED = 2;
    static opened: FakeEventSource[] = [];

    onopen: (() => void) | null = null;
    onerror: (() => void) | null = null;
    readyState = FakeEventSource.CONNECTING;

    constructor(readonly url: string) {
        super();
        FakeEventSource.opened.push(this);
    }

    /** The last one that was opened at an address. */
    static at(part: string): FakeEventSource {
        const found = FakeEventSource.opened.findLast(source => source.url.includes(part));
        if (!found) {
            throw new Error(`nobody has opened ${part}`);
        }
        return found;
    }

    open(): void {
        this.readyState = FakeEventSource.OPEN;
        this.onopen?.();
    }

    tell(type: string, data: unknown): void {
        this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
    }

    /** The connection breaks, and the browser tries again by itself unless it is given up. */
    fail(isGivenUp: boolean): void {
        this.readyState = isGivenUp ? FakeEventSource.CLOSED : FakeEventSource.CONNECTING;
        this.onerror?.();
    }

    close(): void {
        this.readyState = FakeEventSource.CLOSED;
    }
}

interface Request {
    type: string;
    mbean: string;
    operation: string;
    arguments: unknown[];
}

type Handler = (request: Request) => unknown;

export class Refused extends Error {
    constructor(
        readonly status: number,
        message: string,
    ) {
        super(message);
    }
}

/** A service that answers Jolokia's requests as it is told, and keeps what it was asked. */
export class FakeService {
    readonly asked: Request[] = [];
    readonly posts: Request[][] = [];
    jobs: JobStatus[] = [];
    /** The privileges that the caller lacks. */
    forbidden = new Set<string>();
    isLoggedOut = false;
    isDown = false;
    private readonly handlers: Record<string, Handler> = {
        statusAll: () => Object.fromEntries(this.jobs.map(job => [job.name, job])),
        usageAll: () => ({}),
        restartsAll: () => ({}),
        timeline: () => ({ sinceMillis: Date.now(), atMillis: Date.now(), changes: [], gaps: [] }),
        getAll: () => ({}),
        follow: () => ({ text: '', next: 0, skipped: 0 }),
        readLines: () => [],
        'canInvoke(java.util.Map)': ({ arguments: [query] }) =>
            Object.fromEntries(
                Object.entries(query as Record<string, string[]>).map(([bean, methods]) => [
                    bean,
                    Object.fromEntries(methods.map(method => [method, { CanInvoke: !this.forbidden.has(method) }])),
                ]),
            ),
    };

    on(operation: string, handler: Handler): void {
        this.handlers[operation] = handler;
    }

    ofOperation(operation: string): Request[] {
        return this.asked.filter(request => request.operation === operation);
    }

    readonly fetch = (_: unknown, init?: RequestInit): Promise<Response> => {
        if (this.isDown) {
            return Promise.reject(new TypeError('Failed to fetch'));
        }
        if (this.isLoggedOut) {
            return Promise.resolve(new Response('{"status":401,"error":"log in"}', { status: 401 }));
        }
        const requests = JSON.parse(init?.body as string) as Request[];
        this.posts.push(requests);
        return Promise.resolve(new Response(JSON.stringify(requests.map(request => this.answer(request)))));
    };

    reeve(): Reeve {
        return new Reeve(new Jolokia('/hawtio/jolokia', this.fetch));
    }

    private answer(request: Request): object {
        this.asked.push(request);
        const handler = this.handlers[request.operation];
        if (!handler) {
            return { status: 404, error: `no operation ${request.operation}` };
        }
        try {
            return { status: 200, value: handler(request) };
        } catch (e) {
            return e instanceof Refused ? { status: e.status, error: e.message } : { status: 500, error: String(e) };
        }
    }
}

export function job(name: string, state: JobState = 'RUNNING', more: Partial<JobStatus> = {}): JobStatus {
    const isUp = state === 'RUNNING';
    return {
        name,
        labels: {},
        state,
        desired: 'UP',
        sinceMillis: Date.now() - 90_000,
        pid: isUp ? 71 : 0,
        startedAtMillis: Date.now() - 90_000,
        endedAtMillis: 0,
        restarts: 0,
        failures: 0,
        nextStartMillis: 0,
        instances: 1,
        running: isUp ? 1 : 0,
        lastExit: { kind: 'NONE', number: -1, text: '' },
        reason: '',
        lastErrors: [],
        ...more,
    };
}

/** Samples of bytes, the last of them taken at an instant; of each a tenth as many hundredths of a processor. */
export function usage(atMillis: number, ...residentBytes: number[]): JobUsage {
    return { atMillis, intervalMillis: 10_000, residentBytes, cpuPercent: residentBytes.map(bytes => bytes / 10) };
}

export const FAILED = { lastExit: { kind: 'CODE', number: 3, text: 'exit code 3' } } as const;
