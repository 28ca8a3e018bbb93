import { Checkbox } from '@patternfly/react-core';
import { Table, Th, Thead, Tr } from '@patternfly/react-table';
import React, { memo, useCallback, useMemo, useState } from 'react';
import type { MenuAction } from './JobActions';
import { JobRow } from './JobRow';
import { columnTitle, toggled } from './JobsToolbar';
import type { BulkAction } from '../../api/reeve';
import { useTexts } from '../../i18n';
import type { Sort, SortKey } from '../../state/order';
import { useGradually } from '../../state/useGradually';
import { type Column, COLUMNS, type View } from '../../state/view';

interface Props {
    names: readonly string[];
    view: View;
    selected: ReadonlySet<string>;
    /** The jobs with which something is under way. */
    busy: ReadonlySet<string>;
    onAction: (action: BulkAction, job: string) => void;
    onSelect: (names: readonly string[], isSelected: boolean) => void;
    onChange: (change: Partial<View>) => void;
    onMenu: (action: MenuAction, job: string) => void;
}

/** About what rows have that are still to come: where somebody has scrolled to stays where it is. */
const ROW_HEIGHT = 62;

const SORTS: Record<Column, SortKey | undefined> = {
    instances: 'instances',
    memory: 'memory',
    cpu: 'cpu',
    restarts: 'restarts',
    exit: 'exit',
    next: 'next',
    line: undefined,
};

/** What changes of a job is a matter of its row alone: the table is rendered again when it shows others. */
export const JobsTable: React.FC<Props> = memo(function JobsTable(props) {
    const { names, view, selected, busy, onAction, onSelect, onChange, onMenu } = props;
    const texts = useTexts();
    const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
    const expand = useCallback((name: string) => setExpanded(before => toggled(before, name)), []);
    const selectOne = useCallback((name: string, isSelected: boolean) => onSelect([name], isSelected), [onSelect]);
    const shown = useGradually(names);
    const chosen = names.filter(name => selected.has(name)).length;
    const columns = useMemo(() => COLUMNS.filter(column => view.columns.has(column)), [view.columns]);
    const selectAll = useCallback((selects: boolean) => onSelect(names, selects), [onSelect, names]);
    return (
        <div className="reeve-jobs">
            <Table
                variant="compact"
                aria-label={texts.jobs.table}
                gridBreakPoint="grid-xl"
                style={{ '--reeve-columns': widths(columns) } as React.CSSProperties}
            >
                <Head
                    columns={columns}
                    sort={view.sort}
                    isSelected={chosen === names.length || (chosen > 0 && null)}
                    onSelect={selectAll}
                    onChange={onChange}
                />
                {shown.map(name => (
                    <JobRow
                        key={name}
                        name={name}
                        columns={columns}
                        isSelected={selected.has(name)}
                        isExpanded={expanded.has(name)}
                        isBusy={busy.has(name)}
                        onSelect={selectOne}
                        onExpand={expand}
                        onAction={onAction}
                        onMenu={onMenu}
                    />
                ))}
                {shown.length < names.length && (
                    <tbody aria-hidden="true">
                        <tr style={{ height: `${(names.length - shown.length) * ROW_HEIGHT}px` }} />
                    </tbody>
                )}
            </Table>
        </div>
    );
});

function widths(columns: readonly Column[]): string {
    return ['expand', 'select', 'state', 'name', ...columns, 'actions'].map(name => `var(--reeve-w-${name})`).join(' ');
}

interface HeadProps {
    columns: readonly Column[];
    sort: Sort;
    /** Null if some are. */
    isSelected: boolean | null;
    onSelect: (selects: boolean) => void;
    onChange: (change: Partial<View>) => void;
}

/** Apart from the rows: each time that they are rendered, PatternFly's heads have the browser lay out the whole table. */
const Head: React.FC<HeadProps> = memo(function Head({
    columns,
    sort: { key, descending },
    isSelected,
    onSelect,
    onChange,
}) {
    const texts = useTexts();
    const sortKeys: (SortKey | undefined)[] = ['problems', 'name', ...columns.map(column => SORTS[column])];
    const active = sortKeys.indexOf(key);
    const sort = (index: number) => ({
        columnIndex: index,
        sortBy: { index: active, direction: descending ? ('desc' as const) : ('asc' as const) },
        onSort: (_: unknown, __: number, direction: 'asc' | 'desc') =>
            onChange({ sort: { key: sortKeys[index] ?? 'problems', descending: direction === 'desc' } }),
    });
    return (
        <Thead>
            <Tr>
                <Th screenReaderText={texts.jobs.lastLine} />
                <Th aria-label={texts.jobs.selectPage}>
                    <Checkbox
                        id="reeve-select-page"
                        aria-label={texts.jobs.selectPage}
                        isChecked={isSelected}
                        onChange={(_, selects) => onSelect(selects)}
                    />
                </Th>
                <Th sort={sort(0)}>{texts.jobs.state}</Th>
                <Th sort={sort(1)}>{texts.jobs.name}</Th>
                {columns.map((column, i) => (
                    <Th key={column} className={`reeve-h-${column}`} {...(SORTS[column] && { sort: sort(i + 2) })}>
                        {columnTitle(column, texts)}
                    </Th>
                ))}
                <Th screenReaderText={texts.jobs.actions} />
            </Tr>
        </Thead>
    );
});
