import { Label, type LabelProps } from '@patternfly/react-core';
import {
    BanIcon,
    CheckCircleIcon,
    ExclamationCircleIcon,
    ExclamationTriangleIcon,
    HourglassHalfIcon,
    InProgressIcon,
    OutlinedClockIcon,
    QuestionCircleIcon,
    StopCircleIcon,
} from '@patternfly/react-icons';
import React from 'react';
import type { Outcome } from '../api/scheduler';
import { useTexts } from '../i18n';

type Look = Pick<LabelProps, 'color' | 'status' | 'icon'>;

/** Icon, colour and word say the same. */
function look(outcome: Outcome): Look {
    switch (outcome) {
        case 'FAILED':
            return { status: 'danger', icon: <ExclamationCircleIcon /> };
        case 'TIMED_OUT':
            return { status: 'danger', icon: <HourglassHalfIcon /> };
        case 'LOST':
            return { status: 'warning', icon: <QuestionCircleIcon /> };
        case 'MISSED':
            return { status: 'warning', icon: <ExclamationTriangleIcon /> };
        case 'SKIPPED':
            return { color: 'grey', icon: <BanIcon /> };
        case 'STOPPED':
            return { color: 'grey', icon: <StopCircleIcon /> };
        case 'WAITING':
            return { color: 'blue', icon: <OutlinedClockIcon /> };
        case 'RUNNING':
            return { color: 'blue', icon: <InProgressIcon /> };
        case 'SUCCEEDED':
            return { status: 'success', icon: <CheckCircleIcon /> };
        case 'NONE':
            return { color: 'grey', icon: <OutlinedClockIcon /> };
    }
}

export const OutcomeLabel: React.FC<{ outcome: Outcome }> = ({ outcome }) => {
    const texts = useTexts();
    return (
        <Label isCompact {...look(outcome)}>
            {texts.schedules.outcomes[outcome]}
        </Label>
    );
};
