import { Tooltip } from '@patternfly/react-core';
import React from 'react';

interface Gateable {
    isAriaDisabled?: boolean;
    onClick?: (() => void) | undefined;
}

interface Props {
    /** Why the button cannot be used; empty if it can. */
    reason: string;
    /** What it does, for buttons that are but an icon. */
    hint?: string;
    children: React.ReactElement<Gateable>;
}

/** A button that may be greyed; it can be reached all the same, and says why. */
export const Gated: React.FC<Props> = ({ reason, hint = '', children }) => {
    const button =
        reason === '' ? children : React.cloneElement(children, { isAriaDisabled: true, onClick: undefined });
    const content = reason || hint;
    return content === '' ? button : <Tooltip content={content}>{button}</Tooltip>;
};
