import { Checkbox } from '@patternfly/react-core';
import { Table, Th, Thead, Tr } from '@patternfly/react-table';
import React, { useCallback, useState } from 'react';
import type { MenuAction } from './JobActions';
import { JobRow } from './JobRow';
import { columnTitle, toggled } from './JobsToolbar';
import type { Actions } from './useActions';
import { useTexts } from '../../i18n';
import type { SortKey } from '../../state/order';
import { type Column, COLUMNS, type View } from '../../state/view';

interface Props {
    names: readonly string[];
    view: View;
    selected: ReadonlySet<string>;
    actions: Actions;
    onSelect: (names: readonly string[], isSelected: boolean) => void;
    onChange: (change: Partial<View>) => void;
    onMenu: (action: MenuAction, job: string) => void;
}

const SORTS: Record<Column, SortKey | undefined> = {
    instances: 'instances',
    memory: 'memory',
    cpu: 'cpu',
    restarts: 'restarts',
    exit: 'exit',
    next: 'next',
    line: undefined,
};

export const JobsTable: React.FC<Props> = ({ names, view, selected, actions, onSelect, onChange, onMenu }) => {
    const texts = useTexts();
    const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
    const expand = useCallback((name: string) => setExpanded(before => toggled(before, name)), []);
    const selectOne = useCallback((name: string, isSelected: boolean) => onSelect([name], isSelected), [onSelect]);
    const chosen = names.filter(name => selected.has(name)).length;
    const columns = COLUMNS.filter(column => view.columns.has(column));
    const sortKeys: (SortKey | undefined)[] = ['problems', 'name', ...columns.map(column => SORTS[column])];
    const active = sortKeys.indexOf(view.sort.key);
    const sort = (index: number) => ({
        columnIndex: index,
        sortBy: { index: active, direction: view.sort.descending ? ('desc' as const) : ('asc' as const) },
        onSort: (_: unknown, __: number, direction: 'asc' | 'desc') =>
            onChange({ sort: { key: sortKeys[index] ?? 'problems', descending: direction === 'desc' } }),
    });
    return (
        <div className="reeve-jobs">
            <Table variant="compact" aria-label={texts.jobs.table} gridBreakPoint="grid-xl">
                <Thead>
                    <Tr>
                        <Th className="reeve-w-expand" screenReaderText={texts.jobs.lastLine} />
                        <Th className="reeve-w-select" aria-label={texts.jobs.selectPage}>
                            <Checkbox
                                id="reeve-select-page"
                                aria-label={texts.jobs.selectPage}
                                isChecked={chosen === names.length || (chosen > 0 && null)}
                                onChange={(_, selects) => onSelect(names, selects)}
                            />
                        </Th>
                        <Th className="reeve-w-state" sort={sort(0)}>
                            {texts.jobs.state}
                        </Th>
                        <Th className="reeve-w-name" sort={sort(1)}>
                            {texts.jobs.name}
                        </Th>
                        {columns.map((column, i) => (
                            <Th
                                key={column}
                                className={`reeve-w-${column}`}
                                {...(SORTS[column] && { sort: sort(i + 2) })}
                            >
                                {columnTitle(column, texts)}
                            </Th>
                        ))}
                        <Th className="reeve-w-actions" screenReaderText={texts.jobs.actions} />
                    </Tr>
                </Thead>
                {names.map(name => (
                    <JobRow
                        key={name}
                        name={name}
                        columns={columns}
                        isSelected={selected.has(name)}
                        isExpanded={expanded.has(name)}
                        isBusy={actions.busy.has(name)}
                        onSelect={selectOne}
                        onExpand={expand}
                        onAction={actions.one}
                        onMenu={onMenu}
                    />
                ))}
            </Table>
        </div>
    );
};
