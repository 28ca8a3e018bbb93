import type { LastLine, Jobs, Row } from './jobs';
import { isProblem, isUp } from './order';
import { Missing } from './usage';
import type { Reeve, Tail } from '../api/reeve';

const PERIOD = 5_000;
const SCHEDULES_EVERY = 6;

/** How many times as long as a request took nothing is asked after it. */
const REST = 20;

/**
 * Asks for what no event tells: memory and processor, next runs, last lines; all in one request, and only while somebody looks. Last lines
 * are asked for the rows in view alone, and of a job that is down but once.
 */
export class Sampler {
    private inView: readonly string[] = [];
    private readonly asked = new Map<string, string>();
    private timer: ReturnType<typeof setTimeout> | undefined;
    private round = 0;
    private missing = new Missing();
    private running = false;
    private asking = false;
    private hasNews = false;

    constructor(
        private readonly reeve: Pick<Reeve, 'sample'>,
        private readonly jobs: Jobs,
        private readonly isVisible: () => boolean = () => document.visibilityState === 'visible',
    ) {}

    start(): void {
        this.running = true;
        this.soon();
    }

    stop(): void {
        this.running = false;
        clearTimeout(this.timer);
        this.timer = undefined;
    }

    /** What is in view now; those that are new to it are asked for at once. */
    show(names: readonly string[]): void {
        const known = new Set(this.inView);
        this.inView = names;
        if (names.some(name => !known.has(name))) {
            this.soon();
        }
    }

    /** Something may have been missed: all that is known of what jobs use is asked for. */
    anew(): void {
        this.missing = new Missing();
        this.soon();
    }

    /** It has become visible. */
    soon(): void {
        this.hasNews = this.asking;
        if (this.running && !this.asking) {
            clearTimeout(this.timer);
            this.timer = setTimeout(() => void this.sample(), 50);
        }
    }

    private async sample(): Promise<void> {
        let took = 0;
        this.asking = true;
        try {
            if (this.isVisible()) {
                const begun = performance.now();
                await this.ask();
                took = performance.now() - begun;
            }
        } catch {
            // that the connection is lost, or the session, is seen and said elsewhere
        } finally {
            this.asking = false;
        }
        if (this.hasNews) {
            this.soon();
        } else if (this.running) {
            this.timer = setTimeout(() => void this.sample(), Math.max(PERIOD, REST * took));
        }
    }

    private async ask(): Promise<void> {
        const rows = this.inView.map(name => this.jobs.row(name)).filter(row => row !== undefined);
        // Those of a request that was under way when all was to be asked for are not all.
        const missing = this.missing;
        const usage = this.jobs.loaded() ? missing.count() : 0;
        const tails = rows.filter(row => this.isDue(row)).flatMap(tailsOf);
        const samples = await this.reeve.sample({
            usage,
            schedules: this.round++ % SCHEDULES_EVERY === 0,
            tails,
        });
        if (usage > 0) {
            missing.heard(Object.values(samples.usage ?? {}));
        }
        if (samples.usage) {
            this.jobs.addUsage(samples.usage);
        }
        if (samples.restarts) {
            this.jobs.setRestarts(samples.restarts);
        }
        if (samples.schedules) {
            this.jobs.setSchedules(samples.schedules);
        }
        lastLines(samples.tails).forEach((line, job) => this.jobs.setLastLine(job, line));
        rows.forEach(({ status }) => this.asked.set(status.name, moment(status)));
    }

    private isDue({ status }: Row): boolean {
        return isUp(status) || this.asked.get(status.name) !== moment(status);
    }
}

/** What ended a process is on its standard error, if anywhere. */
function tailsOf({ status }: Row): Tail[] {
    const out: Tail = { job: status.name, stream: 'OUT' };
    return isProblem(status) ? [{ job: status.name, stream: 'ERR' }, out] : [out];
}

function lastLines(tails: { tail: Tail; text: string }[]): Map<string, LastLine> {
    const lines = new Map<string, LastLine>();
    for (const { tail, text } of tails) {
        const line = text.trimEnd();
        if (line !== '' && !lines.has(tail.job)) {
            lines.set(tail.job, { text: line, stream: tail.stream });
        }
    }
    return lines;
}

function moment(status: Row['status']): string {
    return `${status.state} ${status.sinceMillis}`;
}
