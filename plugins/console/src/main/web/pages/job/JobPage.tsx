import {
    Breadcrumb,
    BreadcrumbItem,
    EmptyState,
    EmptyStateActions,
    EmptyStateBody,
    EmptyStateFooter,
    Skeleton,
    Tab,
    Tabs,
    TabsComponent,
    TabTitleText,
} from '@patternfly/react-core';
import { SearchIcon, TrashIcon } from '@patternfly/react-icons';
import React, { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Link, useHref, useNavigate, useParams } from 'react-router-dom';
import { EnvironmentTab } from './EnvironmentTab';
import { JobHeader } from './JobHeader';
import { OutputTab } from './OutputTab';
import { OverviewTab } from './OverviewTab';
import { jobPath, JOBS_PATH, type Tab as TabName, TABS } from './paths';
import { RunsTab } from './RunsTab';
import { type Draft, SettingsTab } from './SettingsTab';
import { useActions } from '../jobs/useActions';
import { JobCalls } from '../../api/job';
import { jobBean } from '../../api/names';
import { useTexts } from '../../i18n';
import { visible } from '../../i18n/format';
import { useDesk, useFailure, useRow } from '../../state/desk';
import type { Row } from '../../state/jobs';
import { JobWatch } from '../../state/jobWatch';
import { FURTHER_JOB_OPERATIONS } from '../../state/permissions';
import { Problem } from '../../ui/Problem';
import { Text } from '../../ui/Text';

export const JobPage: React.FC = () => {
    const { job = '', '*': rest = '' } = useParams();
    const tab = TABS.find(each => each === rest) ?? 'overview';
    // Of another job nothing is kept.
    return <OneJob key={job} job={job} tab={tab} />;
};

const OneJob: React.FC<{ job: string; tab: TabName }> = ({ job, tab }) => {
    const desk = useDesk();
    const texts = useTexts();
    const row = useRow(job);
    const failure = useFailure();
    const isLoaded = useSyncExternalStore(desk.jobs.subscribe, desk.jobs.loaded);
    const [wasThere, setWasThere] = useState(false);
    if (row && !wasThere) {
        setWasThere(true);
    }
    useEffect(() => {
        desk.sampler.show([job]);
        void desk.grants.learn([job]);
        void desk.grants.learnOf({ [jobBean(job)]: FURTHER_JOB_OPERATIONS });
    }, [desk, job]);
    useTitle(job);
    return (
        <>
            <Breadcrumb aria-label={texts.job.breadcrumb}>
                <BreadcrumbItem
                    render={({ className }) => (
                        <Link className={className} to={JOBS_PATH}>
                            {texts.job.back}
                        </Link>
                    )}
                />
                <BreadcrumbItem isActive>
                    <Text>{job}</Text>
                </BreadcrumbItem>
            </Breadcrumb>
            {row ? (
                <Content row={row} tab={tab} />
            ) : isLoaded ? (
                <Nowhere job={job} wasThere={wasThere} />
            ) : failure !== undefined ? (
                <Problem problem={failure} onRetry={() => void desk.load()} />
            ) : (
                <div className="reeve-loading">
                    <Skeleton height="2.5rem" width="40%" screenreaderText={texts.output.waiting} />
                    <Skeleton height="12rem" />
                </div>
            )}
        </>
    );
};

const Nowhere: React.FC<{ job: string; wasThere: boolean }> = ({ job, wasThere }) => {
    const texts = useTexts();
    return (
        <EmptyState
            titleText={(wasThere ? texts.job.deleted : texts.job.unknown)(visible(job))}
            headingLevel="h1"
            icon={wasThere ? TrashIcon : SearchIcon}
        >
            <EmptyStateBody>{wasThere ? texts.job.deletedBody : texts.job.unknownBody}</EmptyStateBody>
            <EmptyStateFooter>
                <EmptyStateActions>
                    <Link to={JOBS_PATH}>{texts.job.toJobs}</Link>
                </EmptyStateActions>
            </EmptyStateFooter>
        </EmptyState>
    );
};

const Content: React.FC<{ row: Row; tab: TabName }> = ({ row, tab }) => {
    const texts = useTexts();
    const { reeve } = useDesk();
    const job = row.status.name;
    const calls = useMemo(() => new JobCalls(reeve.jolokia, job), [reeve, job]);
    const [watch] = useState(() => new JobWatch(calls));
    const view = useSyncExternalStore(watch.subscribe, watch.snapshot);
    const actions = useActions();
    const [draft, setDraft] = useState<Draft>();
    const { state, sinceMillis } = row.status;
    useEffect(() => watch.soon(), [watch, state, sinceMillis]);
    return (
        <>
            <JobHeader row={row} calls={calls} actions={actions} hasErrors={tab === 'overview'} onDone={watch.soon} />
            <JobTabs job={job} tab={tab} />
            <section className="reeve-tab" id={`reeve-part-${tab}`} aria-label={texts.job.tabs[tab]}>
                {tab === 'overview' && <OverviewTab row={row} view={view} calls={calls} />}
                {tab === 'output' && <OutputTab status={row.status} view={view} calls={calls} />}
                {tab === 'runs' && (
                    <RunsTab status={row.status} view={view} calls={calls} actions={actions} onDone={watch.soon} />
                )}
                {tab === 'settings' && (
                    <SettingsTab status={row.status} actions={actions} draft={draft} onDraft={setDraft} />
                )}
                {tab === 'environment' && <EnvironmentTab calls={calls} />}
            </section>
        </>
    );
};

const JobTabs: React.FC<{ job: string; tab: TabName }> = ({ job, tab }) => {
    const texts = useTexts();
    const navigate = useNavigate();
    const base = useHref(jobPath(job));
    return (
        <Tabs
            component={TabsComponent.nav}
            aria-label={texts.job.tabs.label}
            activeKey={tab}
            onSelect={(event, chosen) => {
                const { ctrlKey, metaKey, shiftKey } = event;
                if (!ctrlKey && !metaKey && !shiftKey) {
                    event.preventDefault();
                    navigate(jobPath(job, chosen as TabName));
                }
            }}
        >
            {TABS.map(each => (
                <Tab
                    key={each}
                    eventKey={each}
                    tabContentId={`reeve-part-${each}`}
                    href={each === 'overview' ? base : `${base}/${each}`}
                    title={<TabTitleText>{texts.job.tabs[each]}</TabTitleText>}
                />
            ))}
        </Tabs>
    );
};

/** Whoever has many of these pages open finds the one. */
function useTitle(job: string): void {
    useEffect(() => {
        const before = document.title;
        document.title = `${visible(job)} · Reeve`;
        return () => {
            document.title = before;
        };
    }, [job]);
}
