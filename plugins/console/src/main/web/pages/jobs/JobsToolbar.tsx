import {
    Button,
    SearchInput,
    Toolbar,
    ToolbarContent,
    ToolbarFilter,
    ToolbarGroup,
    ToolbarItem,
    Tooltip,
} from '@patternfly/react-core';
import { SortAmountDownIcon } from '@patternfly/react-icons';
import React, { memo } from 'react';
import { type Texts, useTexts } from '../../i18n';
import { type Column, COLUMNS, PER_PAGE, type View } from '../../state/view';
import { Choice } from '../../ui/Choice';
import { Pager, type PagesProps } from '../../ui/Pager';

interface Props {
    /** All that jobs have. */
    labels: readonly string[];
    view: View;
    /** How many jobs pass the filters. */
    count: number;
    isStale: boolean;
    onChange: (change: Partial<View>) => void;
    onRenew: () => void;
}

export const JobsToolbar: React.FC<Props> = memo(function JobsToolbar(props) {
    const { labels, view, count, isStale, onChange, onRenew } = props;
    const texts = useTexts();
    const { filter } = view;
    const setLabels = (next: ReadonlySet<string>) => onChange({ filter: { ...filter, labels: next } });
    return (
        <Toolbar
            clearAllFilters={() => onChange({ filter: { text: '', states: new Set(), labels: new Set() } })}
            clearFiltersButtonText={texts.jobs.clearFilters}
        >
            <ToolbarContent>
                <ToolbarItem>
                    <SearchInput
                        className="reeve-jobs-search"
                        aria-label={texts.jobs.search}
                        placeholder={texts.jobs.search}
                        value={filter.text}
                        onChange={(_, text) => onChange({ filter: { ...filter, text } })}
                        onClear={() => onChange({ filter: { ...filter, text: '' } })}
                    />
                </ToolbarItem>
                <ToolbarFilter
                    categoryName={texts.jobs.labels}
                    labels={[...filter.labels]}
                    deleteLabel={(_, label) =>
                        setLabels(toggled(filter.labels, typeof label === 'string' ? label : label.key))
                    }
                    deleteLabelGroup={() => setLabels(new Set())}
                >
                    <Choice
                        title={texts.jobs.labels}
                        options={labels.map(label => ({ value: label, text: label }))}
                        chosen={filter.labels}
                        isCounted
                        nothing={texts.jobs.noLabels}
                        onToggle={label => setLabels(toggled(filter.labels, label))}
                    />
                </ToolbarFilter>
                <ToolbarItem>
                    <Choice
                        title={texts.jobs.columns}
                        options={COLUMNS.map(column => ({ value: column, text: columnTitle(column, texts) }))}
                        chosen={view.columns}
                        onToggle={column =>
                            onChange({ page: view.page, columns: toggled(view.columns, column as Column) })
                        }
                    />
                </ToolbarItem>
                {isStale && (
                    <ToolbarItem>
                        <Tooltip content={texts.jobs.staleWhy}>
                            <Button variant="link" icon={<SortAmountDownIcon />} onClick={onRenew}>
                                {texts.jobs.stale}
                            </Button>
                        </Tooltip>
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
});

export const Pages: React.FC<PagesProps> = memo(function Pages(props) {
    const texts = useTexts();
    return <Pager {...props} options={PER_PAGE} titles={texts.pagination} />;
});

export function columnTitle(column: Column, texts: Texts): string {
    const titles: Record<Column, string> = {
        instances: texts.jobs.instances,
        memory: texts.jobs.memory,
        cpu: texts.jobs.cpu,
        restarts: texts.jobs.restarts,
        exit: texts.jobs.lastExit,
        next: texts.jobs.nextRun,
        line: texts.jobs.lastLine,
    };
    return titles[column];
}

export function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
    const next = new Set(set);
    if (!next.delete(value)) {
        next.add(value);
    }
    return next;
}
