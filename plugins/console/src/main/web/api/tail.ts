/* The output of one instance of a job for as long as somebody looks: GET /api/jobs/NAME/output. */

import { now } from './clock';
import type { Backlog, JobCalls } from './job';
import { LoggedOut, Refusal } from './jolokia';
import { type Block, LineBlocks, type Stream } from './lines';
import { openSource } from './source';

interface Piece {
    anew: boolean;
    stream: Stream;
    text: string;
    skipped: number;
}

export type TailState = 'waiting' | 'open' | 'lost' | 'ended';

export interface TailView {
    blocks: readonly Block[];
    /** How many lines have come since it began. */
    seen: number;
    state: TailState;
    /** Why it has ended, in the service's words; may be empty. */
    reason: string;
}

export const MOST_LINES = 10_000;

const RETRY_MILLIS = 2_000;

/** A stream that was asked for again may be refused for a moment, as by a service that restarts. */
const MOST_RETRIES = 30;

/** @param later when to tell the listeners, once for all that happens until then */
interface Means {
    open: (url: string) => EventSource;
    later: (tell: () => void) => void;
}

const BROWSER: Means = {
    open: openSource,
    later: tell => void requestAnimationFrame(tell),
};

/** Shows what the service still has, and follows from there on. What a page does not show for a while is bounded all the same. */
export class Tail {
    private readonly lines = new LineBlocks(MOST_LINES);
    private readonly listeners = new Set<() => void>();
    private view: TailView = { blocks: [], seen: 0, state: 'waiting', reason: '' };
    private source: EventSource | undefined;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private lastId = '';
    private seen = 0;
    private state: TailState = 'waiting';
    private reason = '';
    private retries = 0;
    private isDue = false;
    private turn = 0;
    /** What comes first after a break was printed some time before. */
    private isBacklog = false;

    constructor(
        private readonly calls: Pick<JobCalls, 'job' | 'backlog'>,
        private readonly instance: number,
        private readonly stream: Stream | 'both',
        private readonly means: Means = BROWSER,
    ) {}

    /** Followed for as long as somebody listens. */
    readonly subscribe = (listener: () => void): (() => void) => {
        this.listeners.add(listener);
        if (this.listeners.size === 1) {
            void this.begin(++this.turn);
        }
        return () => {
            this.listeners.delete(listener);
            if (this.listeners.size === 0) {
                this.turn++;
                clearTimeout(this.timer);
                this.source?.close();
                this.source = undefined;
            }
        };
    };

    readonly snapshot = (): TailView => this.view;

    /** After an end; goes on where it was. */
    readonly resume = (): void => {
        this.retries = 0;
        if (this.lastId === '') {
            void this.begin(++this.turn);
        } else {
            this.reconnect();
        }
    };

    /** Lets go of the connection for a while. */
    readonly rest = (): void => {
        if (this.source && this.state !== 'ended') {
            clearTimeout(this.timer);
            this.source.close();
            this.source = undefined;
            this.isBacklog = true;
        }
    };

    /** After a rest; goes on where it was, as far as that is still kept. */
    readonly wake = (): void => {
        if (!this.source && this.lastId !== '' && this.listeners.size > 0) {
            this.connect();
        }
    };

    private async begin(turn: number): Promise<void> {
        try {
            const backlog = this.lastId === '' ? await this.calls.backlog(this.instance, this.stream) : undefined;
            if (turn === this.turn) {
                if (backlog) {
                    this.lines.clear();
                    this.put(backlog);
                    this.lastId = backlog.from;
                    this.become('open', '');
                }
                this.connect();
            }
        } catch (e) {
            if (turn === this.turn && !(e instanceof LoggedOut)) {
                this.become('ended', e instanceof Refusal ? e.message : '');
            }
        }
    }

    private put({ lines, unended }: Backlog): void {
        const isMixed = (['out', 'err'] as const).every(stream =>
            lines.some(line => line.at === 0 && line.stream === stream),
        );
        const isLast = (stream: Stream, i: number) => !lines.slice(i + 1).some(line => line.stream === stream);
        let before: Stream | undefined;
        lines.forEach(({ stream, text, at }, i) => {
            if (isMixed && at === 0 && stream !== before) {
                this.lines.mark(stream, { kind: 'unordered' }, 0);
                before = stream;
            } else if (isMixed && at > 0 && before) {
                this.lines.mark(stream, { kind: 'ordered' }, 0);
                before = undefined;
            }
            const goesOn = unended.includes(stream) && i >= lines.length - 100 && isLast(stream, i);
            this.lines.add(stream, goesOn ? text : `${text}\n`, at);
        });
    }

    private reconnect(): void {
        clearTimeout(this.timer);
        this.source?.close();
        this.connect();
    }

    private connect(): void {
        const from = encodeURIComponent(this.lastId);
        const job = encodeURIComponent(this.calls.job);
        const source = this.means.open(
            `/api/jobs/${job}/output?from=${from}&stream=${this.stream}&instance=${this.instance}`,
        );
        this.source = source;
        source.addEventListener('output', event => {
            this.retries = 0;
            this.lastId = event.lastEventId || this.lastId;
            this.take(JSON.parse(event.data as string) as Piece[]);
        });
        source.addEventListener('end', event => {
            source.close();
            this.become('ended', reasonOf(event.data as string));
        });
        source.onerror = () => this.failed(source);
    }

    /** The browser tries again by itself, unless the answer was a refusal. */
    private failed(source: EventSource): void {
        this.isBacklog = true;
        if (source.readyState !== EventSource.CLOSED) {
            this.become('lost', '');
        } else if (this.retries++ < MOST_RETRIES) {
            this.become('lost', '');
            this.timer = setTimeout(() => this.reconnect(), RETRY_MILLIS);
        } else {
            this.become('ended', '');
        }
    }

    private take(pieces: readonly Piece[]): void {
        const at = this.isBacklog ? 0 : now();
        this.isBacklog = false;
        for (const piece of pieces) {
            if (piece.anew) {
                this.lines.mark(piece.stream, { kind: 'anew' }, at);
            }
            if (piece.skipped > 0) {
                this.lines.mark(piece.stream, { kind: 'skipped', bytes: piece.skipped }, at);
            }
            this.lines.add(piece.stream, piece.text, at);
            this.seen += newlines(piece.text);
        }
        this.become('open', '');
    }

    private become(state: TailState, reason: string): void {
        this.state = state;
        this.reason = reason;
        if (!this.isDue) {
            this.isDue = true;
            this.means.later(() => {
                this.isDue = false;
                this.view = {
                    blocks: this.lines.snapshot(),
                    seen: this.seen,
                    state: this.state,
                    reason: this.reason,
                };
                this.listeners.forEach(listener => listener());
            });
        }
    }
}

function newlines(text: string): number {
    let count = 0;
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
        count++;
    }
    return count;
}

function reasonOf(data: string): string {
    const json: unknown = JSON.parse(data);
    return typeof json === 'object' && json !== null && 'error' in json ? String(json.error) : data;
}
