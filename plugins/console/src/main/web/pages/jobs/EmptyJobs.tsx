import {
    Button,
    ClipboardCopy,
    EmptyState,
    EmptyStateActions,
    EmptyStateBody,
    EmptyStateFooter,
} from '@patternfly/react-core';
import { CubesIcon, SearchIcon } from '@patternfly/react-icons';
import React from 'react';
import { useTexts } from '../../i18n';

export const FIRST_STEP = 'bin/reeve add hello -- /bin/echo hello';

export const NoJobs: React.FC<{ addButton: React.ReactNode }> = ({ addButton }) => {
    const texts = useTexts();
    return (
        <EmptyState titleText={texts.empty.title} headingLevel="h2" icon={CubesIcon}>
            <EmptyStateBody>
                <p>{texts.empty.body}</p>
                <ClipboardCopy
                    isReadOnly
                    isCode
                    hoverTip={texts.copy.hover}
                    clickTip={texts.copy.done}
                    className="reeve-first-step"
                >
                    {FIRST_STEP}
                </ClipboardCopy>
            </EmptyStateBody>
            <EmptyStateFooter>
                <EmptyStateActions>{addButton}</EmptyStateActions>
            </EmptyStateFooter>
        </EmptyState>
    );
};

export const NoMatch: React.FC<{ onClear: () => void }> = ({ onClear }) => {
    const texts = useTexts();
    return (
        <EmptyState titleText={texts.empty.none} headingLevel="h2" icon={SearchIcon} variant="sm">
            <EmptyStateBody>{texts.empty.noneBody}</EmptyStateBody>
            <EmptyStateFooter>
                <EmptyStateActions>
                    <Button variant="link" onClick={onClear}>
                        {texts.jobs.clearFilters}
                    </Button>
                </EmptyStateActions>
            </EmptyStateFooter>
        </EmptyState>
    );
};
