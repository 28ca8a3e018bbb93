import {
    Button,
    DescriptionList,
    DescriptionListDescription,
    DescriptionListGroup,
    DescriptionListTerm,
    FormSelect,
    FormSelectOption,
    Label,
    Skeleton,
    Title,
} from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import React, { useCallback, useMemo, useState } from 'react';
import { duration as setting, goesOn } from './draft';
import { expressionOf } from './view';
import { now } from '../../api/clock';
import {
    type Action,
    type CatchUp,
    type Concurrency,
    OUTCOMES,
    type Outcome,
    type Schedule,
    type ScheduleRun,
    Scheduler,
} from '../../api/scheduler';
import { type Texts, useLanguage, useTexts } from '../../i18n';
import { ago, bytes, duration, exactly } from '../../i18n/format';
import { useDesk } from '../../state/desk';
import { useLoad } from '../../state/useLoad';
import { Moment } from '../../ui/Moment';
import { OutcomeLabel } from '../../ui/OutcomeLabel';
import { Problem } from '../../ui/Problem';
import { Text } from '../../ui/Text';

const PERIOD = 5_000;
const FIRST = 20;
const MOST = 1_000;

/** A schedule's settings, and what became of its firings. */
export const Details: React.FC<{ schedule: Schedule; what: string }> = ({ schedule, what }) => (
    <div className="reeve-schedule-details">
        <Facts schedule={schedule} />
        <History schedule={schedule} what={what} />
    </div>
);

const Facts: React.FC<{ schedule: Schedule }> = ({ schedule }) => {
    const texts = useTexts();
    const language = useLanguage();
    const facts = factsOf(schedule, texts, instant => exactly(instant, language));
    return (
        <DescriptionList isCompact isHorizontal isFluid columnModifier={{ default: '1Col', lg: '2Col', '2xl': '3Col' }}>
            {facts.map(([term, value]) => (
                <DescriptionListGroup key={term}>
                    <DescriptionListTerm>{term}</DescriptionListTerm>
                    <DescriptionListDescription>
                        <Text>{value}</Text>
                    </DescriptionListDescription>
                </DescriptionListGroup>
            ))}
        </DescriptionList>
    );
};

function factsOf(schedule: Schedule, texts: Texts, exact: (instant: number) => string): [string, string][] {
    const { facts, actions, concurrencies, catchUps, form } = texts.schedules;
    const action = schedule.action.toLowerCase() as Action;
    const begin = schedule.startMillis > 0 ? facts.from(exact(schedule.startMillis)) : '';
    const end = schedule.endMillis > 0 ? facts.until(exact(schedule.endMillis)) : '';
    const all: [string, string][] = [
        [facts.id, schedule.id],
        [facts.expression, expressionOf(schedule)],
        [facts.timezone, schedule.timezone],
        [facts.window, [begin, end].filter(Boolean).join(', ')],
        [facts.action, action === 'signal' ? `${actions.signal}: ${schedule.signal}` : actions[action]],
        [facts.overlap, goesOn(action) ? concurrencies[schedule.concurrency.toLowerCase() as Concurrency] : ''],
        [facts.timeout, setting(schedule.timeoutMillis)],
        [form.catchUp, catchUps[schedule.catchUp.toLowerCase() as CatchUp]],
        [facts.deadline, setting(schedule.deadlineMillis)],
        [facts.jitter, setting(schedule.jitterMillis)],
        [facts.retries, schedule.retries > 0 ? facts.times(schedule.retries, setting(schedule.retryDelayMillis)) : ''],
        [facts.created, exact(schedule.createdAtMillis)],
    ];
    return all.filter(([, value]) => value !== '');
}

