import { Label } from '@patternfly/react-core';
import { UnlockIcon } from '@patternfly/react-icons';
import React from 'react';
import { useTexts } from '../i18n';
import { useDesk } from '../state/desk';
import { useLoad } from '../state/useLoad';

/** Says that everybody may do everything, where that is so. */
export const OpenToAll: React.FC = () => {
    const texts = useTexts();
    const { value: isOpen } = useLoad(useDesk().isOpenToAll);
    return isOpen ? (
        <Label color="orange" icon={<UnlockIcon />} title={texts.users.isOff}>
            {texts.users.off}
        </Label>
    ) : null;
};
