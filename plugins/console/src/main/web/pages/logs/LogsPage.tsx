import { Button, EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { ListIcon, PlayIcon } from '@patternfly/react-icons';
import React, { useCallback, useMemo } from 'react';
import { Files } from './Files';
import { jobTail, serverTail } from './follow';
import { LiveLog } from './LiveLog';
import { Reader } from './Reader';
import { Results } from './Results';
import { SearchForm } from './SearchForm';
import { Sources } from './Sources';
import { useSearch } from './useSearch';
import { isSearch, NO_QUERY, partsOf, sourceOf, useView, type View } from './view';
import { Logs, type Source } from '../../api/logs';
import { useTexts } from '../../i18n';
import { visible } from '../../i18n/format';
import { useDesk, useRows } from '../../state/desk';
import { PageTitle } from '../../ui/Page';

/** Files on the left, text on the right. */
export const LogsPage: React.FC = () => {
    const { jolokia } = useDesk().reeve;
    const texts = useTexts();
    const logs = useMemo(() => new Logs(jolokia), [jolokia]);
    const [view, change] = useView();
    const hasSource = view.job !== undefined || view.isServer;
    const source = sourceOf(view);
    const name = view.isServer ? texts.logs.serviceName : visible(view.job ?? '');
    const rows = useRows();
    const searches = isSearch(view.query);
    const all = view.query.scope === 'all' || !hasSource;
    const names = useMemo(() => rows.map(({ status }) => status.name).sort(), [rows]);
    const sources = useMemo<Source[]>(() => (all ? names : [source]), [all, names, source]);
    // All jobs are known a moment after the page is there.
    const [found, controls] = useSearch(logs, view, sources, searches && (!all || names.length > 0));
    const tail = useCallback(
        () => (view.job === undefined ? serverTail(logs) : jobTail(logs, view.job, partsOf(view.directory).instance)),
        [logs, view.job, view.directory],
    );
    const isOpen = view.file !== '' || view.isLive;
    return (
        <>
            <PageTitle title={texts.logs.title} />
            <div className="reeve-logs">
                <div className="reeve-logs-left">
                    <Sources
                        view={view}
                        onChoose={chosen =>
                            change({
                                job: chosen === 'server' ? undefined : chosen.job,
                                isServer: chosen === 'server',
                                directory: '',
                                file: '',
                                at: undefined,
                                isLive: false,
                            })
                        }
                    />
                    {hasSource && (
                        <Files
                            key={source ?? ''}
                            logs={logs}
                            view={view}
                            name={name}
                            onOpen={(directory, file) => change({ directory, file, at: undefined, isLive: false })}
                        />
                    )}
                </div>
                <div className="reeve-logs-right">
                    <div className="reeve-logs-top">
                        <SearchForm
                            view={view}
                            onSearch={query => change({ query, ...closed(query, view) })}
                            onClear={() => change({ query: NO_QUERY })}
                        />
                        {hasSource && (
                            <Button
                                variant="secondary"
                                icon={<PlayIcon />}
                                isDisabled={view.isLive}
                                onClick={() => change({ isLive: true, file: '', at: undefined, query: NO_QUERY })}
                            >
                                {texts.logs.live}
                            </Button>
                        )}
                    </div>
                    {view.file !== '' && !view.isLive && (
                        <Reader
                            key={`${source ?? ''}\n${view.directory}/${view.file}@${view.at ?? ''}`}
                            logs={logs}
                            view={view}
                            onChange={change}
                        />
                    )}
                    {view.isLive && hasSource && (
                        <LiveLog
                            key={`${source ?? ''}\n${partsOf(view.directory).instance}`}
                            title={texts.logs.liveOf(name)}
                            tail={tail}
                        />
                    )}
                    {searches && <Results view={view} found={found} controls={controls} />}
                    {!searches && !isOpen && (
                        <EmptyState
                            variant="sm"
                            headingLevel="h2"
                            icon={ListIcon}
                            titleText={view.isServer ? texts.logs.service : hasSource ? name : texts.logs.title}
                        >
                            <EmptyStateBody>{hasSource ? texts.logs.chooseFile : texts.logs.choose}</EmptyStateBody>
                        </EmptyState>
                    )}
                </div>
            </div>
        </>
    );
};

/** A search over more than the open file takes its place. */
function closed(query: View['query'], view: View): Partial<View> {
    return query.scope === 'file' ? {} : { file: '', at: undefined, isLive: false, directory: view.directory };
}