const History: React.FC<{ schedule: Schedule; what: string }> = ({ schedule: { job, id }, what }) => {
    const texts = useTexts();
    const { jolokia } = useDesk().reeve;
    const [outcome, setOutcome] = useState<Outcome | ''>('');
    const [limit, setLimit] = useState(FIRST);
    const scheduler = useMemo(() => new Scheduler(jolokia), [jolokia]);
    // One more than is shown tells whether there are more.
    const load = useCallback(
        () => scheduler.history(job, id, outcome, Math.min(MOST, limit + 1)),
        [scheduler, job, id, outcome, limit],
    );
    const { value: runs, failure, reload } = useLoad(load, PERIOD);
    return (
        <section aria-label={texts.schedules.runs.table(what)}>
            <div className="reeve-bar">
                <Title headingLevel="h3" size="md">
                    {texts.schedules.history}
                </Title>
                <FormSelect
                    className="reeve-narrow"
                    aria-label={texts.schedules.runs.filter}
                    value={outcome}
                    onChange={(_, value) => {
                        setOutcome(value as Outcome | '');
                        setLimit(FIRST);
                    }}
                >
                    <FormSelectOption value="" label={texts.schedules.runs.all} />
                    {OUTCOMES.filter(each => each !== 'NONE').map(each => (
                        <FormSelectOption key={each} value={each} label={texts.schedules.outcomes[each]} />
                    ))}
                </FormSelect>
            </div>
            {failure !== undefined && !runs && <Problem problem={failure} onRetry={() => void reload()} />}
            {!runs && failure === undefined && <Skeleton height="2.5rem" screenreaderText={texts.output.waiting} />}
            {runs?.length === 0 && (
                <p className="reeve-subtle">
                    {outcome === '' ? texts.schedules.runs.none : texts.schedules.runs.noneOf}
                </p>
            )}
            {runs && runs.length > 0 && (
                <>
                    <Runs runs={runs.slice(0, limit)} label={texts.schedules.runs.table(what)} />
                    {runs.length > limit && (
                        <Button variant="link" onClick={() => setLimit(Math.min(MOST, limit * 5))}>
                            {texts.schedules.runs.more}
                        </Button>
                    )}
                </>
            )}
        </section>
    );
};

const Runs: React.FC<{ runs: readonly ScheduleRun[]; label: string }> = ({ runs, label }) => {
    const texts = useTexts();
    const { runs: words } = texts.schedules;
    return (
        <Table variant="compact" aria-label={label} borders={false} className="reeve-runs" gridBreakPoint="grid-lg">
            <Thead>
                <Tr>
                    <Th>{words.number}</Th>
                    <Th>{words.outcome}</Th>
                    <Th>{words.due}</Th>
                    <Th>{words.took}</Th>
                    <Th>{words.peak}</Th>
                    <Th>{words.by}</Th>
                    <Th className="reeve-w-reason">{words.reason}</Th>
                </Tr>
            </Thead>
            <Tbody>
                {runs.map(run => (
                    <Tr key={run.run}>
                        <Td dataLabel={words.number} className="reeve-number">
                            {run.run}
                        </Td>
                        <Td dataLabel={words.outcome}>
                            <OutcomeLabel outcome={run.outcome} />
                        </Td>
                        <Td dataLabel={words.due}>
                            <Moment instant={run.dueMillis} words={ago} />
                        </Td>
                        <Td dataLabel={words.took} className="reeve-number">
                            <Took run={run} />
                        </Td>
                        <Td dataLabel={words.peak} className="reeve-number">
                            {run.peakBytes > 0 && bytes(run.peakBytes)}
                        </Td>
                        <Td dataLabel={words.by}>
                            {words.triggers[run.trigger]}
                            {run.by !== '' && (
                                <div className="reeve-subtle">
                                    <Text>{run.by}</Text>
                                </div>
                            )}
                        </Td>
                        <Td dataLabel={words.reason}>
                            <Reason run={run} />
                        </Td>
                    </Tr>
                ))}
            </Tbody>
        </Table>
    );
};

const Took: React.FC<{ run: ScheduleRun }> = ({ run }) => {
    const texts = useTexts();
    if (run.startedAtMillis === 0) {
        return null;
    }
    const millis = (run.endedAtMillis > 0 ? run.endedAtMillis : now()) - run.startedAtMillis;
    return <>{millis < 1_000 ? `${Math.max(0, millis)} ms` : duration(millis, texts)}</>;
};

const Reason: React.FC<{ run: ScheduleRun }> = ({ run }) => {
    const texts = useTexts();
    const { runs: words } = texts.schedules;
    const late = run.startedAtMillis - run.dueMillis;
    const notes = [
        run.attempt > 1 && words.attempt(run.attempt),
        run.missed > 1 && words.missed(run.missed),
        run.oneShot > 0 && words.oneShot(run.oneShot),
        run.startedAtMillis > 0 && late > 60_000 && words.late(duration(late, texts)),
    ].filter((note): note is string => typeof note === 'string');
    return (
        <>
            <Text>{run.reason !== '' ? run.reason : run.exit}</Text>{' '}
            {notes.map(note => (
                <Label key={note} isCompact variant="outline">
                    {note}
                </Label>
            ))}
            {run.lastLines.length > 0 && (
                <div className="reeve-mono reeve-last-lines" role="group" aria-label={words.lastLines}>
                    {run.lastLines.map((line, i) => (
                        <div key={i} className="reeve-cut" title={line.slice(0, 1_000)}>
                            <Text>{line.slice(0, 300)}</Text>
                        </div>
                    ))}
                </div>
            )}
        </>
    );
};
