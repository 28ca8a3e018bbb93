import { Label, type LabelProps } from '@patternfly/react-core';
import {
    BanIcon,
    CheckCircleIcon,
    ExclamationCircleIcon,
    ExclamationTriangleIcon,
    InProgressIcon,
    OutlinedClockIcon,
    QuestionCircleIcon,
    StopCircleIcon,
} from '@patternfly/react-icons';
import React from 'react';
import type { Outcome } from '../../api/scheduler';
import { useTexts } from '../../i18n';

/** Icon, colour and word say the same. */
function look(outcome: Outcome): Pick<LabelProps, 'color' | 'status' | 'icon'> {
    switch (outcome) {
        case 'FAILED':
        case 'TIMED_OUT':
            return { status: 'danger', icon: <ExclamationCircleIcon /> };
        case 'LOST':
            return { status: 'warning', icon: <QuestionCircleIcon /> };
        case 'MISSED':
            return { status: 'warning', icon: <ExclamationTriangleIcon /> };
        case 'SKIPPED':
            return { color: 'grey', icon: <BanIcon /> };
        case 'STOPPED':
            return { color: 'grey', icon: <StopCircleIcon /> };
        case 'RUNNING':
            return { color: 'blue', icon: <InProgressIcon /> };
        case 'SUCCEEDED':
            return { status: 'success', icon: <CheckCircleIcon /> };
        case 'WAITING':
        case 'NONE':
            return { color: 'blue', icon: <OutlinedClockIcon /> };
    }
}

export const OutcomeLabel: React.FC<{ outcome: Outcome }> = ({ outcome }) => {
    const texts = useTexts();
    return (
        <Label isCompact {...look(outcome)}>
            {texts.job.runs.outcomes[outcome]}
        </Label>
    );
};
