import { ExpandableSection } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import React, { useEffect, useMemo, useRef, useState } from 'react';
import { joined, shares, shownMillis, type Span, spanAt, spansOf, urgency } from './spans';
import { ticks } from '../schedules/axis';
import type { JobCalls, JobTimeline, StateChange } from '../../api/job';
import type { JobStatus } from '../../api/types';
import { now } from '../../api/clock';
import { type Language, type Texts, useLanguage, useTexts } from '../../i18n';
import { duration, exactly, visible } from '../../i18n/format';
import { useConnection, useDesk } from '../../state/desk';
import { useLoad } from '../../state/useLoad';
import { moments } from '../../ui/axes';
import { Moment } from '../../ui/Moment';
import { Text } from '../../ui/Text';
import { useMoment } from '../../ui/useNow';
import { useWidth } from '../../ui/useWidth';

const HEIGHT = 36;
const MOST_HEARD = 1_000;
const MOST_ROWS = 100;

/** Of words that stand in it. */
const LEAST_WIDTH = 70;

/** Within so many pixels what is narrow is met. */
const REACH = 3;

interface Props {
    status: JobStatus;
    calls: JobCalls;
}

/** How a job's state has gone in the last 24 hours: asked for once, and from then on told by events. */
export const StateTimeline: React.FC<Props> = ({ status, calls }) => {
    const texts = useTexts();
    const load = useMemo(() => () => calls.timeline(), [calls]);
    const { value, failure, reload } = useLoad(load);
    const heard = useHeard(status);
    useWhatIsMissing(reload);
    if (!value) {
        return <p className="reeve-subtle">{failure === undefined ? texts.output.waiting : texts.job.facts.hidden}</p>;
    }
    return <Known told={value} heard={heard} />;
};

function useHeard(status: JobStatus): readonly StateChange[] {
    const { jobs } = useDesk();
    const [heard, setHeard] = useState<readonly StateChange[]>(() => [changeOf(status, 0)]);
    useEffect(
        () =>
            jobs.subscribe(() => {
                const present = jobs.row(status.name)?.status;
                if (present) {
                    setHeard(before => {
                        const last = before[before.length - 1];
                        return last?.state === present.state
                            ? before
                            : [...before.slice(1 - MOST_HEARD), changeOf(present, last?.atMillis ?? 0)];
                    });
                }
            }),
        [jobs, status.name],
    );
    return heard;
}

/** Of several instances the state may be that of one which has been in it for long. */
function changeOf({ state, sinceMillis, reason }: JobStatus, before: number): StateChange {
    return { atMillis: sinceMillis > before ? sinceMillis : now(), state, reason };
}

/** What happened while nobody told of it has to be asked for. */
function useWhatIsMissing(reload: () => Promise<void>): void {
    const connection = useConnection();
    const isMissing = useRef(false);
    useEffect(() => {
        if (connection === 'lost' || connection === 'resting') {
            isMissing.current = true;
        } else if (connection === 'connected' && isMissing.current) {
            isMissing.current = false;
            void reload();
        }
    }, [connection, reload]);
}

