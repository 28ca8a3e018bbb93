import { Button, Checkbox, ExpandableSection, InputGroup, InputGroupItem, TextInput } from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import React, { useId, useState } from 'react';
import { globsOf, GROUPS, heldBy, isHeld, type Item, itemsOf, othersOf, SETS, textOf, toggled } from './privileges';
import { useTexts } from '../../i18n';
import { visible } from '../../i18n/format';
import { Text } from '../../ui/Text';

interface Props {
    /** As people write them. */
    value: string;
    onChange: (privileges: string) => void;
}

/** Privileges as check boxes: a row for each name, a column for all jobs and one for each glob of names. */
export const Matrix: React.FC<Props> = ({ value, onChange }) => {
    const texts = useTexts();
    const { form } = texts.users;
    const items = itemsOf(value);
    const [added, setAdded] = useState<readonly string[]>([]);
    const [glob, setGlob] = useState('');
    const globs = [...new Set([...globsOf(items), ...added])];
    const others = othersOf(items);
    const hasSingles = items.some(({ name }) => !(SETS as readonly string[]).includes(name));
    const [isOpen, setOpen] = useState(hasSingles);
    const toggle = (item: Item) => onChange(textOf(toggled(items, item)));
    const drop = (column: string) => {
        setAdded(added.filter(each => each !== column));
        onChange(textOf(items.filter(item => item.glob !== column)));
    };
    const add = () => {
        const name = glob.trim();
        if (name !== '' && !globs.includes(name) && !name.includes(',')) {
            setAdded([...added, name]);
        }
        setGlob('');
    };
    const rows = (names: readonly string[], isByJob: boolean, help: Partial<Record<string, string>> = {}) =>
        names.map(name => (
            <Tr key={name}>
                <Th scope="row">
                    <span className="reeve-mono">
                        <Text>{name}</Text>
                    </span>
                    {help[name] !== undefined && <div className="reeve-subtle">{help[name]}</div>}
                </Th>
                {['', ...globs].map(column => (
                    <Td key={column}>
                        {(isByJob || column === '') && (
                            <Cell item={{ name, glob: column }} items={items} onToggle={toggle} />
                        )}
                    </Td>
                ))}
            </Tr>
        ));
    const heading = (title: string) => (
        <Tr>
            <Th colSpan={globs.length + 2} className="reeve-matrix-group">
                {title}
            </Th>
        </Tr>
    );
    const head = (
        <Thead>
            <Tr>
                <Th screenReaderText={form.privileges} />
                <Th>{form.allJobs}</Th>
                {globs.map(column => (
                    <Th key={column}>
                        <span className="reeve-mono">
                            <Text>{column}</Text>
                        </span>
                        <Button
                            variant="plain"
                            size="sm"
                            icon={<TimesIcon />}
                            aria-label={texts.action.of(texts.action.delete, visible(column))}
                            onClick={() => drop(column)}
                        />
                    </Th>
                ))}
            </Tr>
        </Thead>
    );
    return (
        <div className="reeve-matrix">
            <InputGroup>
                <InputGroupItem isFill>
                    <TextInput
                        aria-label={form.addGlob}
                        placeholder={form.addGlob}
                        value={glob}
                        spellCheck={false}
                        autoComplete="off"
                        onChange={(_, text) => setGlob(text)}
                        onKeyDown={event => {
                            if (event.key === 'Enter') {
                                event.preventDefault();
                                add();
                            }
                        }}
                    />
                </InputGroupItem>
                <InputGroupItem>
                    <Button variant="control" isDisabled={glob.trim() === ''} onClick={add}>
                        {form.addColumn}
                    </Button>
                </InputGroupItem>
            </InputGroup>
            <Table variant="compact" borders={false} aria-label={form.sets} gridBreakPoint="">
                {head}
                <Tbody>{rows(SETS, true, form.setHelp)}</Tbody>
            </Table>
            <ExpandableSection
                toggleText={form.showAll}
                isExpanded={isOpen}
                onToggle={(_, expands) => setOpen(expands)}
            >
                <Table variant="compact" borders={false} aria-label={form.matrix} gridBreakPoint="" isStickyHeader>
                    {head}
                    <Tbody>
                        {GROUPS.map(group => (
                            <React.Fragment key={group.id}>
                                {heading(form.groups[group.id])}
                                {rows(group.names, group.isByJob)}
                            </React.Fragment>
                        ))}
                        {others.length > 0 && heading(form.others)}
                        {rows(others, true)}
                    </Tbody>
                </Table>
            </ExpandableSection>
        </div>
    );
};

interface CellProps {
    item: Item;
    items: readonly Item[];
    onToggle: (item: Item) => void;
}

/** Ticked and greyed where another privilege holds it already. */
const Cell: React.FC<CellProps> = ({ item, items, onToggle }) => {
    const { form } = useTexts().users;
    const id = useId();
    const isOwn = isHeld(items, item);
    const by = isOwn ? undefined : heldBy(items, item);
    const label = form.cell(visible(item.name), item.glob === '' ? form.allJobs : visible(item.glob));
    const why = by && form.heldBy(visible(textOf([by])));
    return (
        <span title={why}>
            <Checkbox
                id={id}
                aria-label={why === undefined ? label : `${label}, ${why}`}
                isChecked={isOwn || by !== undefined}
                isDisabled={by !== undefined}
                onChange={() => onToggle(item)}
            />
        </span>
    );
};
