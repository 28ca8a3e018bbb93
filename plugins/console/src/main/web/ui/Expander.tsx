import { Button } from '@patternfly/react-core';
import { AngleDownIcon, AngleRightIcon } from '@patternfly/react-icons';
import React from 'react';

interface Props {
    /** What it shows, of which row: that of PatternFly's tables is called alike in all of them. */
    name: string;
    isExpanded: boolean;
    onToggle: () => void;
}

/** Opens a row of a table. */
export const Expander: React.FC<Props> = ({ name, isExpanded, onToggle }) => (
    <Button
        variant="plain"
        size="sm"
        icon={isExpanded ? <AngleDownIcon /> : <AngleRightIcon />}
        aria-label={name}
        aria-expanded={isExpanded}
        onClick={onToggle}
    />
);
