import { Button, Title } from '@patternfly/react-core';
import { StopIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import React from 'react';
import { Link } from 'react-router-dom';
import { jobPath } from './paths';
import { took } from './took';
import type { Actions } from '../jobs/useActions';
import type { JobCalls } from '../../api/job';
import { useTexts } from '../../i18n';
import { ago, bytes, exitWords, visible } from '../../i18n/format';
import { useGrants } from '../../state/desk';
import type { JobView } from '../../state/jobWatch';
import { Gated } from '../../ui/Gated';
import { Moment } from '../../ui/Moment';
import { StateLabel } from '../../ui/StateLabel';

interface Props {
    job: string;
    view: JobView;
    calls: JobCalls;
    actions: Actions;
    onDone: () => void;
}

/** Runs beside the instances, and those that have ended lately. */
export const OneShots: React.FC<Props> = ({ job, view, calls, actions, onDone }) => {
    const texts = useTexts();
    const grants = useGrants();
    const words = texts.job.runs;
    const reason = grants.mayOnJob(job, 'stopRun') ? '' : texts.action.forbiddenHere('STOP', visible(job));
    const stop = (number: number) =>
        void actions.during([job], words.stopOf(number), async () => {
            await calls.stopRun(number);
            onDone();
        });
    return (
        <section className="reeve-one-shots">
            <Title headingLevel="h2" size="lg">
                {words.oneShots}
            </Title>
            {view.oneShots.length === 0 ? (
                <p className="reeve-subtle">{words.oneShotsNone}</p>
            ) : (
                <Table variant="compact" aria-label={words.oneShots} gridBreakPoint="grid-lg">
                    <Thead>
                        <Tr>
                            <Th modifier="nowrap">{words.number}</Th>
                            <Th modifier="nowrap">{texts.job.instances.state}</Th>
                            <Th modifier="nowrap">{texts.job.instances.pid}</Th>
                            <Th modifier="nowrap">{words.started}</Th>
                            <Th modifier="nowrap">{words.duration}</Th>
                            <Th modifier="nowrap">{texts.job.instances.memory}</Th>
                            <Th modifier="nowrap">{texts.job.instances.lastExit}</Th>
                            <Th screenReaderText={texts.jobs.actions} />
                        </Tr>
                    </Thead>
                    <Tbody>
                        {[...view.oneShots].reverse().map(run => (
                            <Tr key={run.number}>
                                <Td dataLabel={words.number} className="reeve-number">
                                    {run.number}
                                </Td>
                                <Td dataLabel={texts.job.instances.state}>
                                    <div>
                                        <StateLabel state={run.state} failed={run.lastExit.number !== 0} />
                                    </div>
                                </Td>
                                <Td dataLabel={texts.job.instances.pid} className="reeve-number">
                                    {run.pid > 0 ? run.pid : ''}
                                </Td>
                                <Td dataLabel={words.started}>
                                    {run.startedAtMillis > 0 && <Moment instant={run.startedAtMillis} words={ago} />}
                                </Td>
                                <Td dataLabel={words.duration} className="reeve-number">
                                    {run.startedAtMillis > 0 && (
                                        <Moment
                                            instant={run.startedAtMillis}
                                            words={(from, now) => took((run.endedAtMillis || now) - from, texts)}
                                        />
                                    )}
                                </Td>
                                <Td dataLabel={texts.job.instances.memory} className="reeve-number">
                                    {run.pid > 0 && bytesOf(view, run.number)}
                                </Td>
                                <Td dataLabel={texts.job.instances.lastExit}>{exitWords(run.lastExit, texts)}</Td>
                                <Td>
                                    <div className="reeve-actions">
                                        <Link to={`${jobPath(job, 'output')}?instance=${run.number}`}>
                                            {words.output}
                                        </Link>
                                        {run.pid > 0 && (
                                            <Gated reason={reason}>
                                                <Button
                                                    variant="link"
                                                    isInline
                                                    isDanger
                                                    icon={<StopIcon />}
                                                    aria-label={words.stopOf(run.number)}
                                                    onClick={() => stop(run.number)}
                                                >
                                                    {words.stop}
                                                </Button>
                                            </Gated>
                                        )}
                                    </div>
                                </Td>
                            </Tr>
                        ))}
                    </Tbody>
                </Table>
            )}
        </section>
    );
};

function bytesOf(view: JobView, number: number): string {
    const use = view.memoryOf[String(number)];
    return use && use.processes > 0 ? bytes(use.residentBytes) : '';
}
