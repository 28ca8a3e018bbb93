import {
    Button,
    Form,
    FormGroup,
    FormHelperText,
    HelperText,
    HelperTextItem,
    Modal,
    ModalBody,
    ModalFooter,
    ModalHeader,
    NumberInput,
    TextInput,
} from '@patternfly/react-core';
import React, { useId, useState } from 'react';
import type { JobCalls } from '../../api/job';
import { useTexts } from '../../i18n';
import { visible } from '../../i18n/format';
import { Problem } from '../../ui/Problem';

interface DialogProps {
    title: string;
    confirm: string;
    isDisabled: boolean;
    /** What the service refuses is shown, and the dialog stays. */
    act: () => Promise<unknown>;
    onClose: () => void;
    children: React.ReactNode;
}

const Dialog: React.FC<DialogProps> = ({ title, confirm, isDisabled, act, onClose, children }) => {
    const texts = useTexts();
    const id = useId();
    const [isActing, setActing] = useState(false);
    const [refusal, setRefusal] = useState<unknown>();
    const submit = async () => {
        setActing(true);
        setRefusal(undefined);
        try {
            await act();
            onClose();
        } catch (e) {
            setRefusal(e);
            setActing(false);
        }
    };
    return (
        <Modal isOpen variant="small" onClose={onClose} aria-labelledby={`${id}-title`}>
            <ModalHeader title={title} labelId={`${id}-title`} />
            <ModalBody>
                <Form
                    id={`${id}-form`}
                    onSubmit={event => {
                        event.preventDefault();
                        void submit();
                    }}
                >
                    {refusal !== undefined && <Problem problem={refusal} />}
                    {children}
                </Form>
            </ModalBody>
            <ModalFooter>
                <Button type="submit" form={`${id}-form`} isLoading={isActing} isDisabled={isActing || isDisabled}>
                    {confirm}
                </Button>
                <Button variant="link" onClick={onClose}>
                    {texts.confirm.cancel}
                </Button>
            </ModalFooter>
        </Modal>
    );
};

const Help: React.FC<{ id: string; text: string }> = ({ id, text }) => (
    <FormHelperText>
        <HelperText id={id}>
            <HelperTextItem>{text}</HelperTextItem>
        </HelperText>
    </FormHelperText>
);

const SIGNALS = ['HUP', 'USR1', 'USR2', 'INT', 'TERM', 'QUIT', 'WINCH', 'STOP', 'CONT', 'KILL'];

export const SignalDialog: React.FC<{ calls: JobCalls; onClose: () => void }> = ({ calls, onClose }) => {
    const texts = useTexts();
    const id = useId();
    const [signal, setSignal] = useState('HUP');
    return (
        <Dialog
            title={texts.job.signal.title(visible(calls.job))}
            confirm={texts.job.signal.confirm}
            isDisabled={signal.trim() === ''}
            act={() => calls.signal(signal.trim())}
            onClose={onClose}
        >
            <FormGroup label={texts.job.signal.label} fieldId={id}>
                <TextInput
                    id={id}
                    list={`${id}-known`}
                    aria-describedby={`${id}-help`}
                    value={signal}
                    autoComplete="off"
                    onChange={(_, value) => setSignal(value)}
                />
                <datalist id={`${id}-known`}>
                    {SIGNALS.map(each => (
                        <option key={each} value={each} />
                    ))}
                </datalist>
                <Help id={`${id}-help`} text={texts.job.signal.help} />
            </FormGroup>
        </Dialog>
    );
};

const MOST = 1_000;

interface ScaleProps {
    calls: JobCalls;
    instances: number;
    onClose: () => void;
    onDone: () => void;
}

export const ScaleDialog: React.FC<ScaleProps> = ({ calls, instances, onClose, onDone }) => {
    const texts = useTexts();
    const id = useId();
    const [wanted, setWanted] = useState(String(instances));
    const count = Number(wanted);
    const change = (by: number) => setWanted(String(Math.min(MOST, Math.max(1, (count || 0) + by))));
    return (
        <Dialog
            title={texts.job.scale.title(visible(calls.job))}
            confirm={texts.job.scale.confirm}
            isDisabled={!/^\d+$/.test(wanted) || count < 1 || count > MOST}
            act={async () => {
                await calls.scale(count);
                onDone();
            }}
            onClose={onClose}
        >
            <FormGroup label={texts.job.scale.label} fieldId={id}>
                <NumberInput
                    value={wanted === '' ? undefined : count}
                    min={1}
                    max={MOST}
                    inputName="instances"
                    inputAriaLabel={texts.job.scale.label}
                    minusBtnAriaLabel="-1"
                    plusBtnAriaLabel="+1"
                    inputProps={{ id, 'aria-describedby': `${id}-help` }}
                    onMinus={() => change(-1)}
                    onPlus={() => change(1)}
                    onChange={event => setWanted((event.target as HTMLInputElement).value)}
                />
                <Help id={`${id}-help`} text={texts.job.scale.help} />
            </FormGroup>
        </Dialog>
    );
};
