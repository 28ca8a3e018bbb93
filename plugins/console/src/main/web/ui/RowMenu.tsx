import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons';
import React, { useState } from 'react';
import { useTexts } from '../i18n';

export interface MenuItem {
    text: string;
    /** What it takes. */
    privilege: string;
    isAllowed: boolean;
    isDanger?: boolean;
    onClick: () => void;
}

/** What else can be done with what stands in a row; grey is what the user may not. */
export const RowMenu: React.FC<{ of: string; items: readonly MenuItem[] }> = ({ of, items }) => {
    const texts = useTexts();
    const [isOpen, setOpen] = useState(false);
    return (
        <Dropdown
            isOpen={isOpen}
            onOpenChange={setOpen}
            onSelect={() => setOpen(false)}
            shouldFocusFirstItemOnOpen
            // From there it goes to the dialog, which brings it back to it.
            shouldFocusToggleOnSelect
            popperProps={{ position: 'right' }}
            toggle={ref => (
                <MenuToggle
                    ref={ref}
                    variant="plain"
                    size="sm"
                    icon={<EllipsisVIcon />}
                    aria-label={texts.action.more(of)}
                    isExpanded={isOpen}
                    onClick={() => setOpen(!isOpen)}
                />
            )}
        >
            <DropdownList>
                {items.map(({ text, privilege, isAllowed, isDanger = false, onClick }) => (
                    <DropdownItem
                        key={text}
                        isAriaDisabled={!isAllowed}
                        isDanger={isDanger}
                        tooltipProps={isAllowed ? undefined : { content: texts.action.forbidden(privilege) }}
                        onClick={onClick}
                    >
                        {text}
                    </DropdownItem>
                ))}
            </DropdownList>
        </Dropdown>
    );
};
