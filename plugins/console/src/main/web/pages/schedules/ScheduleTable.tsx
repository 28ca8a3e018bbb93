import { Button, Spinner, Switch } from '@patternfly/react-core';
import { PlayIcon } from '@patternfly/react-icons';
import { ExpandableRowContent, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import React from 'react';
import { Link } from 'react-router-dom';
import { Details } from './Details';
import { wordsOf } from './Timeline';
import type { ScheduleActions } from './useScheduleActions';
import type { Firings } from './useFirings';
import { expressionOf, shortId, SORT_KEYS, type SortKey, type View } from './view';
import { scheduleBean, SCHEDULER } from '../../api/names';
import type { Schedule } from '../../api/scheduler';
import { useLanguage, useTexts } from '../../i18n';
import { ago, until, visible } from '../../i18n/format';
import { useGrants } from '../../state/desk';
import { Expander } from '../../ui/Expander';
import { Gated } from '../../ui/Gated';
import { Moment } from '../../ui/Moment';
import { OutcomeLabel } from '../../ui/OutcomeLabel';
import { RowMenu } from '../../ui/RowMenu';
import { Text } from '../../ui/Text';

interface Props {
    schedules: readonly Schedule[];
    firings: ReadonlyMap<string, Firings>;
    view: View;
    actions: ScheduleActions;
    onChange: (change: Partial<View>) => void;
    onEdit: (schedule: Schedule) => void;
    onDelete: (schedule: Schedule) => void;
}

const SORTED: readonly SortKey[] = SORT_KEYS;

export const ScheduleTable: React.FC<Props> = props => {
    const { schedules, firings, view, actions, onChange, onEdit, onDelete } = props;
    const texts = useTexts();
    const sort = (key: SortKey) => ({
        columnIndex: SORTED.indexOf(key),
        sortBy: {
            index: SORTED.indexOf(view.sort.key),
            direction: view.sort.descending ? ('desc' as const) : ('asc' as const),
        },
        onSort: (_: unknown, __: number, direction: 'asc' | 'desc') =>
            onChange({ sort: { key, descending: direction === 'desc' } }),
    });
    const toggle = (id: string) => {
        const open = new Set(view.open);
        if (!open.delete(id)) {
            open.add(id);
        }
        onChange({ open });
    };
    return (
        <div className="reeve-schedules">
            <Table variant="compact" aria-label={texts.schedules.table} gridBreakPoint="grid-xl">
                <Thead>
                    <Tr>
                        <Th className="reeve-w-expand" screenReaderText={texts.schedules.history} />
                        <Th className="reeve-w-switch">{texts.schedules.enabled}</Th>
                        <Th className="reeve-w-job" sort={sort('job')}>
                            {texts.schedules.job}
                        </Th>
                        <Th>{texts.schedules.when}</Th>
                        <Th className="reeve-w-next" sort={sort('next')}>
                            {texts.schedules.next}
                        </Th>
                        <Th className="reeve-w-last" sort={sort('last')}>
                            {texts.schedules.last}
                        </Th>
                        <Th className="reeve-w-actions" screenReaderText={texts.schedules.rowActions} />
                    </Tr>
                </Thead>
                {schedules.map(schedule => (
                    <Row
                        key={schedule.id}
                        schedule={schedule}
                        firings={firings.get(schedule.id)}
                        isExpanded={view.open.has(schedule.id)}
                        actions={actions}
                        onToggle={() => toggle(schedule.id)}
                        onEdit={() => onEdit(schedule)}
                        onDelete={() => onDelete(schedule)}
                    />
                ))}
            </Table>
        </div>
    );
};

interface RowProps {
    schedule: Schedule;
    firings: Firings | undefined;
    isExpanded: boolean;
    actions: ScheduleActions;
    onToggle: () => void;
    onEdit: () => void;
    onDelete: () => void;
}

const Row: React.FC<RowProps> = props => {
    const { schedule, firings, isExpanded, actions, onToggle, onEdit, onDelete } = props;
    const texts = useTexts();
    const language = useLanguage();
    const grants = useGrants();
    const what = texts.schedules.of(visible(schedule.job), shortId(schedule.id));
    const mayUpdate = grants.may(SCHEDULER, 'update');
    return (
        <Tbody isExpanded={isExpanded} id={`reeve-schedule-${schedule.id}`}>
            <Tr>
                <Td>
                    <Expander name={texts.schedules.expand(what)} isExpanded={isExpanded} onToggle={onToggle} />
                </Td>
                <Td dataLabel={texts.schedules.enabled}>
                    <span title={mayUpdate ? undefined : texts.action.forbidden('SCHEDULER.UPDATE')}>
                        <Switch
                            id={`reeve-switch-${schedule.id}`}
                            aria-label={schedule.enable ? texts.schedules.turnOff(what) : texts.schedules.turnOn(what)}
                            isChecked={schedule.enable}
                            isDisabled={!mayUpdate || actions.busy.has(schedule.id)}
                            onChange={(_, enable) => actions.enable(schedule, enable)}
                        />
                    </span>
                </Td>
                <Td dataLabel={texts.schedules.job}>
                    <Link className="reeve-name" to={`/reeve/jobs/${encodeURIComponent(schedule.job)}`}>
                        <Text>{schedule.job}</Text>
                    </Link>
                    <div className="reeve-subtle reeve-mono" title={schedule.id}>
                        {shortId(schedule.id)}
                    </div>
                </Td>
                <Td dataLabel={texts.schedules.when}>
                    {wordsOf(schedule, firings, language)}
                    <div className="reeve-subtle reeve-mono reeve-expression">
                        <Text>{expressionOf(schedule)}</Text>
                    </div>
                </Td>
                <Td dataLabel={texts.schedules.next}>
                    {schedule.nextRunMillis > 0 ? (
                        <Moment instant={schedule.nextRunMillis} words={until} />
                    ) : (
                        <span className="reeve-subtle">
                            {schedule.enable ? texts.schedules.never : texts.schedules.off}
                        </span>
                    )}
                </Td>
                <Td dataLabel={texts.schedules.last}>
                    {schedule.lastRunMillis > 0 ? (
                        <div>
                            <OutcomeLabel outcome={schedule.lastOutcome} />
                            <div className="reeve-subtle">
                                <Moment instant={schedule.lastRunMillis} words={ago} />
                            </div>
                        </div>
                    ) : (
                        <span className="reeve-subtle">{texts.schedules.never}</span>
                    )}
                </Td>
                <Td dataLabel={texts.schedules.rowActions} isActionCell>
                    <div className="reeve-actions">
                        {actions.busy.has(schedule.id) && <Spinner size="md" aria-label={texts.action.busy} />}
                        <Gated
                            reason={
                                grants.may(scheduleBean(schedule.job, schedule.id), 'run')
                                    ? ''
                                    : texts.action.forbiddenHere('SCHEDULER.RUN', visible(schedule.job))
                            }
                            hint={texts.schedules.runNow}
                        >
                            <Button
                                variant="plain"
                                size="sm"
                                icon={<PlayIcon />}
                                aria-label={texts.action.of(texts.schedules.runNow, what)}
                                onClick={() => actions.run(schedule)}
                            />
                        </Gated>
                        <Menu what={what} onEdit={onEdit} onDelete={onDelete} />
                    </div>
                </Td>
            </Tr>
            {isExpanded && (
                <Tr isExpanded>
                    <Td />
                    <Td colSpan={6}>
                        <ExpandableRowContent>
                            <Details schedule={schedule} what={what} />
                        </ExpandableRowContent>
                    </Td>
                </Tr>
            )}
        </Tbody>
    );
};

const Menu: React.FC<{ what: string; onEdit: () => void; onDelete: () => void }> = ({ what, onEdit, onDelete }) => {
    const texts = useTexts();
    const grants = useGrants();
    const item = (operation: 'update' | 'delete', text: string, onClick: () => void) => ({
        text,
        privilege: `SCHEDULER.${operation.toUpperCase()}`,
        isAllowed: grants.may(SCHEDULER, operation),
        isDanger: operation === 'delete',
        onClick,
    });
    const items = [item('update', texts.action.edit, onEdit), item('delete', texts.action.delete, onDelete)];
    return <RowMenu of={what} items={items} />;
};
