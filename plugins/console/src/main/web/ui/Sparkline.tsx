import React from 'react';

const WIDTH = 64;
const HEIGHT = 20;

/** A number at one moment. */
export interface Sample {
    at: number;
    value: number;
}

interface Props {
    samples: readonly Sample[];
    /** How much time the whole width stands for; the last sample is at its end. */
    spanMillis: number;
    /** Up to where its height goes at least. */
    least: number;
    title: string;
}

/** How a number went, small. The number itself stands beside it, so that it is decoration to a screen reader. */
export const Sparkline: React.FC<Props> = ({ samples, spanMillis, least, title }) => {
    const points = pointsOf(samples, spanMillis, least);
    const first = points[0];
    const last = points[points.length - 1];
    if (points.length < 2 || !first || !last) {
        return <svg className="reeve-spark" width={WIDTH} height={HEIGHT} aria-hidden="true" />;
    }
    const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
    return (
        <svg
            className="reeve-spark"
            width={WIDTH}
            height={HEIGHT}
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            aria-hidden="true"
        >
            <title>{title}</title>
            <polygon points={`${first[0].toFixed(1)},${HEIGHT} ${line} ${last[0].toFixed(1)},${HEIGHT}`} />
            <polyline points={line} />
        </svg>
    );
};

/** From zero up, so that a memory that doubles looks like it, and one that wavers by a page does not. */
function pointsOf(samples: readonly Sample[], spanMillis: number, least: number): [number, number][] {
    const end = samples[samples.length - 1]?.at ?? 0;
    const most = Math.max(least, ...samples.map(sample => sample.value));
    return samples.map(({ at, value }) => [
        WIDTH * (1 - (end - at) / spanMillis),
        HEIGHT - 1 - (HEIGHT - 3) * (value / most),
    ]);
}
