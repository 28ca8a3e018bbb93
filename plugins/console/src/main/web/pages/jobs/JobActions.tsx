import {
    Dropdown,
    DropdownItem,
    DropdownList,
    MenuToggle,
    type MenuToggleElement,
    Spinner,
} from '@patternfly/react-core';
import { EllipsisVIcon, PlayIcon, RedoIcon, StopIcon } from '@patternfly/react-icons';
import React, { memo, useState } from 'react';
import type { BulkAction } from '../../api/reeve';
import { type JobStatus } from '../../api/types';
import { useTexts } from '../../i18n';
import { visible } from '../../i18n/format';
import { useGrants } from '../../state/desk';
import { canStop, isUp } from '../../state/order';
import { Gated } from '../../ui/Gated';
import { IconButton } from '../../ui/Light';

export type MenuAction = 'edit' | 'clone' | 'delete';

interface Props {
    status: JobStatus;
    isBusy: boolean;
    onAction: (action: BulkAction, job: string) => void;
    onMenu: (action: MenuAction, job: string) => void;
}

export const ICONS: Record<BulkAction, React.ReactElement> = {
    start: <PlayIcon />,
    stop: <StopIcon />,
    restart: <RedoIcon />,
};

/** Why an action cannot be used; empty if it can. */
export function useReasons(status: JobStatus): (action: BulkAction) => string {
    const texts = useTexts();
    const grants = useGrants();
    return action => {
        if (!grants.mayOnJob(status.name, action)) {
            return texts.action.forbiddenHere(action.toUpperCase(), visible(status.name));
        }
        if (action === 'start') {
            return isUp(status) && status.running >= status.instances ? texts.action.isUp : '';
        }
        return (action === 'stop' ? canStop(status) : isUp(status)) ? '' : texts.action.isDown;
    };
}

export const JobActions: React.FC<Props> = memo(function JobActions({ status, isBusy, onAction, onMenu }) {
    const texts = useTexts();
    const reason = useReasons(status);
    const name = visible(status.name);
    return (
        <div className="reeve-actions">
            {isBusy && <Spinner size="md" aria-label={texts.action.busy} />}
            {(['start', 'stop', 'restart'] as const).map(action => (
                <Gated key={action} reason={reason(action)} hint={texts.action[action]}>
                    <IconButton
                        icon={ICONS[action]}
                        aria-label={texts.action.of(texts.action[action], name)}
                        onClick={() => onAction(action, status.name)}
                    />
                </Gated>
            ))}
            <JobMenu status={status} onMenu={onMenu} />
        </div>
    );
});

/** The menu is made when it is first opened: most never are. */
const JobMenu: React.FC<Pick<Props, 'status' | 'onMenu'>> = ({ status, onMenu }) => {
    const texts = useTexts();
    const [isUsed, setUsed] = useState(false);
    const [isOpen, setOpen] = useState(false);
    const toggle = (ref: React.Ref<MenuToggleElement>) => (
        <MenuToggle
            ref={ref}
            variant="plain"
            size="sm"
            icon={<EllipsisVIcon />}
            aria-label={texts.action.more(visible(status.name))}
            isExpanded={isOpen}
            onClick={() => setOpen(!isOpen)}
        />
    );
    const use = () => {
        setUsed(true);
        // After this click, which would count as one beside the menu: its first toggle is not the one that was hit.
        setTimeout(() => setOpen(true));
    };
    return isUsed ? (
        <Dropdown
            isOpen={isOpen}
            onOpenChange={setOpen}
            onSelect={() => setOpen(false)}
            shouldFocusFirstItemOnOpen
            // From there it goes to the dialog, which brings it back to it.
            shouldFocusToggleOnSelect
            popperProps={{ position: 'right', appendTo: () => document.body }}
            toggle={toggle}
        >
            <JobMenuItems status={status} onMenu={onMenu} />
        </Dropdown>
    ) : (
        <IconButton
            icon={<EllipsisVIcon />}
            aria-label={texts.action.more(visible(status.name))}
            aria-expanded={false}
            onClick={use}
        />
    );
};

const JobMenuItems: React.FC<Pick<Props, 'status' | 'onMenu'>> = ({ status, onMenu }) => {
    const texts = useTexts();
    const grants = useGrants();
    const items: { action: MenuAction; privilege: string; isAllowed: boolean }[] = [
        { action: 'edit', privilege: 'UPDATE', isAllowed: grants.mayOnJob(status.name, 'update') },
        { action: 'clone', privilege: 'ADD', isAllowed: grants.mayOnServer('add') },
        { action: 'delete', privilege: 'DELETE', isAllowed: grants.mayOnServer('delete') },
    ];
    return (
        <DropdownList>
            {items.map(({ action, privilege, isAllowed }) => (
                <DropdownItem
                    key={action}
                    isAriaDisabled={!isAllowed}
                    isDanger={action === 'delete'}
                    tooltipProps={isAllowed ? undefined : { content: texts.action.forbidden(privilege) }}
                    onClick={() => onMenu(action, status.name)}
                >
                    {texts.action[action]}
                </DropdownItem>
            ))}
        </DropdownList>
    );
};
