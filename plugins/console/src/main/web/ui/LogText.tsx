import React, { memo } from 'react';
import { ansi, classes } from './ansi';
import type { Finder } from './highlight';
import { stamped } from './stamp';
import { visible } from '../i18n/format';

/** A line is cut in display. */
const LONGEST = 10_000;

interface Props {
    text: string;
    /** Marks what was searched for. */
    find?: Finder;
}

/** A line of a log: its time dimmed, its colours as in a terminal, what was searched for marked. */
export const LogText: React.FC<Props> = memo(function LogText({ text, find }) {
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    const { stamp, rest } = stamped(whole.slice(0, LONGEST));
    const cut = whole.length > LONGEST && '…';
    return (
        <bdi>
            {find ? (
                <Marked text={stamp + rest} find={find} />
            ) : (
                <>
                    {stamp !== '' && <span className="reeve-stamp">{stamp}</span>}
                    {ansi(rest).pieces.map((piece, i) => (
                        <span key={i} className={classes(piece.style) || undefined}>
                            {visible(piece.text)}
                        </span>
                    ))}
                </>
            )}
            {cut}
        </bdi>
    );
});

const Marked: React.FC<{ text: string; find: Finder }> = ({ text, find }) => (
    <>
        {find(text).map((span, i) =>
            span.isHit ? (
                <mark key={i}>{visible(span.text)}</mark>
            ) : (
                <React.Fragment key={i}>{visible(span.text)}</React.Fragment>
            ),
        )}
    </>
);