const Known: React.FC<{ told: JobTimeline; heard: readonly StateChange[] }> = ({ told, heard }) => {
    const texts = useTexts();
    const language = useLanguage();
    const words = texts.job.timeline;
    // It moves on once a minute, and with each change.
    const minute = Number(useMoment(at => String(Math.floor(at / 60_000) * 60_000)));
    const changes = useMemo(() => joined(told, heard), [told, heard]);
    const to = Math.max(minute, told.atMillis, changes[changes.length - 1]?.atMillis ?? 0);
    const shown = shownMillis(told, to);
    const spans = useMemo(() => spansOf(told, changes, to, shown), [told, changes, to, shown]);
    const known = useMemo(() => told.gaps.filter(gap => gap.known), [told]);
    const [looked, setLooked] = useState<number>();
    const [isTable, setIsTable] = useState(false);
    const chosen = looked === undefined ? undefined : spanAt(spans, looked, 0);
    const span = chosen === undefined ? undefined : spans[chosen];
    const summary = shares(spans)
        .map(({ state, millis, times }) => words.share(stateWord(state, texts), duration(millis, texts), times))
        .join(words.and);
    const isUnseen = span && known.some(gap => gap.fromMillis < span.to && gap.toMillis > span.from);
    return (
        <figure className="reeve-chart reeve-states">
            <figcaption>
                <span className="reeve-states-told">
                    {span ? (
                        <>
                            <strong>{stateWord(span.state, texts)}</strong> {when(span, texts, language)}
                            {span.reason !== '' && (
                                <>
                                    {' · '}
                                    <Text>{span.reason}</Text>
                                </>
                            )}
                            {span.state === 'unknown' && ` · ${words.unknownWhy}`}
                            {isUnseen && ` · ${words.unseen}`}
                        </>
                    ) : (
                        <span className="reeve-subtle">{words.hover}</span>
                    )}
                </span>
            </figcaption>
            <Band
                spans={spans}
                known={known}
                from={to - shown}
                to={to}
                chosen={chosen}
                label={`${words.title}: ${summary}`}
                onLook={setLooked}
            />
            <Legend spans={spans} hasUnseen={known.length > 0} />
            <div className="reeve-hidden" aria-live="polite">
                {span &&
                    `${stateWord(span.state, texts)}, ${when(span, texts, language)}. ${visible(span.reason)} ${
                        span.state === 'unknown' ? words.unknownWhy : isUnseen ? words.unseen : ''
                    }`}
            </div>
            <ExpandableSection
                toggleText={words.table}
                isExpanded={isTable}
                onToggle={(_, expands) => setIsTable(expands)}
            >
                {isTable && <SpanTable spans={spans} />}
            </ExpandableSection>
        </figure>
    );
};

interface BandProps {
    spans: readonly Span[];
    /** Gaps in which the state is known all the same. */
    known: JobTimeline['gaps'];
    from: number;
    to: number;
    chosen: number | undefined;
    label: string;
    onLook: (instant: number | undefined) => void;
}

