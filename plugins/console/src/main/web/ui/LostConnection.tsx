import { Alert } from '@patternfly/react-core';
import React, { useEffect, useState } from 'react';
import { useTexts } from '../i18n';
import { useConnection } from '../state/desk';

/** A restart of the service is no news. */
const PATIENCE = 1_500;

/** Goes away by itself. */
export const LostConnection: React.FC = () => {
    const texts = useTexts();
    const isLost = useConnection() === 'lost';
    const [isShown, setShown] = useState(false);
    useEffect(() => {
        const timer = setTimeout(() => setShown(isLost), isLost ? PATIENCE : 0);
        return () => clearTimeout(timer);
    }, [isLost]);
    return (
        <div role="status">{isShown && <Alert isInline isPlain variant="warning" title={texts.connection.lost} />}</div>
    );
};
