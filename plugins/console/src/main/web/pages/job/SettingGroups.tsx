import { ExpandableSection } from '@patternfly/react-core';
import React, { useState } from 'react';
import { type Field, FIELDS, type Group, GROUPS } from './fields';
import { SettingField } from './SettingField';
import { type Entries, list, scalar } from '../../api/written';
import { useTexts } from '../../i18n';

interface Props {
    entries: Entries;
    complaints: ReadonlyMap<string, string>;
    isReadOnly: boolean;
    onChange: (key: string, raw: string | undefined) => void;
}

const ALWAYS_OPEN: readonly Group[] = ['program', 'upkeep'];

/** Those groups are open to begin with in which something is not as it usually is. */
export const SettingGroups: React.FC<Props> = ({ entries, complaints, isReadOnly, onChange }) => {
    const words = useTexts().job.settings;
    const [opened, setOpened] = useState<Partial<Record<Group, boolean>>>(() =>
        Object.fromEntries(
            GROUPS.map(group => [
                group,
                ALWAYS_OPEN.includes(group) || FIELDS[group].some(field => isSet(field, entries)),
            ]),
        ),
    );
    return (
        <>
            {GROUPS.map(group => {
                const isWrong = FIELDS[group].some(({ key }) => complaints.has(key));
                return (
                    <ExpandableSection
                        key={group}
                        toggleText={words.groups[group]}
                        isExpanded={isWrong || opened[group] === true}
                        onToggle={(_, isOpen) => setOpened(before => ({ ...before, [group]: isOpen }))}
                        isIndented
                    >
                        <div className="reeve-fields">
                            {FIELDS[group].map(field => (
                                <SettingField
                                    key={field.key}
                                    field={field}
                                    raw={entries.get(field.key)}
                                    complaint={complaints.get(field.key) ?? ''}
                                    isReadOnly={isReadOnly}
                                    onChange={raw => onChange(field.key, raw)}
                                />
                            ))}
                        </div>
                    </ExpandableSection>
                );
            })}
        </>
    );
};

function isSet(field: Field, entries: Entries): boolean {
    const raw = entries.get(field.key);
    return raw !== undefined && (list(raw)?.join() ?? scalar(raw)) !== field.usual;
}
