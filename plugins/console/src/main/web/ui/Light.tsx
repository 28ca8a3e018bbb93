import React, { forwardRef } from 'react';
import { Text } from './Text';

/*
 * PatternFly's markup without its components, for what stands hundreds of times on a page. Each Label of PatternFly listens to
 * all keys and clicks of the document and measures itself when it appears; its cells and buttons work out what hardly any of
 * them is used for. With them, two thirds of the time in which a page of 200 jobs appears were theirs. PatternFly's class of
 * buttons is left out too: as the masthead asks :has() of the page, each of them is styled anew whenever anything comes or goes.
 */

interface IconButtonProps {
    icon: React.ReactNode;
    'aria-label': string;
    'aria-expanded'?: boolean;
    'aria-description'?: string;
    /** It can be reached all the same, and does nothing. */
    isAriaDisabled?: boolean;
    onClick?: (() => void) | undefined;
    onMouseEnter?: () => void;
    onMouseLeave?: () => void;
    onFocus?: () => void;
    onBlur?: () => void;
}

export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
    { icon, isAriaDisabled = false, ...rest },
    ref,
) {
    return (
        <button
            ref={ref}
            type="button"
            className="reeve-icon-button"
            aria-disabled={isAriaDisabled || undefined}
            {...rest}
        >
            {icon}
        </button>
    );
});

interface CheckProps {
    id: string;
    label: string;
    isChecked: boolean;
    onChange: (isChecked: boolean) => void;
}

/** A check box whose label is for those who do not see it. */
export const Check: React.FC<CheckProps> = ({ id, label, isChecked, onChange }) => (
    <div className="pf-v6-c-check pf-m-standalone">
        <input
            id={id}
            type="checkbox"
            className="pf-v6-c-check__input"
            aria-label={label}
            checked={isChecked}
            onChange={event => onChange(event.target.checked)}
        />
    </div>
);

/** @param look the modifier of PatternFly's label, such as success or outline; empty for the grey one */
export const Tag: React.FC<{ look: string; icon?: React.ReactNode; children: string }> = ({ look, icon, children }) => (
    <span className={`pf-v6-c-label pf-m-compact${look && ` pf-m-${look}`}`}>
        <span className="pf-v6-c-label__content">
            {icon && <span className="pf-v6-c-label__icon">{icon}</span>}
            <span className="pf-v6-c-label__text" title={children}>
                <Text>{children}</Text>
            </span>
        </span>
    </span>
);

interface CellProps {
    /** The title of its column, where rows are shown as cards. */
    title?: string;
    isAction?: boolean;
    colSpan?: number;
    children?: React.ReactNode;
}

export const Cell: React.FC<CellProps> = ({ title, isAction = false, colSpan, children }) => (
    <td className={`pf-v6-c-table__td${isAction ? ' pf-v6-c-table__action' : ''}`} data-label={title} colSpan={colSpan}>
        {children}
    </td>
);
