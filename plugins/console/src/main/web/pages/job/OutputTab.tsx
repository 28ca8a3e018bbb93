import {
    Alert,
    AlertActionLink,
    Button,
    EmptyState,
    EmptyStateBody,
    FormSelect,
    FormSelectOption,
    InputGroup,
    InputGroupItem,
    SearchInput,
    Switch,
    TextInput,
    Toolbar,
    ToolbarContent,
    ToolbarItem,
    Tooltip,
} from '@patternfly/react-core';
import { DownloadIcon, PauseIcon, PlayIcon, TerminalIcon } from '@patternfly/react-icons';
import React, { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { instantOf, lineAt } from './jump';
import { logsPath } from './paths';
import { now } from '../../api/clock';
import type { JobCalls } from '../../api/job';
import type { Block, Stream } from '../../api/lines';
import { LOG_EXPLORER } from '../../api/names';
import { Tail, type TailView } from '../../api/tail';
import type { JobStatus } from '../../api/types';
import { useTexts } from '../../i18n';
import { visible } from '../../i18n/format';
import type { JobView } from '../../state/jobWatch';
import { useMay } from '../../state/useMay';
import { useSeen } from '../../state/useSeen';
import { plain } from '../../ui/ansi';
import { findLines } from '../../ui/marks';
import { OutputView } from '../../ui/OutputView';

type Streams = Stream | 'both';

interface Props {
    status: JobStatus;
    view: JobView;
    calls: JobCalls;
}

export const OutputTab: React.FC<Props> = props => {
    const [params] = useSearchParams();
    const instance = instanceOf(params);
    const streams = streamsOf(params);
    // Another instance is another output.
    return <Following key={`${instance} ${streams}`} {...props} instance={instance} streams={streams} />;
};

function instanceOf(params: URLSearchParams): number {
    const text = params.get('instance') ?? '';
    return /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : 1;
}

function streamsOf(params: URLSearchParams): Streams {
    const text = params.get('stream');
    return text === 'out' || text === 'err' ? text : 'both';
}

interface Frozen {
    blocks: readonly Block[];
    seen: number;
}

const Following: React.FC<Props & { instance: number; streams: Streams }> = props => {
    const { status, view, calls, instance, streams } = props;
    const texts = useTexts();
    const words = texts.job.output;
    const [params, setParams] = useSearchParams();
    const [tail] = useState(() => new Tail(calls, instance, streams));
    const live = useSyncExternalStore(tail.subscribe, tail.snapshot);
    const isSeen = useSeen();
    useEffect(() => (isSeen ? tail.wake() : tail.rest()), [tail, isSeen]);
    // What was there when it was paused; what comes meanwhile moves nothing.
    const [frozen, setFrozen] = useState<Frozen>();
    const [wanted, setWanted] = useState('');
    const [current, setCurrent] = useState<number>();
    const blocks = frozen?.blocks ?? live.blocks;
    const found = useMemo(() => findLines(blocks, wanted), [blocks, wanted]);
    const follow = (follows: boolean) => {
        setFrozen(follows ? undefined : { blocks: live.blocks, seen: live.seen });
        if (follows) {
            setCurrent(undefined);
        }
    };
    const set = (name: string, value: string) =>
        setParams(
            before => {
                const next = new URLSearchParams(before);
                if (value === '') {
                    next.delete(name);
                } else {
                    next.set(name, value);
                }
                return next;
            },
            { replace: true },
        );
    const go = (by: 1 | -1) => {
        if (found.length > 0) {
            if (!frozen) {
                follow(false);
            }
            setCurrent(found[stepped(found, current, by)]);
        }
    };
    const jump = (time: string) => {
        const instant = instantOf(time, now());
        const line = instant === undefined ? undefined : lineAt(blocks, instant);
        if (line) {
            if (!frozen) {
                follow(false);
            }
            setCurrent(line.id);
            set('times', 'on');
        }
    };
    const wrap = params.get('wrap') !== 'off';
    const times = params.get('times') === 'on';
    const count = blocks.reduce((sum, block) => sum + block.lines.length, 0);
    const place = current === undefined ? -1 : found.indexOf(current);
    return (
        <div className="reeve-output-tab">
            <Toolbar aria-label={words.label(visible(status.name))}>
                <ToolbarContent>
                    <ToolbarItem>
                        <Button
                            variant={frozen ? 'primary' : 'secondary'}
                            icon={frozen ? <PlayIcon /> : <PauseIcon />}
                            onClick={() => follow(frozen !== undefined)}
                        >
                            {frozen ? words.follow : words.pause}
                        </Button>
                    </ToolbarItem>
                    <ToolbarItem>
                        <SearchInput
                            aria-label={words.search}
                            placeholder={words.search}
                            value={wanted}
                            resultsCount={wanted === '' ? undefined : words.found(place + 1, found.length)}
                            previousNavigationButtonAriaLabel={words.previous}
                            nextNavigationButtonAriaLabel={words.next}
                            resetButtonLabel={words.clear}
                            onChange={(_, text) => {
                                setWanted(text);
                                setCurrent(undefined);
                            }}
                            onClear={() => {
                                setWanted('');
                                setCurrent(undefined);
                            }}
                            onPreviousClick={() => go(-1)}
                            onNextClick={() => go(1)}
                            onKeyDown={event => {
                                if (event.key === 'Enter') {
                                    go(event.shiftKey ? 1 : -1);
                                }
                            }}
                        />
                    </ToolbarItem>
                    <ToolbarItem>
                        <Jump isPossible={blocks.some(block => block.lines.some(line => line.at > 0))} onJump={jump} />
                    </ToolbarItem>
                    <InstanceChoice
                        status={status}
                        view={view}
                        instance={instance}
                        onChange={value => set('instance', value)}
                    />
                    <ToolbarItem>
                        <FormSelect
                            aria-label={words.streams}
                            value={streams}
                            onChange={(_, value) => set('stream', value === 'both' ? '' : value)}
                        >
                            {(['both', 'out', 'err'] as const).map(each => (
                                <FormSelectOption key={each} value={each} label={words[each]} />
                            ))}
                        </FormSelect>
                    </ToolbarItem>
                    <ToolbarItem alignSelf="center">
                        <Switch
                            id="reeve-wrap"
                            label={words.wrap}
                            isChecked={wrap}
                            onChange={(_, on) => set('wrap', on ? '' : 'off')}
                        />
                    </ToolbarItem>
                    <ToolbarItem alignSelf="center">
                        <Tooltip content={words.timesHelp}>
                            <Switch
                                id="reeve-times"
                                label={words.times}
                                isChecked={times}
                                onChange={(_, on) => set('times', on ? 'on' : '')}
                            />
                        </Tooltip>
                    </ToolbarItem>
                </ToolbarContent>
            </Toolbar>
            <div className="reeve-standing">
                <Standing tail={tail} live={live} frozen={frozen} count={count} />
                <div>
                    <Button
                        variant="link"
                        isInline
                        icon={<DownloadIcon />}
                        isDisabled={count === 0}
                        onClick={() => download(`${status.name}-output.txt`, textOf(blocks))}
                    >
                        {words.download}
                    </Button>
                    <LogsLink job={status.name} />
                </div>
            </div>
            {count === 0 ? (
                live.state !== 'waiting' && (
                    <EmptyState titleText={words.nothing} headingLevel="h2" icon={TerminalIcon} variant="sm">
                        <EmptyStateBody>{words.nothingBody}</EmptyStateBody>
                    </EmptyState>
                )
            ) : (
                <OutputView
                    label={words.label(visible(status.name))}
                    blocks={blocks}
                    look={{ wrap, times, wanted, current }}
                    follows={!frozen}
                    onFollow={follow}
                />
            )}
        </div>
    );
};

/** To what was printed at a time of the last 24 hours. */
const Jump: React.FC<{ isPossible: boolean; onJump: (time: string) => void }> = ({ isPossible, onJump }) => {
    const words = useTexts().job.output;
    const [time, setTime] = useState('');
    return (
        <form
            onSubmit={event => {
                event.preventDefault();
                onJump(time);
            }}
        >
            <InputGroup>
                <InputGroupItem>
                    <TextInput
                        type="time"
                        step={1}
                        aria-label={words.jumpTo}
                        value={time}
                        onChange={(_, value) => setTime(value)}
                    />
                </InputGroupItem>
                <InputGroupItem>
                    <Tooltip content={words.jumpHelp}>
                        <Button type="submit" variant="control" isAriaDisabled={!isPossible || time === ''}>
                            {words.jump}
                        </Button>
                    </Tooltip>
                </InputGroupItem>
            </InputGroup>
        </form>
    );
};

/** From the end back to begin with: what happened last is what somebody looks for. */
function stepped(found: readonly number[], current: number | undefined, by: 1 | -1): number {
    const place = current === undefined ? -1 : found.indexOf(current);
    if (place < 0) {
        return by === 1 ? 0 : found.length - 1;
    }
    return (place + by + found.length) % found.length;
}

interface ChoiceProps extends Omit<Props, 'calls'> {
    instance: number;
    onChange: (instance: string) => void;
}

const InstanceChoice: React.FC<ChoiceProps> = ({ status, view, instance, onChange }) => {
    const words = useTexts().job.output;
    const known = [
        ...Array.from({ length: status.instances }, (_, i) => i + 1),
        ...view.oneShots.map(({ number }) => number),
    ];
    const all = known.includes(instance) ? known : [...known, instance];
    if (all.length < 2) {
        return null;
    }
    return (
        <ToolbarItem>
            <FormSelect
                aria-label={words.instance}
                value={String(instance)}
                onChange={(_, value) => onChange(value === '1' ? '' : value)}
            >
                {all.map(number => (
                    <FormSelectOption key={number} value={String(number)} label={words.instanceOf(number)} />
                ))}
            </FormSelect>
        </ToolbarItem>
    );
};

const LOG_OPERATIONS = ['listDir'];

/** If there is a log explorer, and for whom. */
const LogsLink: React.FC<{ job: string }> = ({ job }) => {
    const texts = useTexts();
    const may = useMay(LOG_EXPLORER, LOG_OPERATIONS);
    return may('listDir') ? <Link to={logsPath(job)}>{texts.job.output.logs}</Link> : null;
};

interface StandingProps {
    tail: Tail;
    live: TailView;
    frozen: Frozen | undefined;
    count: number;
}

const Standing: React.FC<StandingProps> = ({ tail, live, frozen, count }) => {
    const texts = useTexts();
    const words = texts.job.output;
    if (live.state === 'ended') {
        return (
            <Alert
                isInline
                variant="info"
                title={live.reason === '' ? words.ended : `${words.ended}: ${live.reason}`}
                actionLinks={<AlertActionLink onClick={tail.resume}>{words.resume}</AlertActionLink>}
            />
        );
    }
    const state =
        live.state === 'waiting'
            ? texts.output.waiting
            : live.state === 'lost'
              ? words.lost
              : frozen
                ? words.paused(live.seen - frozen.seen)
                : words.lines(count);
    return <p className="reeve-subtle reeve-number">{state}</p>;
};

function textOf(blocks: readonly Block[]): string {
    return blocks
        .flatMap(block => block.lines)
        .filter(line => !line.mark)
        .map(line => `${plain(line.text)}\n`)
        .join('');
}

function download(name: string, text: string): void {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
}
