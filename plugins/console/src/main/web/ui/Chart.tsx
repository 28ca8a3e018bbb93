import React, { useMemo, useRef, useState } from 'react';
import { moments, nearest, ticks } from './axes';
import { useWidth } from './useWidth';
import { type Language, useLanguage } from '../i18n';
import type { Reading } from '../state/jobWatch';

const HEIGHT = 160;
const MARGIN = { top: 8, right: 12, bottom: 22, left: 64 };
const LEAST_SPAN = 60_000;

interface Props {
    title: string;
    readings: readonly Reading[];
    /** How much of the time axis there is at most. */
    spanMillis: number;
    /** Whether round numbers are powers of two. */
    base: 2 | 10;
    /** Up to where the axis goes at least. */
    least: number;
    format: (value: number) => string;
    empty: string;
    /** What it shows, in words. */
    summary: string;
}

interface Scale {
    x: (at: number) => number;
    y: (value: number) => number;
    from: number;
    to: number;
    rows: number[];
}

/** How a number goes, with axes; pointer and arrow keys tell the readings. */
export const Chart: React.FC<Props> = ({ title, readings, spanMillis, base, least, format, empty, summary }) => {
    const box = useRef<HTMLDivElement>(null);
    const width = useWidth(box) || 400;
    const language = useLanguage();
    const [looked, setLooked] = useState<number>();
    const known = useMemo(() => readings.filter(isKnown), [readings]);
    const scale = useMemo(
        () => scaleOf(readings, spanMillis, width, base, least),
        [readings, spanMillis, width, base, least],
    );
    const chosen =
        looked === undefined
            ? undefined
            : known[
                  nearest(
                      known.map(({ at }) => at),
                      looked,
                  )
              ];
    const move = (event: React.PointerEvent<SVGSVGElement>) => {
        const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
        const share = (x - MARGIN.left) / (width - MARGIN.left - MARGIN.right);
        setLooked(scale.from + share * (scale.to - scale.from));
    };
    const step = (event: React.KeyboardEvent) => {
        const by = { ArrowLeft: -1, ArrowRight: 1, Home: -known.length, End: known.length }[event.key];
        if (by !== undefined && known.length > 0) {
            event.preventDefault();
            const place = chosen ? known.indexOf(chosen) : known.length - 1;
            setLooked(known[Math.min(known.length - 1, Math.max(0, place + by))]?.at);
        }
    };
    return (
        <figure className="reeve-chart">
            <figcaption>
                <span className="reeve-chart-title">{title}</span>
                <span className="reeve-number">
                    {chosen ? `${format(chosen.value)} · ${clock(chosen.at, language)}` : summary}
                </span>
            </figcaption>
            <div ref={box}>
                {known.length === 0 ? (
                    <p className="reeve-subtle reeve-chart-empty">{empty}</p>
                ) : (
                    <svg
                        width={width}
                        height={HEIGHT}
                        role="img"
                        aria-label={`${title}: ${summary}`}
                        // The arrow keys go through the readings.
                        tabIndex={0}
                        onPointerMove={move}
                        onPointerLeave={() => setLooked(undefined)}
                        onKeyDown={step}
                        onBlur={() => setLooked(undefined)}
                    >
                        <Axes scale={scale} width={width} format={format} language={language} />
                        {runs(readings).map(run => (
                            <Area key={run[0]?.at} run={run} scale={scale} />
                        ))}
                        {chosen && (
                            <g className="reeve-chart-cursor">
                                <line
                                    x1={scale.x(chosen.at)}
                                    x2={scale.x(chosen.at)}
                                    y1={MARGIN.top}
                                    y2={HEIGHT - MARGIN.bottom}
                                />
                                <circle cx={scale.x(chosen.at)} cy={scale.y(chosen.value)} r={3.5} />
                            </g>
                        )}
                    </svg>
                )}
            </div>
            <div className="reeve-hidden" aria-live="polite">
                {chosen && `${format(chosen.value)}, ${clock(chosen.at, language)}`}
            </div>
        </figure>
    );
};

interface Known {
    at: number;
    value: number;
}

function isKnown(reading: Reading): reading is Known {
    return reading.value !== undefined;
}

function scaleOf(readings: readonly Reading[], span: number, width: number, base: 2 | 10, least: number): Scale {
    const to = readings[readings.length - 1]?.at ?? 0;
    const from = Math.max(to - span, Math.min(readings[0]?.at ?? to, to - LEAST_SPAN));
    const most = Math.max(least, ...readings.map(({ value }) => value ?? 0));
    const rows = ticks(most, 4, base);
    const top = rows[rows.length - 1] ?? 1;
    const inner = { width: width - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
    return {
        from,
        to,
        rows,
        x: at => MARGIN.left + (inner.width * (at - from)) / (to - from),
        y: value => MARGIN.top + inner.height * (1 - value / top),
    };
}

/** Readings in a row, between the gaps. */
function runs(readings: readonly Reading[]): Known[][] {
    const all: Known[][] = [];
    let isOpen = false;
    for (const reading of readings) {
        if (!isKnown(reading)) {
            isOpen = false;
        } else if (isOpen) {
            all[all.length - 1]?.push(reading);
        } else {
            all.push([reading]);
            isOpen = true;
        }
    }
    return all;
}

const Area: React.FC<{ run: readonly Known[]; scale: Scale }> = ({ run, scale }) => {
    const points = run.map(({ at, value }) => `${scale.x(at).toFixed(1)},${scale.y(value).toFixed(1)}`).join(' ');
    const [first, last] = [run[0], run[run.length - 1]];
    if (!first || !last) {
        return null;
    }
    const ground = scale.y(0).toFixed(1);
    return (
        <g className="reeve-chart-area">
            <polygon
                points={`${scale.x(first.at).toFixed(1)},${ground} ${points} ${scale.x(last.at).toFixed(1)},${ground}`}
            />
            <polyline points={points} />
            {run.length === 1 && <circle cx={scale.x(first.at)} cy={scale.y(first.value)} r={2} />}
        </g>
    );
};

interface AxesProps {
    scale: Scale;
    width: number;
    format: (value: number) => string;
    language: Language;
}

const Axes: React.FC<AxesProps> = ({ scale, width, format, language }) => (
    <g className="reeve-chart-axes">
        {scale.rows.map(value => (
            <g key={value}>
                <line x1={MARGIN.left} x2={width - MARGIN.right} y1={scale.y(value)} y2={scale.y(value)} />
                <text x={MARGIN.left - 8} y={scale.y(value)} textAnchor="end" dominantBaseline="middle">
                    {format(value)}
                </text>
            </g>
        ))}
        {moments(scale.from, scale.to, width / 110).map(at => (
            <text
                key={at}
                x={Math.min(width - 28, Math.max(MARGIN.left, scale.x(at)))}
                y={HEIGHT - 6}
                textAnchor="middle"
            >
                {clock(at, language)}
            </text>
        ))}
    </g>
);

function clock(at: number, language: Language): string {
    return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeStyle: 'medium' }).format(at);
}
