import { LoggedOut, Refusal } from '../../api/jolokia';
import type { Logs } from '../../api/logs';
import type { OutputStreamName } from '../../api/types';
import { stamped } from '../../ui/stamp';

export interface LiveLine {
    id: number;
    stream: OutputStreamName;
    text: string;
}

export interface Live {
    lines: readonly LiveLine[];
    isOpen: boolean;
    isPaused: boolean;
    /** Whether something was deleted before it was seen. */
    hasGap: boolean;
    failure: unknown;
}

/** What comes next; asked for again and again. */
export interface Tail {
    next: () => Promise<{ stream: OutputStreamName; text: string; gap: boolean }[]>;
}

const LINES = 200;
const LIMIT = 1 << 18;

/** The log of an instance of a job, from some lines before its end on. */
export function jobTail(logs: Logs, job: string, instance: number): Tail {
    const cursors: Record<OutputStreamName, string> = { OUT: `-${LINES}`, ERR: `-${LINES}` };
    return {
        next: async () => {
            const answers = await logs.follow(job, instance, cursors, LIMIT);
            return (['OUT', 'ERR'] as const).map((stream, i) => {
                const answer = answers[i];
                if (!answer?.ok) {
                    throw answer?.refusal ?? new Error('no answer');
                }
                cursors[stream] = answer.value.next;
                return { stream, text: answer.value.text, gap: answer.value.gap };
            });
        },
    };
}

/** The service's own log: the newest file, then the one after it. */
export function serverTail(logs: Logs): Tail {
    let place: { directory: string; file: string; offset: number } | undefined;
    let looks = 0;
    const newest = async () => {
        const directory = (await logs.days(undefined)).pop();
        const file = directory === undefined ? undefined : (await logs.files(undefined, directory)).pop()?.name;
        return directory === undefined || file === undefined ? undefined : { directory, file };
    };
    return {
        next: async () => {
            place ??= await newest().then(found => found && { ...found, offset: -(1 << 15) });
            if (!place) {
                return [];
            }
            const { directory, file, offset } = place;
            const range = await logs.range(undefined, directory, file, offset, LIMIT);
            // What comes first may begin within a line.
            const text = offset < 0 && range.offset > 0 ? range.text.slice(range.text.indexOf('\n') + 1) : range.text;
            place.offset = range.next;
            // The next hour has another file; it is looked for now and then, once this one has no more.
            if (range.atEnd && range.text === '' && ++looks % 10 === 0) {
                const found = await newest();
                if (found && (found.file !== file || found.directory !== directory)) {
                    place = { ...found, offset: 0 };
                }
            }
            return [{ stream: 'OUT', text, gap: false }];
        },
    };
}

const PERIOD = 1_000;
const MOST_LINES = 2_000;
const NOTHING: Live = { lines: [], isOpen: false, isPaused: false, hasGap: false, failure: undefined };

/** Follows a log for as long as somebody listens, and keeps the last lines. */
export class Follower {
    private state = NOTHING;
    private readonly listeners = new Set<() => void>();
    private readonly open = new Map<OutputStreamName, LiveLine>();
    private lines: LiveLine[] = [];
    private last = 0;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private turn = 0;

    constructor(private readonly tail: Tail) {}

    readonly subscribe = (listener: () => void): (() => void) => {
        this.listeners.add(listener);
        if (this.listeners.size === 1 && !this.state.isPaused) {
            void this.round(++this.turn);
        }
        return () => {
            this.listeners.delete(listener);
            if (this.listeners.size === 0) {
                this.halt();
            }
        };
    };

    readonly snapshot = (): Live => this.state;

    /** Nothing is lost by a pause: it goes on where it was. */
    pause(isPaused: boolean): void {
        this.halt();
        this.become({ isPaused });
        if (!isPaused) {
            void this.round(++this.turn);
        }
    }

    private halt(): void {
        this.turn++;
        clearTimeout(this.timer);
    }

    private async round(turn: number): Promise<void> {
        try {
            const pieces = await this.tail.next();
            // What was fetched is shown even if nobody wants more: the cursors are beyond it.
            this.take(pieces);
        } catch (failure) {
            if (!(failure instanceof LoggedOut)) {
                this.become({ isOpen: true, failure });
            }
            if (failure instanceof Refusal) {
                return;
            }
        }
        if (turn === this.turn) {
            this.timer = setTimeout(() => void this.round(turn), PERIOD);
        }
    }

    private take(pieces: Awaited<ReturnType<Tail['next']>>): void {
        const isFirst = !this.state.isOpen;
        const before = this.last;
        pieces.forEach(({ stream, text }) => this.add(stream, text));
        if (isFirst) {
            this.lines.sort((a, b) => compare(stamped(a.text).stamp, stamped(b.text).stamp) || a.id - b.id);
        }
        const hasGap = this.state.hasGap || pieces.some(piece => piece.gap);
        if (isFirst || this.last !== before || pieces.some(({ text }) => text !== '') || this.state.failure) {
            this.lines = this.lines.slice(-MOST_LINES);
            this.become({ lines: this.lines, isOpen: true, hasGap, failure: undefined });
        }
    }

    private add(stream: OutputStreamName, text: string): void {
        text.split('\n').forEach((part, i, parts) => {
            const open = this.open.get(stream);
            if (open && part !== '') {
                const longer = { ...open, text: open.text + part };
                this.open.set(stream, longer);
                this.lines = this.lines.map(line => (line.id === open.id ? longer : line));
            } else if (!open && (part !== '' || i < parts.length - 1)) {
                const line = { id: ++this.last, stream, text: part };
                this.open.set(stream, line);
                this.lines.push(line);
            }
            if (i < parts.length - 1) {
                this.open.delete(stream);
            }
        });
    }

    private become(change: Partial<Live>): void {
        this.state = { ...this.state, ...change };
        this.listeners.forEach(listener => listener());
    }
}

/** Lines without a time keep their places. */
function compare(a: string, b: string): number {
    return a === '' || b === '' || a === b ? 0 : a < b ? -1 : 1;
}
