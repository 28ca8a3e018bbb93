import { Button, Skeleton, Title } from '@patternfly/react-core';
import { PauseIcon, PlayIcon } from '@patternfly/react-icons';
import React, { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Follower, type Tail } from './follow';
import { useTexts } from '../../i18n';
import { LogText } from '../../ui/LogText';
import { Problem } from '../../ui/Problem';
import { Text } from '../../ui/Text';

interface Props {
    title: string;
    tail: () => Tail;
}

/** What is logged meanwhile; another log is another component. */
export const LiveLog: React.FC<Props> = ({ title, tail }) => {
    const texts = useTexts();
    const { follow } = texts.logs;
    const [follower] = useState(() => new Follower(tail()));
    const live = useSyncExternalStore(follower.subscribe, follower.snapshot);
    const box = useRef<HTMLDivElement>(null);
    const atEnd = useRef(true);
    useEffect(() => {
        if (atEnd.current && box.current) {
            box.current.scrollTop = box.current.scrollHeight;
        }
    }, [live.lines]);
    return (
        <section className="reeve-reader" aria-label={title}>
            <div className="reeve-bar">
                <Title headingLevel="h2" size="md">
                    <Text>{title}</Text>
                </Title>
                <span className="reeve-subtle" role="status">
                    {live.isPaused && follow.paused}
                </span>
                <span className="reeve-spring" />
                <Button
                    variant="secondary"
                    size="sm"
                    icon={live.isPaused ? <PlayIcon /> : <PauseIcon />}
                    onClick={() => follower.pause(!live.isPaused)}
                >
                    {live.isPaused ? follow.resume : follow.pause}
                </Button>
            </div>
            {live.failure !== undefined && <Problem problem={live.failure} onRetry={() => follower.pause(false)} />}
            {live.hasGap && <p className="reeve-subtle">{follow.gap}</p>}
            {!live.isOpen && <Skeleton height="20rem" screenreaderText={texts.output.waiting} />}
            {live.isOpen && live.failure === undefined && live.lines.length === 0 && (
                <p className="reeve-subtle">{follow.none}</p>
            )}
            {live.lines.length > 0 && (
                <div
                    ref={box}
                    className="reeve-output reeve-text"
                    role="log"
                    aria-live="off"
                    aria-label={title}
                    // It scrolls, so the keyboard has to reach it.
                    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                    tabIndex={0}
                    onScroll={({ currentTarget: at }) => {
                        atEnd.current = at.scrollTop + at.clientHeight >= at.scrollHeight - 8;
                    }}
                >
                    {live.lines.map(line => (
                        <div
                            key={line.id}
                            className={line.stream === 'ERR' ? 'reeve-err' : undefined}
                            title={line.stream === 'ERR' ? follow.error : undefined}
                        >
                            <LogText text={line.text} />
                        </div>
                    ))}
                </div>
            )}
        </section>
    );
};
