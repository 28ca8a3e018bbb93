/* The output of a job while it is printed: GET /api/jobs/NAME/output. */

import { Refusal } from './jolokia';
import type { Recent } from './recent';
import { openSource } from './source';

export type Stream = 'out' | 'err';

export interface Line {
    /** Higher than those of earlier lines. */
    id: number;
    stream: Stream;
    text: string;
    /** How much of it there is beyond the text, which is cut. */
    cut: number;
}

interface Piece {
    anew: boolean;
    stream: Stream;
    text: string;
    skipped: number;
}

export interface OutputState {
    lines: readonly Line[];
    /** Bytes that came too fast to be kept. */
    skipped: number;
    /** Whether the service has answered. */
    isOpen: boolean;
    /** Why nothing more comes; empty while it may. */
    ended: string;
}

const NOTHING: OutputState = { lines: [], skipped: 0, isOpen: false, ended: '' };

/** More of one line nobody reads here. */
const LONGEST = 1_000;

/** Puts pieces together to lines and keeps the last ones. */
export class Lines {
    private kept: Line[] = [];
    private readonly open = new Map<Stream, Line>();
    private last = 0;

    constructor(private readonly most: number) {}

    snapshot(): readonly Line[] {
        return this.kept;
    }

    clear(): void {
        this.kept = [];
        this.open.clear();
    }

    add(stream: Stream, text: string): void {
        const parts = text.split('\n');
        parts.forEach((part, i) => {
            const isLast = i === parts.length - 1;
            if (!isLast || part !== '') {
                this.append(stream, part);
            }
            if (!isLast) {
                this.open.delete(stream);
            }
        });
        this.kept = this.kept.slice(-this.most);
    }

    private append(stream: Stream, part: string): void {
        const open = this.open.get(stream);
        if (open) {
            const longer = line(
                open.id,
                stream,
                open.text + (open.cut === 0 ? part : ''),
                open.cut > 0 ? open.cut + part.length : 0,
            );
            this.open.set(stream, longer);
            this.kept = this.kept.map(each => (each.id === open.id ? longer : each));
        } else {
            const begun = line(++this.last, stream, part, 0);
            this.open.set(stream, begun);
            this.kept.push(begun);
        }
    }
}

function line(id: number, stream: Stream, text: string, cut: number): Line {
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    return { id, stream, text: whole.slice(0, LONGEST), cut: cut + Math.max(0, whole.length - LONGEST) };
}

/** Follows the first instance of a job from some lines before the end on, until nobody listens. */
export class Output {
    private state = NOTHING;
    private readonly listeners = new Set<() => void>();
    private readonly lines: Lines;
    private source: EventSource | undefined;
    private turn = 0;

    constructor(
        private readonly job: string,
        most: number,
        private readonly recent: () => Promise<Recent>,
        private readonly open: (url: string) => EventSource = openSource,
    ) {
        this.lines = new Lines(most);
    }

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
                this.source?.close();
            }
        };
    };

    readonly snapshot = (): OutputState => this.state;

    private async begin(turn: number): Promise<void> {
        try {
            const { lines, from } = await this.recent();
            if (turn === this.turn) {
                this.lines.clear();
                lines.forEach(({ stream, text }) => this.lines.add(stream, `${text}\n`));
                this.become({ lines: this.lines.snapshot(), skipped: 0, isOpen: true, ended: '' });
                this.connect(from);
            }
        } catch (e) {
            if (turn === this.turn) {
                this.become({ ...this.state, isOpen: true, ended: e instanceof Refusal ? e.message : '-' });
            }
        }
    }

    private connect(from: string): void {
        const source = this.open(`/api/jobs/${encodeURIComponent(this.job)}/output?from=${from}&stream=both`);
        this.source = source;
        source.addEventListener('output', event => {
            this.take(JSON.parse(event.data as string) as Piece[]);
        });
        source.addEventListener('end', event => {
            source.close();
            this.become({ ...this.state, ended: reason(event.data as string) });
        });
        source.onerror = () => {
            if (source.readyState === EventSource.CLOSED) {
                this.become({ ...this.state, ended: '-' });
            }
        };
    }

    private take(pieces: Piece[]): void {
        let skipped = this.state.skipped;
        for (const piece of pieces) {
            if (piece.anew) {
                this.lines.clear();
                skipped = 0;
            }
            skipped += piece.skipped;
            this.lines.add(piece.stream, piece.text);
        }
        this.become({ lines: this.lines.snapshot(), skipped, isOpen: true, ended: '' });
    }

    private become(next: OutputState): void {
        this.state = next;
        this.listeners.forEach(listener => listener());
    }
}

function reason(data: string): string {
    const json: unknown = JSON.parse(data);
    return typeof json === 'object' && json !== null && 'error' in json ? String(json.error) : data;
}
