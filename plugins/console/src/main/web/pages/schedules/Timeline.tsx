import { Card, CardBody, CardHeader, CardTitle } from '@patternfly/react-core';
import React, { useMemo, useState } from 'react';
import { type Firing, marks, nearestTo, SPAN_MILLIS, ticks } from './axis';
import type { Firings } from './useFirings';
import type { Schedule } from '../../api/scheduler';
import { now } from '../../api/clock';
import { useLanguage, useTexts } from '../../i18n';
import { exactly, until, visible } from '../../i18n/format';
import { Text } from '../../ui/Text';
import { useMoment } from '../../ui/useNow';

const MOST_LINES = 50;

interface Props {
    schedules: readonly Schedule[];
    firings: ReadonlyMap<string, Firings>;
    /** Shows one schedule in the list below. */
    onOpen: (id: string) => void;
}

interface Line {
    job: string;
    firings: readonly Firing[];
    /** From when on nothing is known any more, within the axis. */
    cut: number | undefined;
}

/** When jobs are due in the next 24 hours, a line each. */
export const Timeline: React.FC<Props> = ({ schedules, firings, onOpen }) => {
    const texts = useTexts();
    const language = useLanguage();
    // The axis moves on once a minute.
    const from = Number(useMoment(at => String(Math.floor(at / 60_000) * 60_000)));
    const lines = useMemo(() => linesOf(schedules, firings, from), [schedules, firings, from]);
    const axis = useMemo(() => ticks(from), [from]);
    const [pointed, setPointed] = useState<Firing & { job: string }>();
    const byId = useMemo(() => new Map(schedules.map(schedule => [schedule.id, schedule])), [schedules]);
    const point = (line: Line) => (event: React.PointerEvent<SVGSVGElement>) => {
        const box = event.currentTarget.getBoundingClientRect();
        const firing = nearestTo((event.clientX - box.left) / box.width, line.firings, from);
        setPointed(firing && { ...firing, job: line.job });
    };
    const words = (id: string) => wordsOf(byId.get(id), firings.get(id), language);
    return (
        <Card isCompact className="reeve-timeline">
            <CardHeader>
                <CardTitle component="h2">{texts.schedules.timeline.title}</CardTitle>
            </CardHeader>
            <CardBody>
                {lines.length === 0 ? (
                    <p className="reeve-subtle">{texts.schedules.timeline.none}</p>
                ) : (
                    <>
                        <p className="reeve-subtle reeve-timeline-told" aria-hidden="true">
                            {pointed ? (
                                <>
                                    <Text>{pointed.job}</Text>: {exactly(pointed.instant, language)} (
                                    {until(pointed.instant, now(), texts)}), {words(pointed.schedule)}
                                </>
                            ) : (
                                texts.schedules.timeline.hover
                            )}
                        </p>
                        <div className="reeve-timeline-lines" onPointerLeave={() => setPointed(undefined)}>
                            <ol>
                                {lines.slice(0, MOST_LINES).map(line => (
                                    <li key={line.job}>
                                        <span className="reeve-cut" title={visible(line.job)}>
                                            <Text>{line.job}</Text>
                                        </span>
                                        {/* The list below has the same for keyboards; a click here is a short cut. */}
                                        <svg
                                            role="img"
                                            aria-label={spoken(line, texts.schedules.timeline, language)}
                                            onPointerMove={point(line)}
                                            onClick={() => pointed && onOpen(pointed.schedule)}
                                        >
                                            <Grid ticks={axis} />
                                            <Marks line={line} from={from} />
                                            {pointed?.job === line.job && (
                                                <circle
                                                    className="reeve-timeline-pointed"
                                                    cx={percent((pointed.instant - from) / SPAN_MILLIS)}
                                                    cy="50%"
                                                    r="5"
                                                />
                                            )}
                                        </svg>
                                    </li>
                                ))}
                            </ol>
                        </div>
                        <div className="reeve-timeline-axis" aria-hidden="true">
                            <span />
                            <svg>
                                {(axis[0]?.at ?? 1) > 0.08 && (
                                    <text x="0" y="14">
                                        {texts.schedules.timeline.now}
                                    </text>
                                )}
                                {axis
                                    .filter(tick => tick.at > 0.015 && tick.at < 0.98)
                                    .map(tick => (
                                        <text
                                            key={tick.instant}
                                            x={percent(tick.at)}
                                            y="14"
                                            textAnchor="middle"
                                            className={tick.isMidnight ? 'reeve-timeline-day' : undefined}
                                        >
                                            {tick.isMidnight ? day(tick.instant, language) : hour(tick.instant)}
                                        </text>
                                    ))}
                            </svg>
                        </div>
                        {lines.length > MOST_LINES && (
                            <p className="reeve-subtle">{texts.schedules.timeline.more(lines.length - MOST_LINES)}</p>
                        )}
                    </>
                )}
            </CardBody>
        </Card>
    );
};

