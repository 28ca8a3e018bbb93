import { Tooltip } from '@patternfly/react-core';
import React, { useRef, useState } from 'react';

interface Gateable {
    ref?: React.Ref<HTMLButtonElement>;
    isAriaDisabled?: boolean;
    'aria-description'?: string;
    onClick?: (() => void) | undefined;
    onMouseEnter?: () => void;
    onMouseLeave?: () => void;
    onFocus?: () => void;
    onBlur?: () => void;
}

interface Props {
    /** Why the button cannot be used; empty if it can. */
    reason: string;
    /** What it does, for buttons that are but an icon. */
    hint?: string;
    children: React.ReactElement<Gateable>;
}

/**
 * A button that may be greyed; it can be reached all the same, and says why. The tooltip exists only while it is shown: there
 * are three of these in each row of a table.
 */
export const Gated: React.FC<Props> = ({ reason, hint = '', children }) => {
    const button = useRef<HTMLButtonElement>(null);
    const [isShown, setShown] = useState(false);
    const content = reason || hint;
    const show = () => setShown(true);
    const hide = () => setShown(false);
    return (
        <>
            {React.cloneElement(children, {
                ref: button,
                onMouseEnter: show,
                onMouseLeave: hide,
                onFocus: show,
                onBlur: hide,
                ...(reason !== '' && { isAriaDisabled: true, 'aria-description': reason, onClick: undefined }),
            })}
            {isShown && content !== '' && (
                <Tooltip triggerRef={button} trigger="manual" isVisible aria="none" content={content} />
            )}
        </>
    );
};
