import type { JobStatus } from './types';
import { openSource } from './source';

/** At rest, nobody wants to know. */
export type Connection = 'resting' | 'connecting' | 'connected' | 'lost';

/** What the stream of events tells. */
export interface Hearer {
    /** Something may have been missed: all is to be asked for. */
    reset(): void;
    changed(jobs: readonly JobStatus[]): void;
    /** Also when one of that name is defined anew. */
    deleted(names: readonly string[]): void;
    connection(state: Connection): void;
    /** The service gives no stream, or ends it; whether because of the login, a request tells better. */
    refused(): void;
}

interface News {
    status?: JobStatus[];
    deleted?: string[];
    /** New, or with new settings. */
    defined?: string[];
}

const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 10_000;

/**
 * Server-sent events of jobs. A browser reconnects by itself after a broken connection, but not after an answer that is no
 * stream, such as that of a proxy whose service restarts: then this one does.
 */
export class Events {
    private source: EventSource | undefined;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private delay = FIRST_DELAY;

    constructor(
        private readonly url: string,
        private readonly hearer: Hearer,
        private readonly open: (url: string) => EventSource = openSource,
    ) {}

    start(): void {
        if (this.source || this.timer !== undefined) {
            return;
        }
        this.hearer.connection('connecting');
        this.connect();
    }

    stop(): void {
        clearTimeout(this.timer);
        this.timer = undefined;
        this.source?.close();
        this.source = undefined;
        this.hearer.connection('resting');
    }

    private connect(): void {
        this.timer = undefined;
        const source = this.open(this.url);
        this.source = source;
        source.onopen = () => {
            this.delay = FIRST_DELAY;
            this.hearer.connection('connected');
        };
        source.addEventListener('reset', () => this.hearer.reset());
        source.addEventListener('jobs', event => this.tell(JSON.parse(event.data as string) as News));
        source.addEventListener('end', () => this.retry(source));
        source.onerror = () => {
            this.hearer.connection('lost');
            if (source.readyState === EventSource.CLOSED) {
                this.retry(source);
            }
        };
    }

    private tell(news: News): void {
        if (news.deleted) {
            this.hearer.deleted(news.deleted);
        }
        if (news.status) {
            this.hearer.changed(news.status);
        }
    }

    private retry(source: EventSource): void {
        source.close();
        this.source = undefined;
        this.hearer.refused();
        this.timer = setTimeout(() => this.connect(), this.delay);
        this.delay = Math.min(this.delay * 2, LONGEST_DELAY);
    }
}
