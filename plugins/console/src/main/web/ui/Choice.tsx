import { Badge, MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import React, { useState } from 'react';
import { Text } from './Text';

interface Props {
    title: string;
    options: readonly { value: string; text: string }[];
    chosen: ReadonlySet<string>;
    /** Whether to say how many are chosen. */
    isCounted?: boolean;
    nothing?: string;
    onToggle: (value: string) => void;
}

/** A menu of check boxes. */
export const Choice: React.FC<Props> = ({ title, options, chosen, isCounted = false, nothing, onToggle }) => {
    const [isOpen, setOpen] = useState(false);
    return (
        <Select
            role="menu"
            isOpen={isOpen}
            onOpenChange={setOpen}
            onSelect={(_, value) => onToggle(String(value))}
            isScrollable
            toggle={ref => (
                <MenuToggle
                    ref={ref}
                    isExpanded={isOpen}
                    onClick={() => setOpen(!isOpen)}
                    badge={isCounted && chosen.size > 0 ? <Badge isRead>{chosen.size}</Badge> : undefined}
                >
                    {title}
                </MenuToggle>
            )}
        >
            <SelectList>
                {options.map(({ value, text }) => (
                    <SelectOption key={value} value={value} hasCheckbox isSelected={chosen.has(value)}>
                        <Text>{text}</Text>
                    </SelectOption>
                ))}
                {options.length === 0 && <SelectOption isDisabled>{nothing}</SelectOption>}
            </SelectList>
        </Select>
    );
};