const Band: React.FC<BandProps> = ({ spans, known, from, to, chosen, label, onLook }) => {
    const texts = useTexts();
    const language = useLanguage();
    const box = useRef<HTMLDivElement>(null);
    const width = useWidth(box) || 400;
    const x = (instant: number) => (width * (Math.min(to, Math.max(from, instant)) - from)) / (to - from);
    const axis = useMemo(() => axisOf(from, to, width), [from, to, width]);
    const drawn = useMemo(
        () => spans.map((span, i) => ({ span, i })).sort((a, b) => urgency(a.span.state) - urgency(b.span.state)),
        [spans],
    );
    const lookAt = (index: number) => {
        const span = spans[index];
        onLook(span && (span.from + span.to) / 2);
    };
    const move = (event: React.PointerEvent<SVGSVGElement>) => {
        const share = (event.clientX - event.currentTarget.getBoundingClientRect().left) / width;
        lookAt(spanAt(spans, from + share * (to - from), (REACH * (to - from)) / width));
    };
    const step = (event: React.KeyboardEvent) => {
        const by = { ArrowLeft: -1, ArrowRight: 1, Home: -spans.length, End: spans.length }[event.key];
        if (by !== undefined) {
            event.preventDefault();
            lookAt(Math.min(spans.length - 1, Math.max(0, (chosen ?? spans.length) + by)));
        }
    };
    const looked = chosen === undefined ? undefined : spans[chosen];
    return (
        <div ref={box}>
            <svg
                width={width}
                height={HEIGHT + 20}
                role="img"
                aria-label={label}
                // The arrow keys go through the states.
                tabIndex={0}
                onPointerMove={move}
                onPointerLeave={() => onLook(undefined)}
                onKeyDown={step}
                onBlur={() => onLook(undefined)}
            >
                <Patterns />
                {drawn.map(({ span, i }) => (
                    <Stretch key={i} span={span} x={x} isUrgent={urgency(span.state) > 0} />
                ))}
                {known.map(gap => (
                    <line
                        key={gap.fromMillis}
                        className="reeve-states-unseen"
                        x1={x(gap.fromMillis)}
                        x2={Math.max(x(gap.fromMillis) + 2, x(gap.toMillis))}
                        y1={HEIGHT - 1.5}
                        y2={HEIGHT - 1.5}
                    />
                ))}
                {drawn.map(({ span, i }) => {
                    const room = x(span.to) - x(span.from);
                    return (
                        span.state !== 'before' &&
                        room > LEAST_WIDTH && (
                            <text key={i} className="reeve-states-word" x={x(span.from) + room / 2} y={HEIGHT / 2}>
                                {stateWord(span.state, texts)}
                            </text>
                        )
                    );
                })}
                <g className="reeve-chart-axes">
                    {axis.map(({ instant, isMidnight }) => (
                        <React.Fragment key={instant}>
                            <line x1={x(instant)} x2={x(instant)} y1={HEIGHT} y2={HEIGHT + 4} />
                            {x(instant) > 16 && x(instant) < width - 16 && (
                                <text x={x(instant)} y={HEIGHT + 16} textAnchor="middle">
                                    {isMidnight ? day(instant, language) : clock(instant, language, false)}
                                </text>
                            )}
                        </React.Fragment>
                    ))}
                </g>
                {looked && (
                    <rect
                        className="reeve-states-looked"
                        x={Math.min(width - 4, Math.max(1, x(looked.from) - 1))}
                        width={Math.max(3, x(looked.to) - x(looked.from))}
                        y="1"
                        height={HEIGHT - 2}
                    />
                )}
            </svg>
        </div>
    );
};

/** Every three hours; of less than six, whatever fits. */
function axisOf(from: number, to: number, width: number): { instant: number; isMidnight: boolean }[] {
    return to - from > 6 * 3_600_000
        ? ticks(from, to - from)
        : moments(from, to, width / 110).map(instant => ({ instant, isMidnight: false }));
}

/** What is too short to be seen is seen all the same, if it is trouble. */
const Stretch: React.FC<{ span: Span; x: (instant: number) => number; isUrgent: boolean }> = ({
    span,
    x,
    isUrgent,
}) => {
    const [left, right] = [x(span.from), x(span.to)];
    return (
        <rect
            className={`reeve-states-${span.state}`}
            x={isUrgent ? Math.max(0, Math.min(left, right - 2)) : left}
            width={Math.max(isUrgent ? 2 : 0.5, right - left)}
            y={isUrgent || span.state === 'RUNNING' || span.state === 'unknown' ? 0 : HEIGHT / 4}
            height={isUrgent || span.state === 'RUNNING' || span.state === 'unknown' ? HEIGHT : HEIGHT / 2}
        />
    );
};

/** Stripes tell apart what colours do not to everybody. */
const Patterns: React.FC = () => (
    <defs>
        <pattern id="reeve-stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className="reeve-pattern-ground" />
            <rect width="2.5" height="6" className="reeve-pattern-ink" />
        </pattern>
        <pattern id="reeve-moving" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
            <rect width="6" height="6" className="reeve-pattern-moving-ground" />
            <rect width="2" height="6" className="reeve-pattern-moving-ink" />
        </pattern>
        <pattern id="reeve-dots" width="6" height="6" patternUnits="userSpaceOnUse">
            <circle cx="3" cy="3" r="1.6" className="reeve-pattern-dot" />
        </pattern>
        <pattern id="reeve-nobody" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="1" height="7" className="reeve-pattern-dot" />
        </pattern>
    </defs>
);

