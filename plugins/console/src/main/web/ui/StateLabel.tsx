import { Label, type LabelProps } from '@patternfly/react-core';
import {
    CheckCircleIcon,
    ExclamationCircleIcon,
    ExclamationTriangleIcon,
    InProgressIcon,
    OffIcon,
    PowerOffIcon,
    SyncAltIcon,
} from '@patternfly/react-icons';
import React from 'react';
import type { JobState } from '../api/types';
import { useTexts } from '../i18n';

interface Look {
    icon: React.ReactElement;
    label: Pick<LabelProps, 'color' | 'status'>;
    tone: 'danger' | 'warning' | 'success' | 'info' | 'none';
}

/** Icon, colour and word say the same. */
function look(state: JobState, failed: boolean): Look {
    switch (state) {
        case 'FATAL':
            return { icon: <ExclamationCircleIcon />, label: { status: 'danger' }, tone: 'danger' };
        case 'BACKOFF':
            return { icon: <SyncAltIcon />, label: { status: 'warning' }, tone: 'warning' };
        case 'EXITED':
            return failed
                ? { icon: <ExclamationTriangleIcon />, label: { status: 'warning' }, tone: 'warning' }
                : { icon: <PowerOffIcon />, label: { color: 'grey' }, tone: 'none' };
        case 'STARTING':
        case 'STOPPING':
            return { icon: <InProgressIcon />, label: { color: 'blue' }, tone: 'info' };
        case 'RUNNING':
            return { icon: <CheckCircleIcon />, label: { status: 'success' }, tone: 'success' };
        case 'STOPPED':
            return { icon: <OffIcon />, label: { color: 'grey' }, tone: 'none' };
    }
}

/** @param failed of a job that has exited, whether it should not have */
export const StateLabel: React.FC<{ state: JobState; failed: boolean }> = ({ state, failed }) => {
    const texts = useTexts();
    const { icon, label } = look(state, failed);
    return (
        <Label isCompact icon={icon} {...label}>
            {texts.states[state]}
        </Label>
    );
};

export const StateIcon: React.FC<{ state: JobState; failed: boolean }> = ({ state, failed }) => {
    const { icon, tone } = look(state, failed);
    return <span className={`reeve-icon reeve-icon-${tone}`}>{icon}</span>;
};
