import {
    Card,
    CardBody,
    CardTitle,
    DescriptionList,
    DescriptionListDescription,
    DescriptionListGroup,
    DescriptionListTerm,
    Label,
    LabelGroup,
} from '@patternfly/react-core';
import React, { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { InstancesTable } from './InstancesTable';
import { schedulesPath } from './paths';
import { StateTimeline } from './StateTimeline';
import { useDefinition } from './useDefinition';
import type { JobCalls } from '../../api/job';
import { type Texts, useLanguage, useTexts } from '../../i18n';
import { ago, bytes, exactly, exitWords, percent, until } from '../../i18n/format';
import type { Row } from '../../state/jobs';
import type { JobView, Reading } from '../../state/jobWatch';
import { labelsOf } from '../../state/order';
import { HISTORY_MILLIS } from '../../state/usage';
import { useLoad } from '../../state/useLoad';
import { Chart } from '../../ui/Chart';
import { Moment } from '../../ui/Moment';
import { Text } from '../../ui/Text';

interface Props {
    row: Row;
    view: JobView;
    calls: JobCalls;
}

export const OverviewTab: React.FC<Props> = ({ row, view, calls }) => {
    const texts = useTexts();
    return (
        <div className="reeve-overview">
            <Card isCompact className="reeve-wide">
                <CardTitle component="h2">{texts.job.timeline.title}</CardTitle>
                <CardBody>
                    <StateTimeline status={row.status} calls={calls} />
                </CardBody>
            </Card>
            <Card isCompact>
                <CardTitle component="h2">{texts.job.facts.title}</CardTitle>
                <CardBody>
                    <Facts row={row} view={view} />
                </CardBody>
            </Card>
            <Card isCompact>
                <CardTitle component="h2">{texts.job.charts.title}</CardTitle>
                <CardBody>
                    <Charts row={row} view={view} />
                </CardBody>
            </Card>
            <Card isCompact className="reeve-wide">
                <CardTitle component="h2">{texts.job.instances.title}</CardTitle>
                <CardBody>
                    <InstancesTable job={row.status.name} view={view} />
                </CardBody>
            </Card>
            <Card isCompact className="reeve-wide">
                <CardTitle component="h2">{texts.job.next.title}</CardTitle>
                <CardBody>
                    <NextRuns calls={calls} />
                </CardBody>
            </Card>
        </div>
    );
};

const Fact: React.FC<{ term: string; children: React.ReactNode }> = ({ term, children }) => (
    <DescriptionListGroup>
        <DescriptionListTerm>{term}</DescriptionListTerm>
        <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
);

const Facts: React.FC<{ row: Row; view: JobView }> = ({ row: { status, restarts }, view }) => {
    const texts = useTexts();
    const facts = texts.job.facts;
    const { residentBytes, processes } = view.total;
    const labels = labelsOf(status);
    return (
        <DescriptionList isCompact isHorizontal aria-label={facts.title}>
            <Fact term={facts.command}>
                <Command job={status.name} />
            </Fact>
            <Fact term={facts.pid}>
                <span className="reeve-number">{status.pid > 0 ? status.pid : facts.none}</span>
            </Fact>
            <Fact term={facts.instances}>
                <span className="reeve-number">
                    {status.running}/{status.instances}
                </span>
            </Fact>
            <Fact term={facts.memory}>
                {processes === 0 ? (
                    facts.none
                ) : (
                    <>
                        <span className="reeve-number">{bytes(residentBytes)}</span>
                        <span className="reeve-subtle"> {texts.jobs.processes(processes)}</span>
                    </>
                )}
            </Fact>
            <Fact term={facts.started}>
                {status.startedAtMillis > 0 ? <Moment instant={status.startedAtMillis} words={ago} /> : facts.none}
            </Fact>
            <Fact term={facts.restarts}>
                <span className="reeve-number">{status.restarts}</span>
                {restarts !== undefined && <span className="reeve-subtle reeve-number"> {facts.lately(restarts)}</span>}
            </Fact>
            {status.failures > 0 && (
                <Fact term={facts.failures}>
                    <span className="reeve-number">{status.failures}</span>
                </Fact>
            )}
            <Fact term={facts.lastExit}>
                {exitWords(status.lastExit, texts) || facts.none}
                {status.lastExit.kind !== 'NONE' && status.endedAtMillis > 0 && (
                    <span className="reeve-subtle">
                        {' '}
                        <Moment instant={status.endedAtMillis} words={ago} />
                    </span>
                )}
            </Fact>
            <Fact term={facts.desired}>{facts.desiredAs[status.desired]}</Fact>
            <Fact term={facts.labels}>
                {labels.length === 0 ? (
                    facts.none
                ) : (
                    <LabelGroup numLabels={8} aria-label={facts.labels}>
                        {labels.map(label => (
                            <Label key={label} isCompact variant="outline">
                                {label}
                            </Label>
                        ))}
                    </LabelGroup>
                )}
            </Fact>
        </DescriptionList>
    );
};

const Command: React.FC<{ job: string }> = ({ job }) => {
    const texts = useTexts();
    const { value, failure } = useDefinition(job);
    if (!value) {
        const isHidden = value === null || failure !== undefined;
        return <span className="reeve-subtle">{isHidden ? texts.job.facts.hidden : texts.output.waiting}</span>;
    }
    return (
        <code className="reeve-mono reeve-command">
            <Text>{`${value.command} ${value.params}`.trim()}</Text>
        </code>
    );
};

const Charts: React.FC<{ row: Row; view: JobView }> = ({ row, view }) => {
    const texts = useTexts();
    const charts = texts.job.charts;
    const isDown = row.status.pid === 0 && row.status.running === 0;
    const empty = !view.mayMemory ? charts.forbidden : isDown ? charts.down : charts.waiting;
    if ([...view.memory, ...view.cpu].every(({ value }) => value === undefined)) {
        return <p className="reeve-subtle">{empty}</p>;
    }
    return (
        <>
            <Chart
                title={charts.memory}
                readings={view.memory}
                spanMillis={HISTORY_MILLIS}
                base={2}
                least={1 << 20}
                format={bytes}
                empty={empty}
                summary={summary(view.memory, isDown, bytes, texts)}
            />
            <Chart
                title={charts.cpu}
                readings={view.cpu}
                spanMillis={HISTORY_MILLIS}
                base={10}
                least={4}
                format={percent}
                empty={empty}
                summary={summary(view.cpu, isDown, percent, texts)}
            />
        </>
    );
};

function summary(
    readings: readonly Reading[],
    isDown: boolean,
    format: (value: number) => string,
    { job: { charts } }: Texts,
): string {
    const known = readings.flatMap(({ value }) => (value === undefined ? [] : [value]));
    if (known.length === 0) {
        return '';
    }
    const [low, high] = [format(Math.min(...known)), format(Math.max(...known))];
    const last = readings[readings.length - 1]?.value;
    if (last !== undefined) {
        return charts.summary(format(last), low, high);
    }
    return isDown ? charts.before(low, high) : charts.waiting;
}

const NEXT_COUNT = 3;
const NEXT_EVERY = 30_000;

const NextRuns: React.FC<{ calls: JobCalls }> = ({ calls }) => {
    const texts = useTexts();
    const language = useLanguage();
    const load = useCallback(() => calls.nextRuns(NEXT_COUNT), [calls]);
    const { value, failure } = useLoad(load, NEXT_EVERY);
    if (!value) {
        return <p className="reeve-subtle">{failure === undefined ? texts.output.waiting : texts.job.facts.hidden}</p>;
    }
    if (value.length === 0) {
        return (
            <p className="reeve-subtle">
                {texts.job.next.none} <Link to={schedulesPath(calls.job)}>{texts.job.next.link}</Link>
            </p>
        );
    }
    return (
        <ul className="reeve-next">
            {value.map(({ schedule, next }) => (
                <li key={schedule.id}>
                    <code className="reeve-mono">{schedule.cron || schedule.words}</code>
                    <span className="reeve-subtle">{` ${schedule.action.toLowerCase()} `}</span>
                    {!schedule.enable ? (
                        <Label isCompact color="grey">
                            {texts.job.next.off}
                        </Label>
                    ) : next.length === 0 ? (
                        texts.job.next.never
                    ) : (
                        next.map((instant, i) => (
                            <span key={instant} title={exactly(instant, language)} className="reeve-number">
                                {i > 0 && <span className="reeve-subtle"> · </span>}
                                {i === 0 ? (
                                    <Moment instant={instant} words={until} />
                                ) : (
                                    <Moment
                                        instant={instant}
                                        words={at =>
                                            new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
                                                dateStyle: 'medium',
                                                timeStyle: 'short',
                                            }).format(at)
                                        }
                                    />
                                )}
                            </span>
                        ))
                    )}
                </li>
            ))}
            <li>
                <Link to={schedulesPath(calls.job)}>{texts.job.next.link}</Link>
            </li>
        </ul>
    );
};
