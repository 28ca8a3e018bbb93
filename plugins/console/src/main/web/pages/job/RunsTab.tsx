import {
    ClipboardCopy,
    EmptyState,
    EmptyStateBody,
    FormSelect,
    FormSelectOption,
    Title,
    Toolbar,
    ToolbarContent,
    ToolbarItem,
} from '@patternfly/react-core';
import { CalendarAltIcon } from '@patternfly/react-icons';
import { ExpandableRowContent, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import React, { useCallback, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { OneShots } from './OneShots';
import { jobPath, schedulesPath } from './paths';
import { took } from './took';
import type { Actions } from '../jobs/useActions';
import type { JobCalls } from '../../api/job';
import { OUTCOMES, type ScheduleRun } from '../../api/scheduler';
import type { JobStatus } from '../../api/types';
import { type Texts, useTexts } from '../../i18n';
import { ago, bytes, duration } from '../../i18n/format';
import type { JobView } from '../../state/jobWatch';
import { useLoad } from '../../state/useLoad';
import { plain } from '../../ui/ansi';
import { Expander } from '../../ui/Expander';
import { Moment } from '../../ui/Moment';
import { OutcomeLabel } from '../../ui/OutcomeLabel';
import { Problem } from '../../ui/Problem';
import { Text } from '../../ui/Text';

const MOST = 200;
const EVERY = 10_000;
const COLUMNS = 8;

interface Props {
    status: JobStatus;
    view: JobView;
    calls: JobCalls;
    actions: Actions;
    onDone: () => void;
}

export const RunsTab: React.FC<Props> = ({ status, view, calls, actions, onDone }) => {
    const texts = useTexts();
    const words = texts.job.runs;
    const load = useCallback(
        async () => ({ runs: await calls.history(MOST), schedules: await calls.schedules() }),
        [calls],
    );
    const { value, failure, reload } = useLoad(load, EVERY);
    const [params, setParams] = useSearchParams();
    const wanted = OUTCOMES.find(each => each === params.get('outcome'));
    // A run begins or ends when its job does.
    const { state, sinceMillis } = status;
    useEffect(() => void reload(), [reload, state, sinceMillis]);
    const shown = (value?.runs ?? []).filter(run => !wanted || run.outcome === wanted);
    return (
        <>
            <OneShots job={calls.job} view={view} calls={calls} actions={actions} onDone={onDone} />
            <Title headingLevel="h2" size="lg">
                {words.title}
            </Title>
            {!value && failure === undefined && <p className="reeve-subtle">{texts.output.waiting}</p>}
            {!value && failure !== undefined && <Problem problem={failure} onRetry={() => void reload()} />}
            {value?.runs.length === 0 && <NoRuns job={calls.job} isScheduled={value.schedules.length > 0} />}
            {value && value.runs.length > 0 && (
                <>
                    <Toolbar>
                        <ToolbarContent>
                            <ToolbarItem>
                                <FormSelect
                                    aria-label={words.filter}
                                    value={wanted ?? ''}
                                    onChange={(_, chosen) =>
                                        setParams(chosen === '' ? {} : { outcome: chosen }, { replace: true })
                                    }
                                >
                                    <FormSelectOption value="" label={words.all} />
                                    {OUTCOMES.map(each => (
                                        <FormSelectOption
                                            key={each}
                                            value={each}
                                            label={texts.schedules.outcomes[each]}
                                        />
                                    ))}
                                </FormSelect>
                            </ToolbarItem>
                            <ToolbarItem alignSelf="center">
                                <span className="reeve-subtle">{value.runs.length === MOST && words.only(MOST)}</span>
                            </ToolbarItem>
                        </ToolbarContent>
                    </Toolbar>
                    {shown.length === 0 ? <p>{words.noMatch}</p> : <RunsTable runs={shown} />}
                </>
            )}
        </>
    );
};

const NoRuns: React.FC<{ job: string; isScheduled: boolean }> = ({ job, isScheduled }) => {
    const texts = useTexts();
    const words = texts.job.runs;
    return (
        <EmptyState titleText={words.none} headingLevel="h3" icon={CalendarAltIcon} variant="sm">
            <EmptyStateBody>
                {isScheduled ? (
                    words.noneOfSchedules
                ) : (
                    <>
                        <p>{words.noneBody}</p>
                        <ClipboardCopy
                            isReadOnly
                            isCode
                            hoverTip={texts.copy.hover}
                            clickTip={texts.copy.done}
                            className="reeve-first-step"
                        >
                            {`bin/reeve schedule add ${shellWord(job)} '30 3 * * *'`}
                        </ClipboardCopy>
                        <p className="reeve-first-step">
                            <Link to={schedulesPath(job)}>{texts.job.next.link}</Link>
                        </p>
                    </>
                )}
            </EmptyStateBody>
        </EmptyState>
    );
};

function shellWord(text: string): string {
    return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

const RunsTable: React.FC<{ runs: readonly ScheduleRun[] }> = ({ runs }) => {
    const texts = useTexts();
    const words = texts.job.runs;
    const [expanded, setExpanded] = useState<ReadonlySet<number>>(new Set());
    const toggle = (run: number) =>
        setExpanded(before => {
            const next = new Set(before);
            if (!next.delete(run)) {
                next.add(run);
            }
            return next;
        });
    return (
        <Table variant="compact" aria-label={words.title} gridBreakPoint="grid-lg">
            <Thead>
                <Tr>
                    <Th screenReaderText={words.reason} />
                    <Th modifier="nowrap">{words.when}</Th>
                    <Th modifier="nowrap">{words.outcome}</Th>
                    <Th modifier="nowrap">{words.duration}</Th>
                    <Th modifier="nowrap">{words.peak}</Th>
                    <Th modifier="nowrap">{words.trigger}</Th>
                    <Th modifier="nowrap">{words.schedule}</Th>
                    <Th width={30}>{words.reason}</Th>
                </Tr>
            </Thead>
            {runs.map(run => {
                const isExpanded = expanded.has(run.run);
                return (
                    <Tbody key={run.run} isExpanded={isExpanded}>
                        <Tr>
                            <Td>
                                <Expander
                                    name={words.expand(run.run)}
                                    isExpanded={isExpanded}
                                    onToggle={() => toggle(run.run)}
                                />
                            </Td>
                            <Td dataLabel={words.when}>
                                <Moment instant={run.dueMillis || run.firedAtMillis} words={ago} />
                            </Td>
                            <Td dataLabel={words.outcome}>
                                <div>
                                    <OutcomeLabel outcome={run.outcome} />
                                </div>
                            </Td>
                            <Td dataLabel={words.duration} className="reeve-number">
                                <Took run={run} texts={texts} />
                            </Td>
                            <Td dataLabel={words.peak} className="reeve-number">
                                {run.peakBytes > 0 && bytes(run.peakBytes)}
                            </Td>
                            <Td dataLabel={words.trigger}>
                                {words.triggers[run.trigger]}
                                {run.by !== '' && (
                                    <div className="reeve-subtle">
                                        <Text>{words.by(run.by)}</Text>
                                    </div>
                                )}
                                {run.attempt > 1 && <div className="reeve-subtle">{words.attempt(run.attempt)}</div>}
                            </Td>
                            <Td dataLabel={words.schedule}>
                                <span className="reeve-mono" title={run.schedule}>
                                    {run.schedule.slice(0, 8)}
                                </span>{' '}
                                <span className="reeve-subtle">{run.action.toLowerCase()}</span>
                            </Td>
                            <Td dataLabel={words.reason}>
                                <Text>{run.reason || run.exit}</Text>
                                {run.missed > 1 && <div className="reeve-subtle">{words.missed(run.missed)}</div>}
                            </Td>
                        </Tr>
                        {isExpanded && (
                            <Tr isExpanded>
                                <Td />
                                <Td colSpan={COLUMNS - 1}>
                                    <ExpandableRowContent>
                                        <LastLines run={run} />
                                    </ExpandableRowContent>
                                </Td>
                            </Tr>
                        )}
                    </Tbody>
                );
            })}
        </Table>
    );
};

const Took: React.FC<{ run: ScheduleRun; texts: Texts }> = ({ run, texts }) => {
    if (run.startedAtMillis === 0) {
        return null;
    }
    if (run.endedAtMillis === 0) {
        return <Moment instant={run.startedAtMillis} words={(instant, now) => duration(now - instant, texts)} />;
    }
    return <>{took(run.endedAtMillis - run.startedAtMillis, texts)}</>;
};

const LastLines: React.FC<{ run: ScheduleRun }> = ({ run }) => {
    const words = useTexts().job.runs;
    return (
        <>
            {run.lastLines.length === 0 ? (
                <p className="reeve-subtle">{words.noLines}</p>
            ) : (
                <pre className="reeve-output" aria-label={words.expand(run.run)}>
                    {run.lastLines.map((line, i) => (
                        <div key={i} className="reeve-err">
                            <Text>{plain(line)}</Text>
                        </div>
                    ))}
                </pre>
            )}
            {run.oneShot > 0 && (
                <p>
                    <Link to={`${jobPath(run.job, 'output')}?instance=${run.oneShot}`}>{words.output}</Link>
                </p>
            )}
        </>
    );
};