const Legend: React.FC<{ spans: readonly Span[]; hasUnseen: boolean }> = ({ spans, hasUnseen }) => {
    const texts = useTexts();
    const words = texts.job.timeline;
    return (
        <ul className="reeve-states-legend" aria-label={words.legend}>
            {shares(spans).map(({ state, millis, times }) => (
                <li key={state}>
                    <svg width="16" height="12" aria-hidden="true">
                        <rect className={`reeve-states-${state}`} width="16" height="12" />
                    </svg>
                    <span>
                        {stateWord(state, texts)}{' '}
                        <span className="reeve-subtle reeve-number">
                            {words.amount(duration(millis, texts), times)}
                        </span>
                    </span>
                </li>
            ))}
            {hasUnseen && (
                <li>
                    <svg width="16" height="12" aria-hidden="true">
                        <line className="reeve-states-unseen" x1="0" x2="16" y1="10" y2="10" />
                    </svg>
                    <span className="reeve-subtle">{words.unseen}</span>
                </li>
            )}
        </ul>
    );
};

const SpanTable: React.FC<{ spans: readonly Span[] }> = ({ spans }) => {
    const texts = useTexts();
    const language = useLanguage();
    const words = texts.job.timeline;
    const newest = [...spans].reverse().filter(({ state }) => state !== 'before');
    return (
        <>
            <Table variant="compact" aria-label={words.title} gridBreakPoint="grid-md">
                <Thead>
                    <Tr>
                        <Th>{words.state}</Th>
                        <Th>{words.from}</Th>
                        <Th>{words.lasted}</Th>
                        <Th>{words.reason}</Th>
                    </Tr>
                </Thead>
                <Tbody>
                    {newest.slice(0, MOST_ROWS).map((span, i) => (
                        <Tr key={`${span.from} ${newest.length - i}`}>
                            <Td dataLabel={words.state}>{stateWord(span.state, texts)}</Td>
                            <Td dataLabel={words.from} className="reeve-number">
                                {exactly(span.began, language)}
                            </Td>
                            <Td dataLabel={words.lasted} className="reeve-number">
                                {span.isPresent ? (
                                    <Moment
                                        instant={span.began}
                                        words={(at, present) => duration(present - at, texts)}
                                    />
                                ) : (
                                    lasting(span.to - span.began, texts)
                                )}
                            </Td>
                            <Td dataLabel={words.reason} modifier="breakWord">
                                <Text>{span.state === 'unknown' ? words.unknownWhy : span.reason}</Text>
                            </Td>
                        </Tr>
                    ))}
                </Tbody>
            </Table>
            {newest.length > MOST_ROWS && <p className="reeve-subtle">{words.earlier(newest.length - MOST_ROWS)}</p>}
        </>
    );
};

function stateWord(state: Span['state'], texts: Texts): string {
    if (state === 'unknown') {
        return texts.job.timeline.unknown;
    }
    return state === 'before' ? texts.job.timeline.before : texts.states[state];
}

/** From, to, and for how long. */
function when(span: Span, texts: Texts, language: Language): string {
    const words = texts.job.timeline;
    const isToday = new Date(span.began).toDateString() === new Date(span.to).toDateString();
    const from = isToday ? clock(span.began, language, true) : exactly(span.began, language);
    return span.isPresent
        ? words.since(from, duration(now() - span.began, texts))
        : words.between(from, clock(span.to, language, true), lasting(span.to - span.began, texts));
}

/** What is over in no time is told to the millisecond. */
function lasting(millis: number, texts: Texts): string {
    return millis < 1_000 ? texts.job.timeline.millis(millis) : duration(millis, texts);
}

function clock(instant: number, language: Language, withSeconds: boolean): string {
    return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
        timeStyle: withSeconds ? 'medium' : 'short',
    }).format(instant);
}

function day(instant: number, language: Language): string {
    return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', day: 'numeric' }).format(
        instant,
    );
}