const Grid: React.FC<{ ticks: ReturnType<typeof ticks> }> = ({ ticks: axis }) => (
    <>
        <line className="reeve-timeline-base" x1="0" x2="100%" y1="50%" y2="50%" />
        {axis.map(tick => (
            <line
                key={tick.instant}
                className={tick.isMidnight ? 'reeve-timeline-midnight' : 'reeve-timeline-tick'}
                x1={percent(tick.at)}
                x2={percent(tick.at)}
                y1="0"
                y2="100%"
            />
        ))}
    </>
);

const Marks: React.FC<{ line: Line; from: number }> = ({ line, from }) => {
    const texts = useTexts();
    const found = marks(
        line.firings.map(firing => firing.instant),
        from,
    );
    return (
        <>
            {found.map(mark =>
                mark.count === 1 ? (
                    <circle key={mark.from} className="reeve-timeline-mark" cx={percent(mark.from)} cy="50%" r="3.5" />
                ) : (
                    <rect
                        key={mark.from}
                        className="reeve-timeline-mark"
                        x={percent(mark.from)}
                        width={percent(Math.max(0.004, mark.to - mark.from))}
                        y="30%"
                        height="40%"
                        rx="2"
                    >
                        <title>{texts.schedules.timeline.firings(mark.count)}</title>
                    </rect>
                ),
            )}
            {line.cut !== undefined && (
                <rect
                    className="reeve-timeline-unknown"
                    x={percent(line.cut)}
                    width={percent(1 - line.cut)}
                    y="30%"
                    height="40%"
                >
                    <title>{texts.schedules.timeline.unknown}</title>
                </rect>
            )}
        </>
    );
};

function linesOf(schedules: readonly Schedule[], firings: ReadonlyMap<string, Firings>, from: number): Line[] {
    const byJob = new Map<string, { firings: Firing[]; cut: number | undefined }>();
    for (const { job, id } of schedules) {
        const known = firings.get(id);
        const due = (known?.next ?? []).filter(instant => instant >= from && instant <= from + SPAN_MILLIS);
        if (known && due.length > 0) {
            const line = byJob.get(job) ?? { firings: [], cut: undefined };
            line.firings.push(...due.map(instant => ({ instant, schedule: id })));
            const cut = (known.until - from) / SPAN_MILLIS;
            byJob.set(job, { ...line, cut: cut < 1 ? Math.min(cut, line.cut ?? 1) : line.cut });
        }
    }
    return [...byJob]
        .map(([job, line]) => ({ job, cut: line.cut, firings: line.firings.sort((a, b) => a.instant - b.instant) }))
        .sort((a, b) => (a.firings[0]?.instant ?? 0) - (b.firings[0]?.instant ?? 0));
}

function spoken(
    { job, firings, cut }: Line,
    texts: ReturnType<typeof useTexts>['schedules']['timeline'],
    language: Parameters<typeof exactly>[1],
): string {
    const first = exactly(firings[0]?.instant ?? 0, language);
    return (cut === undefined ? texts.line : texts.many)(visible(job), firings.length, first);
}

/** In the page's language, once they are known in it. */
export function wordsOf(
    schedule: Schedule | undefined,
    firings: Firings | undefined,
    language: Parameters<typeof exactly>[1],
): string {
    return (language === 'zh' && firings?.chinese) || (schedule?.words ?? '');
}

function percent(fraction: number): string {
    return `${(100 * fraction).toFixed(3)}%`;
}

function hour(instant: number): string {
    return `${String(new Date(instant).getHours()).padStart(2, '0')}:00`;
}

function day(instant: number, language: Parameters<typeof exactly>[1]): string {
    return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', day: 'numeric' }).format(
        instant,
    );
}
