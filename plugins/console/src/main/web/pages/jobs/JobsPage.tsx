import { Button, Skeleton } from '@patternfly/react-core';
import { PlusCircleIcon } from '@patternfly/react-icons';
import React, { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Announcer } from './Announcer';
import { BulkBar } from './BulkBar';
import { Counts } from './Counts';
import { Dialogs, type Wish } from './Dialogs';
import { NoJobs, NoMatch } from './EmptyJobs';
import { JobsTable } from './JobsTable';
import { JobsToolbar, Pages } from './JobsToolbar';
import { useActions } from './useActions';
import { useTexts } from '../../i18n';
import { useDesk, useFailure, useGrants, useRows } from '../../state/desk';
import type { Row } from '../../state/jobs';
import { labelsOf } from '../../state/order';
import { useOrder } from '../../state/useOrder';
import { useView } from '../../state/view';
import { Gated } from '../../ui/Gated';
import { PageTitle } from '../../ui/Page';
import { Problem } from '../../ui/Problem';

export const JobsPage: React.FC = () => {
    const desk = useDesk();
    const texts = useTexts();
    const failure = useFailure();
    const isLoaded = useSyncExternalStore(desk.jobs.subscribe, desk.jobs.loaded);
    const [wish, setWish] = useState<Wish>();
    const grants = useGrants();
    const addButton = (
        <Gated reason={grants.mayOnServer('add') ? '' : texts.action.forbidden('ADD')}>
            <Button icon={<PlusCircleIcon />} onClick={() => setWish({ action: 'add' })}>
                {texts.jobs.add}
            </Button>
        </Gated>
    );
    return (
        <>
            <PageTitle title={texts.jobs.title}>{isLoaded && addButton}</PageTitle>
            <Announcer />
            {failure !== undefined && !isLoaded && <Problem problem={failure} onRetry={() => void desk.load()} />}
            {isLoaded ? (
                <Overview addButton={addButton} wish={wish} onWish={setWish} />
            ) : (
                failure === undefined && <Loading />
            )}
        </>
    );
};

const Loading: React.FC = () => {
    const texts = useTexts();
    return (
        <div className="reeve-loading">
            {Array.from({ length: 8 }, (_, i) => (
                <Skeleton key={i} height="2.5rem" screenreaderText={i === 0 ? texts.output.waiting : undefined} />
            ))}
        </div>
    );
};

interface OverviewProps {
    addButton: React.ReactNode;
    wish: Wish | undefined;
    onWish: (wish: Wish | undefined) => void;
}

const NOTHING: ReadonlySet<string> = new Set();

const Overview: React.FC<OverviewProps> = ({ addButton, wish, onWish }) => {
    const desk = useDesk();
    const rows = useRows();
    const [view, change] = useView();
    const { names, isStale, renew } = useOrder(rows, view);
    const actions = useActions();
    const [selected, setSelected] = useState(NOTHING);
    const pages = Math.max(1, Math.ceil(names.length / view.perPage));
    const page = Math.min(view.page, pages);
    const shown = useMemo(
        () => names.slice((page - 1) * view.perPage, page * view.perPage),
        [names, page, view.perPage],
    );
    useInView(shown);
    useCommands(view.filter.text !== '');
    const select = useCallback((chosen: readonly string[], isSelected: boolean) => {
        setSelected(before => {
            const next = new Set(before);
            chosen.forEach(name => (isSelected ? next.add(name) : next.delete(name)));
            return next;
        });
    }, []);
    const selectedRows = useMemo(
        () => [...selected].map(name => desk.jobs.row(name)).filter((row): row is Row => row !== undefined),
        // The rows are what changes of them.
        // eslint-disable-next-line react-hooks/exhaustive-deps
        [selected, rows, desk],
    );
    const menu = useCallback((action: 'edit' | 'clone' | 'delete', job: string) => onWish({ action, job }), [onWish]);
    const clear = () => change({ filter: { text: '', states: new Set(), labels: new Set() } });
    const labels = useLabels(rows);
    const shownView = useMemo(() => ({ ...view, page }), [view, page]);
    const dialogs = wish && <Dialogs wish={wish} onClose={() => onWish(undefined)} onAdded={renew} />;
    if (rows.length === 0) {
        return (
            <>
                <NoJobs addButton={addButton} />
                {dialogs}
            </>
        );
    }
    return (
        <>
            <Counts
                rows={rows}
                chosen={view.filter.states}
                onChoose={states => change({ filter: { ...view.filter, states } })}
            />
            <JobsToolbar
                labels={labels}
                view={shownView}
                count={names.length}
                isStale={isStale}
                onChange={change}
                onRenew={renew}
            />
            {shown.length === 0 ? (
                <NoMatch onClear={clear} />
            ) : (
                <JobsTable
                    names={shown}
                    view={view}
                    selected={selected}
                    busy={actions.busy}
                    onAction={actions.one}
                    onSelect={select}
                    onChange={change}
                    onMenu={menu}
                />
            )}
            {pages > 1 && <Pages view={shownView} count={names.length} onChange={change} />}
            {(selectedRows.length > 0 || actions.bulk) && (
                <BulkBar selected={selectedRows} actions={actions} onClear={() => setSelected(NOTHING)} />
            )}
            {dialogs}
        </>
    );
};

/** All that jobs have; the same array for as long as they are the same. */
function useLabels(rows: readonly Row[]): readonly string[] {
    const text = useMemo(() => JSON.stringify([...new Set(rows.flatMap(row => labelsOf(row.status)))].sort()), [rows]);
    return useMemo(() => JSON.parse(text) as string[], [text]);
}

/** Samples and privileges are asked for what is in view. */
function useInView(names: readonly string[]): void {
    const desk = useDesk();
    useEffect(() => {
        desk.sampler.show(names);
        void desk.grants.learn(names);
    }, [desk, names]);
}

/** Commands are asked for when somebody searches in them. */
function useCommands(isWanted: boolean): void {
    const { reeve, jobs } = useDesk();
    useEffect(() => {
        if (isWanted) {
            // Without them names and labels are searched, as for those who may not see commands.
            reeve.commands().then(
                commands => jobs.setCommands(commands),
                () => undefined,
            );
        }
    }, [isWanted, reeve, jobs]);
}
