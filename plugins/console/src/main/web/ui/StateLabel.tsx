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
import { Tag } from './Light';
import type { JobState } from '../api/types';
import { useTexts } from '../i18n';

interface Look {
    icon: React.ReactElement;
    /** Of the label; empty for a grey one. */
    label: string;
    tone: 'danger' | 'warning' | 'success' | 'info' | 'none';
}

/** Icon, colour and word say the same. */
function look(state: JobState, failed: boolean): Look {
    switch (state) {
        case 'FATAL':
            return { icon: <ExclamationCircleIcon />, label: 'danger', tone: 'danger' };
        case 'BACKOFF':
            return { icon: <SyncAltIcon />, label: 'warning', tone: 'warning' };
        case 'EXITED':
            return failed
                ? { icon: <ExclamationTriangleIcon />, label: 'warning', tone: 'warning' }
                : { icon: <PowerOffIcon />, label: '', tone: 'none' };
        case 'STARTING':
        case 'STOPPING':
            return { icon: <InProgressIcon />, label: 'blue', tone: 'info' };
        case 'RUNNING':
            return { icon: <CheckCircleIcon />, label: 'success', tone: 'success' };
        case 'STOPPED':
            return { icon: <OffIcon />, label: '', tone: 'none' };
    }
}

/** @param failed of a job that has exited, whether it should not have */
export const StateLabel: React.FC<{ state: JobState; failed: boolean }> = ({ state, failed }) => {
    const texts = useTexts();
    const { icon, label } = look(state, failed);
    return (
        <Tag look={label} icon={icon}>
            {texts.states[state]}
        </Tag>
    );
};

export const StateIcon: React.FC<{ state: JobState; failed: boolean }> = ({ state, failed }) => {
    const { icon, tone } = look(state, failed);
    return <span className={`reeve-icon reeve-icon-${tone}`}>{icon}</span>;
};
