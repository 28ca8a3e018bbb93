import React, { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { ansi, classes, type Style } from './ansi';
import { type Line, Output, type Stream } from '../api/output';
import { useTexts } from '../i18n';
import { bytes, visible } from '../i18n/format';
import { useDesk } from '../state/desk';
import { useSeen } from '../state/useSeen';

const atRest = () => () => undefined;

/** The last lines of a job, and those that it prints meanwhile. */
export const LiveOutput: React.FC<{ job: string; lines: number }> = ({ job, lines }) => {
    const texts = useTexts();
    const { reeve } = useDesk();
    const [output] = useState(() => new Output(job, lines, () => reeve.recent(job, lines)));
    const state = useSyncExternalStore(useSeen() ? output.subscribe : atRest, output.snapshot);
    if (!state.isOpen) {
        return <p className="reeve-subtle">{texts.output.waiting}</p>;
    }
    return (
        <>
            {state.lines.length === 0 && state.ended === '' && <p className="reeve-subtle">{texts.output.none}</p>}
            {state.skipped > 0 && <p className="reeve-subtle">{texts.output.skipped(bytes(state.skipped))}</p>}
            {state.lines.length > 0 && <OutputLines label={texts.output.title(visible(job))} lines={state.lines} />}
            {state.ended !== '' && (
                <p className="reeve-subtle">
                    {texts.output.ended}
                    {state.ended !== '-' && `: ${state.ended}`}
                </p>
            )}
        </>
    );
};

/** Stays at the end, unless somebody has scrolled up. */
const OutputLines: React.FC<{ label: string; lines: readonly Line[] }> = ({ label, lines }) => {
    const box = useRef<HTMLDivElement>(null);
    const follows = useRef(true);
    const styled = useMemo(() => withStyles(lines), [lines]);
    useEffect(() => {
        if (follows.current && box.current) {
            box.current.scrollTop = box.current.scrollHeight;
        }
    }, [lines]);
    const scrolled = ({ currentTarget: at }: React.UIEvent<HTMLDivElement>) => {
        follows.current = at.scrollTop + at.clientHeight >= at.scrollHeight - 8;
    };
    return (
        <div
            ref={box}
            className="reeve-output"
            role="log"
            aria-live="off"
            aria-label={label}
            // It scrolls, so the keyboard has to reach it.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            onScroll={scrolled}
        >
            {styled.map(({ line, start }) => (
                <OutputLine key={line.id} line={line} start={start} />
            ))}
        </div>
    );
};

/** Colours may go on in the next line of the same stream. */
function withStyles(lines: readonly Line[]): { line: Line; start: Style }[] {
    const open: Partial<Record<Stream, Style>> = {};
    return lines.map(line => {
        const start = open[line.stream] ?? {};
        open[line.stream] = ansi(line.text, start).end;
        return { line, start };
    });
}

const OutputLine: React.FC<{ line: Line; start: Style }> = ({ line, start }) => {
    const texts = useTexts();
    return (
        <div
            className={line.stream === 'err' ? 'reeve-err' : undefined}
            title={line.stream === 'err' ? texts.jobs.error : undefined}
        >
            <bdi>
                {ansi(line.text, start).pieces.map((piece, i) => (
                    <span key={i} className={classes(piece.style) || undefined}>
                        {visible(piece.text)}
                    </span>
                ))}
            </bdi>
            {line.cut > 0 && <span className="reeve-subtle"> {texts.output.cut(bytes(line.cut))}</span>}
        </div>
    );
};
