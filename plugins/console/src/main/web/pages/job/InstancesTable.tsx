import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import React from 'react';
import { Link } from 'react-router-dom';
import { jobPath } from './paths';
import { useTexts } from '../../i18n';
import { ago, bytes, duration, exitWords } from '../../i18n/format';
import type { JobView } from '../../state/jobWatch';
import { Moment } from '../../ui/Moment';
import { StateLabel } from '../../ui/StateLabel';
import { Text } from '../../ui/Text';

/** A job may have a thousand; nobody reads more. */
const MOST = 100;

export const InstancesTable: React.FC<{ job: string; view: JobView }> = ({ job, view }) => {
    const texts = useTexts();
    const words = texts.job.instances;
    if (view.instances.length === 0) {
        return <p className="reeve-subtle">{texts.output.waiting}</p>;
    }
    return (
        <>
            <Table
                variant="compact"
                aria-label={words.title}
                gridBreakPoint="grid-lg"
                borders={view.instances.length > 1}
            >
                <Thead>
                    <Tr>
                        <Th modifier="nowrap">{words.number}</Th>
                        <Th modifier="nowrap">{words.state}</Th>
                        <Th modifier="nowrap">{words.since}</Th>
                        <Th modifier="nowrap">{words.pid}</Th>
                        <Th modifier="nowrap">{words.memory}</Th>
                        <Th modifier="nowrap">{words.restarts}</Th>
                        <Th modifier="nowrap">{words.lastExit}</Th>
                        <Th width={30}>{words.reason}</Th>
                        <Th screenReaderText={words.output} />
                    </Tr>
                </Thead>
                <Tbody>
                    {view.instances.slice(0, MOST).map(instance => (
                        <Tr key={instance.number}>
                            <Td dataLabel={words.number} className="reeve-number">
                                {instance.number}
                            </Td>
                            <Td dataLabel={words.state}>
                                <div>
                                    <StateLabel state={instance.state} failed={instance.lastExit.number !== 0} />
                                </div>
                            </Td>
                            <Td dataLabel={words.since}>
                                {instance.sinceMillis > 0 && (
                                    <Moment
                                        instant={instance.sinceMillis}
                                        words={(instant, now) => duration(now - instant, texts)}
                                    />
                                )}
                            </Td>
                            <Td dataLabel={words.pid} className="reeve-number">
                                {instance.pid > 0 ? instance.pid : ''}
                            </Td>
                            <Td dataLabel={words.memory} className="reeve-number">
                                {instance.pid > 0 && memoryOf(view, instance.number)}
                            </Td>
                            <Td dataLabel={words.restarts} className="reeve-number">
                                {instance.restarts}
                            </Td>
                            <Td dataLabel={words.lastExit}>
                                {exitWords(instance.lastExit, texts)}
                                {instance.lastExit.kind !== 'NONE' && instance.endedAtMillis > 0 && (
                                    <span className="reeve-subtle">
                                        {' '}
                                        <Moment instant={instance.endedAtMillis} words={ago} />
                                    </span>
                                )}
                            </Td>
                            <Td dataLabel={words.reason}>
                                <Text>{instance.reason}</Text>
                            </Td>
                            <Td className="reeve-end">
                                <Link to={`${jobPath(job, 'output')}?instance=${instance.number}`}>{words.output}</Link>
                            </Td>
                        </Tr>
                    ))}
                </Tbody>
            </Table>
            {view.instances.length > MOST && (
                <p className="reeve-subtle">{texts.confirm.more(view.instances.length - MOST)}</p>
            )}
        </>
    );
};

function memoryOf(view: JobView, number: number): string {
    const use = view.memoryOf[String(number)];
    return use && use.processes > 0 ? bytes(use.residentBytes) : '';
}
