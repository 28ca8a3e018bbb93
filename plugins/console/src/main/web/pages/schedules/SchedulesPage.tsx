import {
    Button,
    ClipboardCopy,
    EmptyState,
    EmptyStateActions,
    EmptyStateBody,
    EmptyStateFooter,
    SearchInput,
    Skeleton,
    Toolbar,
    ToolbarContent,
    ToolbarFilter,
    ToolbarGroup,
    ToolbarItem,
} from '@patternfly/react-core';
import { OutlinedClockIcon, PlusCircleIcon, SearchIcon, SortAmountDownIcon } from '@patternfly/react-icons';
import React, { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router-dom';
import { BLANK, draftOf } from './draft';
import { ScheduleForm } from './ScheduleForm';
import { ScheduleTable } from './ScheduleTable';
import { Timeline } from './Timeline';
import { useFirings } from './useFirings';
import { useScheduleActions } from './useScheduleActions';
import { matches, PER_PAGE, shortId, sorted, useView, type View } from './view';
import { scheduleBean, SCHEDULER, SERVER } from '../../api/names';
import { OUTCOMES, type Outcome, type Schedule, Scheduler } from '../../api/scheduler';
import { useTexts } from '../../i18n';
import { visible } from '../../i18n/format';
import { useDesk, useRows } from '../../state/desk';
import { useKeptOrder } from '../../state/useKeptOrder';
import { useLoad } from '../../state/useLoad';
import { useMay } from '../../state/useMay';
import { Choice } from '../../ui/Choice';
import { Confirm } from '../../ui/Confirm';
import { Gated } from '../../ui/Gated';
import { PageTitle } from '../../ui/Page';
import { Pager, type PagesProps } from '../../ui/Pager';
import { Problem } from '../../ui/Problem';
import { Text } from '../../ui/Text';

const PERIOD = 5_000;
const OPERATIONS = ['add', 'update', 'delete'] as const;
const FIRST_STEP = "bin/reeve schedule add hello '0 3 * * MON-FRI'";

const NO_FILTER = { text: '', job: '', outcomes: new Set<Outcome>() };

type Wish = { action: 'add' } | { action: 'edit' | 'delete'; schedule: Schedule };

export const SchedulesPage: React.FC = () => {
    const { jolokia } = useDesk().reeve;
    const texts = useTexts();
    const scheduler = useMemo(() => new Scheduler(jolokia), [jolokia]);
    const load = useCallback(() => scheduler.all(), [scheduler]);
    const { value: schedules, failure, reload } = useLoad(load, PERIOD);
    const zone = useZone();
    const [wish, setWish] = useState<Wish>();
    const may = useMay(SCHEDULER, OPERATIONS);
    const addButton = (
        <Gated reason={may('add') ? '' : texts.action.forbidden('SCHEDULER.ADD')}>
            <Button icon={<PlusCircleIcon />} onClick={() => setWish({ action: 'add' })}>
                {texts.schedules.add}
            </Button>
        </Gated>
    );
    return (
        <>
            <PageTitle title={texts.schedules.title}>{schedules && addButton}</PageTitle>
            {failure !== undefined && !schedules && <Problem problem={failure} onRetry={() => void reload()} />}
            {!schedules && failure === undefined && <Loading />}
            {schedules && (
                <Overview
                    scheduler={scheduler}
                    schedules={schedules}
                    zone={zone}
                    addButton={addButton}
                    wish={wish}
                    onWish={setWish}
                    reload={reload}
                />
            )}
        </>
    );
};

/** That of schedules which name none; the browser's until it is known. */
function useZone(): string {
    const { jolokia } = useDesk().reeve;
    const load = useCallback(() => jolokia.read<string>(SERVER, 'Timezone'), [jolokia]);
    return useLoad(load).value ?? 'UTC';
}

const Loading: React.FC = () => {
    const texts = useTexts();
    return (
        <div className="reeve-loading">
            <Skeleton height="9rem" screenreaderText={texts.output.waiting} />
            {Array.from({ length: 5 }, (_, i) => (
                <Skeleton key={i} height="2.5rem" />
            ))}
        </div>
    );
};

interface OverviewProps {
    scheduler: Scheduler;
    schedules: readonly Schedule[];
    zone: string;
    addButton: React.ReactNode;
    wish: Wish | undefined;
    onWish: (wish: Wish | undefined) => void;
    reload: () => Promise<void>;
}

const Overview: React.FC<OverviewProps> = ({ scheduler, schedules, zone, addButton, wish, onWish, reload }) => {
    const desk = useDesk();
    const [view, change] = useView();
    const actions = useScheduleActions(scheduler, reload);
    const byId = useMemo(() => new Map(schedules.map(schedule => [schedule.id, schedule])), [schedules]);
    const present = useMemo(
        () =>
            sorted(
                schedules.filter(each => matches(each, view)),
                view.sort,
            ).map(({ id }) => id),
        [schedules, view],
    );
    const exists = useCallback((id: string) => byId.has(id), [byId]);
    const question = JSON.stringify([view.text, view.job, [...view.outcomes], view.sort]);
    const { ids, isStale, renew } = useKeptOrder(present, exists, question);
    const pages = Math.max(1, Math.ceil(ids.length / view.perPage));
    const page = Math.min(view.page, pages);
    const shown = useMemo(
        () =>
            ids
                .slice((page - 1) * view.perPage, page * view.perPage)
                .map(id => byId.get(id))
                .filter(schedule => schedule !== undefined),
        [ids, byId, page, view.perPage],
    );
    const firings = useFirings(scheduler, shown);
    useEffect(() => {
        void desk.grants.learnOf(Object.fromEntries(shown.map(({ job, id }) => [scheduleBean(job, id), ['run']])));
    }, [desk, shown]);
    const open = (id: string) => {
        change({ open: new Set([...view.open, id]) });
        setTimeout(() => document.getElementById(`reeve-schedule-${id}`)?.scrollIntoView({ block: 'center' }));
    };
    const clear = () => change(NO_FILTER);
    const dialogs = wish && (
        <Dialog
            wish={wish}
            scheduler={scheduler}
            zone={zone}
            job={view.job}
            onRemove={actions.remove}
            onClose={() => onWish(undefined)}
            onDone={() => {
                onWish(undefined);
                void reload();
            }}
        />
    );
    if (schedules.length === 0) {
        return (
            <>
                <NoSchedules addButton={addButton} />
                {dialogs}
            </>
        );
    }
    return (
        <>
            <Timeline schedules={shown} firings={firings} onOpen={open} />
            <Filters
                view={{ ...view, page }}
                schedules={schedules}
                count={ids.length}
                isStale={isStale}
                onRenew={renew}
                onChange={change}
            />
            {shown.length === 0 ? (
                <NoMatch onClear={clear} />
            ) : (
                <ScheduleTable
                    schedules={shown}
                    firings={firings}
                    view={view}
                    actions={actions}
                    onChange={change}
                    onEdit={schedule => onWish({ action: 'edit', schedule })}
                    onDelete={schedule => onWish({ action: 'delete', schedule })}
                />
            )}
            {pages > 1 && <Pages view={{ ...view, page }} count={ids.length} onChange={change} />}
            {dialogs}
        </>
    );
};

interface DialogProps {
    wish: Wish;
    scheduler: Scheduler;
    zone: string;
    /** Whose schedule a new one is at first. */
    job: string;
    onRemove: (schedule: Schedule) => void;
    onDone: () => void;
    onClose: () => void;
}

const Dialog: React.FC<DialogProps> = ({ wish, scheduler, zone, job, onRemove, onDone, onClose }) => {
    const texts = useTexts();
    if (wish.action === 'add') {
        return (
            <ScheduleForm
                title={texts.schedules.form.add}
                scheduler={scheduler}
                draft={{ ...BLANK, job }}
                id=""
                zone={zone}
                onDone={onDone}
                onClose={onClose}
            />
        );
    }
    const { schedule } = wish;
    const what = texts.schedules.of(visible(schedule.job), shortId(schedule.id));
    return wish.action === 'edit' ? (
        <ScheduleForm
            title={texts.schedules.form.edit(what)}
            scheduler={scheduler}
            draft={draftOf(schedule, zone)}
            id={schedule.id}
            zone={zone}
            onDone={onDone}
            onClose={onClose}
        />
    ) : (
        <Confirm
            isDangerous
            title={texts.schedules.remove.title(what)}
            body={texts.schedules.remove.body(visible(schedule.words))}
            names={[what]}
            action={texts.schedules.remove.confirm}
            onConfirm={() => {
                onClose();
                onRemove(schedule);
            }}
            onCancel={onClose}
        />
    );
};

interface FiltersProps {
    view: View;
    schedules: readonly Schedule[];
    count: number;
    isStale: boolean;
    onRenew: () => void;
    onChange: (change: Partial<View>) => void;
}

const Filters: React.FC<FiltersProps> = ({ view, schedules, count, isStale, onRenew, onChange }) => {
    const texts = useTexts();
    const { outcomes } = view;
    const there = OUTCOMES.filter(
        outcome => outcomes.has(outcome) || schedules.some(schedule => schedule.lastOutcome === outcome),
    );
    const toggle = (outcome: Outcome) => {
        const next = new Set(outcomes);
        if (!next.delete(outcome)) {
            next.add(outcome);
        }
        onChange({ outcomes: next });
    };
    return (
        <Toolbar clearAllFilters={() => onChange(NO_FILTER)} clearFiltersButtonText={texts.schedules.clearFilters}>
            <ToolbarContent>
                <ToolbarFilter
                    categoryName={texts.schedules.job}
                    labels={view.job === '' ? [] : [{ key: view.job, node: <Text>{view.job}</Text> }]}
                    deleteLabel={() => onChange({ job: '' })}
                >
                    <SearchInput
                        aria-label={texts.schedules.search}
                        placeholder={texts.schedules.search}
                        value={view.text}
                        onChange={(_, text) => onChange({ text })}
                        onClear={() => onChange({ text: '' })}
                    />
                </ToolbarFilter>
                <ToolbarFilter
                    categoryName={texts.schedules.outcome}
                    labels={[...outcomes].map(key => ({ key, node: texts.schedules.outcomes[key] }))}
                    deleteLabel={(_, label) => toggle((typeof label === 'string' ? label : label.key) as Outcome)}
                    deleteLabelGroup={() => onChange({ outcomes: new Set() })}
                >
                    <Choice
                        title={texts.schedules.outcome}
                        options={there.map(value => ({ value, text: texts.schedules.outcomes[value] }))}
                        chosen={outcomes}
                        isCounted
                        onToggle={value => toggle(value as Outcome)}
                    />
                </ToolbarFilter>
                {isStale && (
                    <ToolbarItem>
                        <Button
                            variant="link"
                            icon={<SortAmountDownIcon />}
                            title={texts.schedules.staleWhy}
                            onClick={onRenew}
                        >
                            {texts.jobs.stale}
                        </Button>
                    </ToolbarItem>
                )}
                <ToolbarGroup align={{ default: 'alignEnd' }}>
                    <ToolbarItem variant="pagination">
                        <Pages view={view} count={count} onChange={onChange} isCompact />
                    </ToolbarItem>
                </ToolbarGroup>
            </ToolbarContent>
        </Toolbar>
    );
};

const Pages: React.FC<PagesProps> = props => {
    const texts = useTexts();
    return <Pager {...props} options={PER_PAGE} titles={{ ...texts.pagination, ...texts.schedules.pagination }} />;
};

const NoSchedules: React.FC<{ addButton: React.ReactNode }> = ({ addButton }) => {
    const texts = useTexts();
    const { jobs } = useDesk();
    // Until they are known there may be some.
    const isLoaded = useSyncExternalStore(jobs.subscribe, jobs.loaded);
    const hasJobs = useRows().length > 0 || !isLoaded;
    return (
        <EmptyState titleText={texts.schedules.empty.title} headingLevel="h2" icon={OutlinedClockIcon}>
            <EmptyStateBody>
                {hasJobs ? (
                    <>
                        <p>{texts.schedules.empty.body}</p>
                        <ClipboardCopy
                            isReadOnly
                            isCode
                            hoverTip={texts.copy.hover}
                            clickTip={texts.copy.done}
                            className="reeve-first-step"
                        >
                            {FIRST_STEP}
                        </ClipboardCopy>
                    </>
                ) : (
                    <p>{texts.schedules.empty.noJobs}</p>
                )}
            </EmptyStateBody>
            <EmptyStateFooter>
                <EmptyStateActions>
                    {hasJobs ? addButton : <Link to="/reeve/jobs">{texts.schedules.empty.toJobs}</Link>}
                </EmptyStateActions>
            </EmptyStateFooter>
        </EmptyState>
    );
};

const NoMatch: React.FC<{ onClear: () => void }> = ({ onClear }) => {
    const texts = useTexts();
    return (
        <EmptyState titleText={texts.schedules.empty.none} headingLevel="h2" icon={SearchIcon} variant="sm">
            <EmptyStateBody>{texts.schedules.empty.noneBody}</EmptyStateBody>
            <EmptyStateFooter>
                <EmptyStateActions>
                    <Button variant="link" onClick={onClear}>
                        {texts.schedules.clearFilters}
                    </Button>
                </EmptyStateActions>
            </EmptyStateFooter>
        </EmptyState>
    );
};
