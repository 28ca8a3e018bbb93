/* The output of a job while it is printed: GET /api/jobs/NAME/output. */

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

const LONGEST = 4_000;

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

/** Follows an instance from some lines before the end on, until it is closed. */
export class Output {
    private state = NOTHING;
    private readonly listeners = new Set<() => void>();
    private readonly lines: Lines;
    private source: EventSource | undefined;

    constructor(
        private readonly job: string,
        private readonly most: number,
        private readonly open: (url: string) => EventSource = url => new EventSource(url),
    ) {
        this.lines = new Lines(most);
    }

    /** Followed for as long as somebody listens. */
    readonly subscribe = (listener: () => void): (() => void) => {
        this.listeners.add(listener);
        this.source ??= this.connect();
        return () => {
            this.listeners.delete(listener);
            if (this.listeners.size === 0) {
                this.source?.close();
                this.source = undefined;
                this.lines.clear();
            }
        };
    };

    readonly snapshot = (): OutputState => this.state;

    private connect(): EventSource {
        const source = this.open(`/api/jobs/${encodeURIComponent(this.job)}/output?from=-${this.most}&stream=both`);
        source.addEventListener('output', event => {
            this.take(JSON.parse(event.data as string) as Piece[]);
        });
        source.addEventListener('end', event => {
            source.close();
            this.become({ ...this.state, ended: reason(event.data as string) });
        });
        source.onerror = () => {
            if (source.readyState === EventSource.CLOSED) {
                this.become({ ...this.state, isOpen: true, ended: '-' });
            }
        };
        return source;
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
