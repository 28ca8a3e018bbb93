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

type Look = Pick<LabelProps, 'color' | 'status' | 'icon'>;

/** Icon, colour and word say the same. */
function look(state: JobState, failed: boolean): Look {
    switch (state) {
        case 'FATAL':
            return { status: 'danger', icon: <ExclamationCircleIcon /> };
        case 'BACKOFF':
            return { status: 'warning', icon: <SyncAltIcon /> };
        case 'EXITED':
            return failed
                ? { status: 'warning', icon: <ExclamationTriangleIcon /> }
                : { color: 'grey', icon: <PowerOffIcon /> };
        case 'STARTING':
        case 'STOPPING':
            return { color: 'blue', icon: <InProgressIcon /> };
        case 'RUNNING':
            return { status: 'success', icon: <CheckCircleIcon /> };
        case 'STOPPED':
            return { color: 'grey', icon: <OffIcon /> };
    }
}

export const StateLabel: React.FC<{ state: JobState; failed?: boolean }> = ({ state, failed = false }) => {
    const texts = useTexts();
    return (
        <Label isCompact {...look(state, failed)}>
            {texts.states[state]}
        </Label>
    );
};

export const StateIcon: React.FC<{ state: JobState }> = ({ state }) => <>{look(state, true).icon}</>;
