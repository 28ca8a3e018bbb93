import React, { memo, useEffect, useLayoutEffect, useRef } from 'react';
import { ansi, classes } from './ansi';
import { marked } from './marks';
import type { Block, Line, Mark } from '../api/lines';
import { useLanguage, useTexts, type Language, type Texts } from '../i18n';
import { bytes, exactly, visible } from '../i18n/format';

export interface OutputLook {
    wrap: boolean;
    times: boolean;
    /** What is searched for; empty for nothing. */
    wanted: string;
    /** The line that was gone to. */
    current: number | undefined;
}

interface Props {
    label: string;
    blocks: readonly Block[];
    look: OutputLook;
    follows: boolean;
    /** Somebody has scrolled away from the end, or back to it. */
    onFollow: (follows: boolean) => void;
}

/** How long after a turn of the wheel, or a key, scrolling is somebody's doing. */
const HAND_MILLIS = 1_000;

/**
 * Thousands of lines that may grow by a thousand a second. Blocks that stay are not rendered again, and the browser lays out
 * only those in view.
 */
export const OutputView: React.FC<Props> = ({ label, blocks, look, follows, onFollow }) => {
    const box = useRef<HTMLDivElement>(null);
    const inner = useRef<HTMLDivElement>(null);
    const hand = useRef(0);
    useLayoutEffect(() => {
        if (follows) {
            toEnd(box.current);
        }
    }, [blocks, follows, look.wrap, look.times]);
    // Blocks may turn out higher than they were thought to be, and windows become smaller.
    useEffect(() => {
        if (!follows || !inner.current || !box.current || typeof ResizeObserver === 'undefined') {
            return;
        }
        const observer = new ResizeObserver(() => toEnd(box.current));
        observer.observe(inner.current);
        observer.observe(box.current);
        return () => observer.disconnect();
    }, [follows]);
    const { current } = look;
    useEffect(() => {
        if (current === undefined) {
            return;
        }
        toLine(box.current, current);
        // What lies between may be higher than it was thought to be.
        const again = requestAnimationFrame(() => toLine(box.current, current));
        return () => cancelAnimationFrame(again);
    }, [current]);
    const touched = () => {
        hand.current = performance.now();
    };
    const scrolled = ({ currentTarget: at }: React.UIEvent<HTMLDivElement>) => {
        if (performance.now() - hand.current < HAND_MILLIS) {
            const isAtEnd = at.scrollTop + at.clientHeight >= at.scrollHeight - 8;
            if (isAtEnd !== follows) {
                onFollow(isAtEnd);
            }
        }
    };
    return (
        // What it listens to is scrolling by hand; there is nothing to click.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <div
            ref={box}
            className={`reeve-output reeve-output-long${look.wrap ? '' : ' reeve-nowrap'}`}
            role="log"
            aria-live="off"
            aria-label={label}
            // It scrolls, so the keyboard has to reach it.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            onScroll={scrolled}
            onWheel={touched}
            onKeyDown={touched}
            onTouchMove={touched}
            onPointerDown={touched}
            onPointerMove={event => event.buttons !== 0 && touched()}
        >
            <div ref={inner} className="reeve-output-inner">
                {blocks.map(block => (
                    <BlockView
                        key={block.index}
                        block={block}
                        times={look.times}
                        wanted={look.wanted}
                        current={isIn(block, look.current) ? look.current : undefined}
                    />
                ))}
            </div>
        </div>
    );
};

function toEnd(box: HTMLDivElement | null): void {
    if (box) {
        box.scrollTop = box.scrollHeight;
    }
}

/** Into the middle of the box; the page around it stays. */
function toLine(box: HTMLDivElement | null, id: number): void {
    const line = box?.querySelector(`[data-line="${id}"]`);
    if (box && line) {
        const offset = line.getBoundingClientRect().top - box.getBoundingClientRect().top;
        box.scrollTop += offset - box.clientHeight / 2;
    }
}

function isIn(block: Block, id: number | undefined): boolean {
    const [first, last] = [block.lines[0], block.lines[block.lines.length - 1]];
    return id !== undefined && first !== undefined && last !== undefined && first.id <= id && id <= last.id;
}

interface BlockProps {
    block: Block;
    times: boolean;
    wanted: string;
    current: number | undefined;
}

const BlockView: React.FC<BlockProps> = memo(function BlockView({ block, times, wanted, current }) {
    return (
        <div className="reeve-output-block">
            {block.lines.map(line => (
                <LineView key={line.id} line={line} times={times} wanted={wanted} isCurrent={line.id === current} />
            ))}
        </div>
    );
});

interface LineProps {
    line: Line;
    times: boolean;
    wanted: string;
    isCurrent: boolean;
}

const LineView: React.FC<LineProps> = memo(function LineView({ line, times, wanted, isCurrent }) {
    const texts = useTexts();
    const language = useLanguage();
    if (line.mark) {
        return (
            <div className="reeve-mark" data-line={line.id}>
                {markText(line.mark, line.stream === 'err' ? texts.job.output.err : texts.job.output.out, texts)}
            </div>
        );
    }
    const isError = line.stream === 'err';
    const title = [line.at > 0 ? exactly(line.at, language) : '', isError ? texts.job.output.error : '']
        .filter(part => part !== '')
        .join(' · ');
    return (
        <div
            className={`${isError ? 'reeve-err' : ''}${isCurrent ? ' reeve-current' : ''}`}
            data-line={line.id}
            title={title || undefined}
        >
            {times && <time className="reeve-line-time">{line.at > 0 ? clock(line.at, language) : ''}</time>}
            <bdi>
                {marked(ansi(line.text, line.start).pieces, wanted).map((piece, i) => {
                    const looks = classes(piece.style) || undefined;
                    return piece.isFound ? (
                        <mark key={i} className={looks}>
                            {visible(piece.text)}
                        </mark>
                    ) : looks === undefined ? (
                        visible(piece.text)
                    ) : (
                        <span key={i} className={looks}>
                            {visible(piece.text)}
                        </span>
                    );
                })}
            </bdi>
            {line.cut > 0 && <span className="reeve-subtle"> {texts.job.output.cut(String(line.cut))}</span>}
        </div>
    );
});

function markText(mark: Mark, stream: string, texts: Texts): string {
    switch (mark.kind) {
        case 'anew':
            return texts.job.output.anew(stream);
        case 'unordered':
            return texts.job.output.unordered(stream);
        case 'ordered':
            return texts.job.output.ordered;
        case 'skipped':
            return texts.job.output.skipped(bytes(mark.bytes));
    }
}

const CLOCKS: Record<Language, Intl.DateTimeFormat> = {
    en: new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }),
    zh: new Intl.DateTimeFormat('zh-CN', { timeStyle: 'medium' }),
};

function clock(at: number, language: Language): string {
    return CLOCKS[language].format(at);
}
