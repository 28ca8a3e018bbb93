import { Alert, Button, ClipboardCopy, Skeleton, Switch, Title } from '@patternfly/react-core';
import { AngleDoubleDownIcon, AngleDoubleUpIcon, DownloadIcon, RedoIcon } from '@patternfly/react-icons';
import React, { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useDownload } from './useDownload';
import { dayWords, partsOf, sourceOf, type View } from './view';
import { appended, beginOf, EMPTY, endOf, linesOf, prepended, type TextLine, type Window } from './window';
import { LoggedOut } from '../../api/jolokia';
import type { Logs } from '../../api/logs';
import { useTexts } from '../../i18n';
import { bytes } from '../../i18n/format';
import { finderOf } from '../../ui/highlight';
import { LogText } from '../../ui/LogText';
import { Problem } from '../../ui/Problem';
import { Text } from '../../ui/Text';

const PIECE = 1 << 16;
const BEFORE_A_HIT = 1 << 14;

interface Props {
    logs: Logs;
    view: View;
    onChange: (change: Partial<View>) => void;
}

/** A part of a file, from its end or around a place; more on demand. Another file, or place, is another component. */
export const Reader: React.FC<Props> = ({ logs, view, onChange }) => {
    const texts = useTexts();
    const { reader } = texts.logs;
    const { directory, file, at, query } = view;
    const source = sourceOf(view);
    const [kept, setKept] = useState<Window>();
    const [failure, setFailure] = useState<unknown>();
    const [isBusy, setBusy] = useState(false);
    const [wraps, setWraps] = useState(true);
    const box = useRef<HTMLDivElement>(null);
    /** Where to scroll after the next rendering; a number: so far from the end as before. */
    const scroll = useRef<'begin' | 'end' | 'wanted' | 'keep' | number>('end');

    const range = useCallback(
        (offset: number, length: number) => logs.range(source, directory, file, offset, length),
        [logs, source, directory, file],
    );

    const during = useCallback(async (work: () => Promise<Window>) => {
        setBusy(true);
        try {
            setKept(await work());
            setFailure(undefined);
        } catch (e) {
            if (!(e instanceof LoggedOut)) {
                setFailure(e);
            }
        } finally {
            setBusy(false);
        }
    }, []);

    const begin = useCallback(async (): Promise<Window> => {
        scroll.current = 'begin';
        return appended(EMPTY, await range(0, PIECE));
    }, [range]);

    const end = useCallback(async (): Promise<Window> => {
        scroll.current = 'end';
        return appended(EMPTY, await range(-PIECE, PIECE));
    }, [range]);

    const around = useCallback(
        async (place: number): Promise<Window> => {
            scroll.current = 'wanted';
            const from = Math.max(0, place - BEFORE_A_HIT);
            const before = place > from ? appended(EMPTY, await range(from, place - from)) : EMPTY;
            return appended(before, await range(place, PIECE));
        },
        [range],
    );

    const first = useCallback(() => (at === undefined ? end() : around(at)), [at, end, around]);
    useEffect(() => {
        first().then(setKept, (e: unknown) => e instanceof LoggedOut || setFailure(e));
    }, [first]);

    const shown = kept ?? EMPTY;
    const earlier = async () => {
        const from = Math.max(0, beginOf(shown) - PIECE);
        const piece = await range(from, beginOf(shown) - from);
        scroll.current = box.current ? box.current.scrollHeight - box.current.scrollTop : 0;
        return prepended(shown, piece);
    };
    const later = async () => {
        const piece = await range(endOf(shown), PIECE);
        scroll.current = 'keep';
        return appended(shown, piece);
    };

    const lines = useMemo(() => linesOf(shown, at), [shown, at]);
    useLayoutEffect(() => {
        const element = box.current;
        if (!element || !kept) {
            return;
        }
        const where = scroll.current;
        if (where === 'end') {
            element.scrollTop = element.scrollHeight;
        } else if (where === 'wanted') {
            element.querySelector('.reeve-wanted')?.scrollIntoView({ block: 'center' });
        } else if (where === 'begin') {
            element.scrollTop = 0;
        } else if (where !== 'keep') {
            element.scrollTop = element.scrollHeight - where;
        }
        scroll.current = 'keep';
    }, [kept, lines]);

    const find = useMemo(() => finderOf(query.text, query.isRegex), [query.text, query.isRegex]);
    const finds = query.text === '' ? undefined : find;
    const download = useDownload(range, file);
    const { day } = partsOf(directory);
    return (
        <div className="reeve-reader">
            <div className="reeve-bar">
                <Title headingLevel="h2" size="md">
                    {dayWords(day)} <Text>{file}</Text>
                </Title>
                <span className="reeve-subtle">
                    {kept && reader.position(bytes(beginOf(shown)), bytes(endOf(shown)))}
                </span>
                <span className="reeve-spring" />
                <Switch
                    id="reeve-wrap"
                    label={reader.wrap}
                    isChecked={wraps}
                    onChange={(_, isChecked) => setWraps(isChecked)}
                />
                <Button
                    variant="plain"
                    size="sm"
                    icon={<AngleDoubleUpIcon />}
                    aria-label={reader.beginning}
                    title={reader.beginning}
                    onClick={() => void during(begin)}
                />
                <Button
                    variant="plain"
                    size="sm"
                    icon={<AngleDoubleDownIcon />}
                    aria-label={reader.end}
                    title={reader.end}
                    onClick={() => (at === undefined ? void during(end) : onChange({ at: undefined }))}
                />
                {download.progress === undefined ? (
                    <Button variant="secondary" size="sm" icon={<DownloadIcon />} onClick={() => void download.begin()}>
                        {reader.download}
                    </Button>
                ) : (
                    <>
                        <span role="status">{reader.downloading(bytes(download.progress))}</span>
                        <Button variant="link" size="sm" onClick={download.cancel}>
                            {reader.cancel}
                        </Button>
                    </>
                )}
            </div>
            {download.isTooBig && (
                <Alert isInline isPlain variant="warning" title={reader.tooBig(bytes(download.most))}>
                    <ClipboardCopy isReadOnly isCode hoverTip={texts.copy.hover} clickTip={texts.copy.done}>
                        {`bin/reeve files ${source === undefined ? '--server' : `'${source.replaceAll("'", "'\\''")}'`} ${directory}/${file} > ${file}`}
                    </ClipboardCopy>
                </Alert>
            )}
            {failure !== undefined && <Problem problem={failure} onRetry={() => void during(first)} />}
            {!kept && failure === undefined && <Skeleton height="20rem" screenreaderText={texts.output.waiting} />}
            {kept && lines.length === 0 && <p className="reeve-subtle">{reader.none}</p>}
            {kept && lines.length > 0 && (
                <div
                    ref={box}
                    className={`reeve-output reeve-text${wraps ? '' : ' reeve-unwrapped'}`}
                    role="region"
                    aria-label={reader.text(file)}
                    aria-busy={isBusy}
                    // It scrolls, so the keyboard has to reach it.
                    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                    tabIndex={0}
                >
                    {beginOf(shown) > 0 ? (
                        <Button variant="link" isInline isDisabled={isBusy} onClick={() => void during(earlier)}>
                            {reader.earlier}
                        </Button>
                    ) : (
                        <span className="reeve-subtle">{reader.begins}</span>
                    )}
                    {blocks(lines).map(block => (
                        <div
                            key={block[0]?.key}
                            className="reeve-block"
                            // What it has been before it was laid out, unless lines are wrapped.
                            style={{ containIntrinsicBlockSize: `auto ${block.length * LINE_EMS}em` }}
                        >
                            {block.map(line => (
                                <div
                                    key={line.key}
                                    className={line.isWanted ? 'reeve-wanted' : undefined}
                                    title={line.isWanted ? reader.hit : undefined}
                                >
                                    {line.isPart && <span className="reeve-subtle">…</span>}
                                    <LogText text={line.text} find={finds} />
                                </div>
                            ))}
                        </div>
                    ))}
                    <Button
                        variant="link"
                        isInline
                        isDisabled={isBusy}
                        icon={shown.atEnd ? <RedoIcon /> : undefined}
                        onClick={() => void during(later)}
                    >
                        {shown.atEnd ? reader.reload : reader.later}
                    </Button>
                </div>
            )}
        </div>
    );
};

const BLOCK = 100;

/** As the style of output has it. */
const LINE_EMS = 1.5;

/** What is out of sight is not laid out, a block at a time. */
function blocks(lines: readonly TextLine[]): TextLine[][] {
    return Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, i) => lines.slice(i * BLOCK, (i + 1) * BLOCK));
}
