import { Button, List, ListItem, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import React from 'react';
import { Text } from './Text';
import { useTexts } from '../i18n';

const MOST_NAMED = 10;

interface Props {
    title: string;
    body: string;
    /** What it is done to. */
    names: readonly string[];
    action: string;
    isDangerous?: boolean;
    onConfirm: () => void;
    onCancel: () => void;
}

/** Asks before something is done that cannot be taken back, and names what it is done to. */
export const Confirm: React.FC<Props> = ({ title, body, names, action, isDangerous = false, onConfirm, onCancel }) => {
    const texts = useTexts();
    return (
        <Modal
            isOpen
            variant="small"
            onClose={onCancel}
            aria-labelledby="reeve-confirm-title"
            aria-describedby="reeve-confirm-body"
        >
            <ModalHeader
                title={title}
                titleIconVariant={isDangerous ? 'danger' : undefined}
                labelId="reeve-confirm-title"
            />
            <ModalBody id="reeve-confirm-body">
                {body}
                {!names.every(name => title.includes(name)) && (
                    <List className="reeve-names">
                        {names.slice(0, MOST_NAMED).map(name => (
                            <ListItem key={name}>
                                <Text>{name}</Text>
                            </ListItem>
                        ))}
                        {names.length > MOST_NAMED && (
                            <ListItem>{texts.confirm.more(names.length - MOST_NAMED)}</ListItem>
                        )}
                    </List>
                )}
            </ModalBody>
            <ModalFooter>
                <Button variant={isDangerous ? 'danger' : 'primary'} onClick={onConfirm}>
                    {action}
                </Button>
                <Button variant="link" onClick={onCancel}>
                    {texts.confirm.cancel}
                </Button>
            </ModalFooter>
        </Modal>
    );
};
