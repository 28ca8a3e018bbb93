import {
    Button,
    Checkbox,
    Form,
    FormGroup,
    FormHelperText,
    HelperText,
    HelperTextItem,
    Modal,
    ModalBody,
    ModalFooter,
    ModalHeader,
    TextArea,
    TextInput,
} from '@patternfly/react-core';
import React, { useId, useState } from 'react';
import { Problem } from '../../ui/Problem';
import { useTexts } from '../../i18n';

export interface Draft {
    name: string;
    command: string;
    params: string;
    settings: string;
    startNow: boolean;
}

export const BLANK: Draft = { name: '', command: '', params: '', settings: '', startNow: true };

interface Props {
    title: string;
    draft: Draft;
    /** Whether the job exists already. */
    isEdit?: boolean;
    note?: string;
    /** What the service refuses is shown; the form stays open with all that was typed. */
    onSave: (draft: Draft) => Promise<void>;
    onClose: () => void;
}

export const JobForm: React.FC<Props> = ({ title, draft: given, isEdit = false, note = '', onSave, onClose }) => {
    const texts = useTexts();
    const id = useId();
    const [draft, setDraft] = useState(given);
    const [isTried, setTried] = useState(false);
    const [isSaving, setSaving] = useState(false);
    const [refusal, setRefusal] = useState<unknown>();
    const change = (changed: Partial<Draft>) => setDraft(before => ({ ...before, ...changed }));
    const save = async () => {
        setTried(true);
        if (draft.name.trim() === '' || draft.command.trim() === '') {
            return;
        }
        setSaving(true);
        setRefusal(undefined);
        try {
            await onSave(draft);
        } catch (e) {
            setRefusal(e);
            setSaving(false);
        }
    };
    const field = (key: 'name' | 'command' | 'params', label: string, help: string, isRequired: boolean) => {
        const isMissing = isTried && isRequired && draft[key].trim() === '';
        return (
            <FormGroup label={label} isRequired={isRequired} fieldId={`${id}-${key}`}>
                <TextInput
                    id={`${id}-${key}`}
                    aria-describedby={`${id}-${key}-help`}
                    className={key === 'name' ? undefined : 'reeve-mono'}
                    value={draft[key]}
                    isRequired={isRequired}
                    readOnlyVariant={key === 'name' && isEdit ? 'default' : undefined}
                    validated={isMissing ? 'error' : 'default'}
                    spellCheck={false}
                    autoComplete="off"
                    onChange={(_, value) => change({ [key]: value })}
                />
                <Help id={`${id}-${key}-help`} text={isMissing ? texts.form.required : help} isError={isMissing} />
            </FormGroup>
        );
    };
    return (
        <Modal isOpen variant="medium" onClose={onClose} aria-labelledby={`${id}-title`}>
            <ModalHeader title={title} labelId={`${id}-title`} />
            <ModalBody tabIndex={0}>
                <Form
                    className="reeve-form"
                    id={`${id}-form`}
                    onSubmit={event => {
                        event.preventDefault();
                        void save();
                    }}
                >
                    {refusal !== undefined && <Problem problem={refusal} title={texts.form.refused} />}
                    {field('name', texts.form.name, isEdit ? '' : texts.form.nameHelp, true)}
                    {field('command', texts.form.command, texts.form.commandHelp, true)}
                    {field('params', texts.form.params, texts.form.paramsHelp, false)}
                    <FormGroup label={isEdit ? texts.form.changes : texts.form.settings} fieldId={`${id}-settings`}>
                        <TextArea
                            id={`${id}-settings`}
                            aria-describedby={`${id}-settings-help`}
                            className="reeve-mono"
                            value={draft.settings}
                            rows={Math.min(12, Math.max(4, draft.settings.split('\n').length))}
                            resizeOrientation="vertical"
                            spellCheck={false}
                            onChange={(_, settings) => change({ settings })}
                        />
                        <Help
                            id={`${id}-settings-help`}
                            text={`${isEdit ? texts.form.changesHelp : texts.form.settingsHelp} ${note}`.trim()}
                        />
                    </FormGroup>
                    {!isEdit && (
                        <Checkbox
                            id={`${id}-start`}
                            label={texts.form.startNow}
                            isChecked={draft.startNow}
                            onChange={(_, startNow) => change({ startNow })}
                        />
                    )}
                </Form>
            </ModalBody>
            <ModalFooter>
                <Button type="submit" form={`${id}-form`} isLoading={isSaving} isDisabled={isSaving}>
                    {isEdit ? texts.form.save : texts.form.create}
                </Button>
                <Button variant="link" onClick={onClose}>
                    {texts.confirm.cancel}
                </Button>
            </ModalFooter>
        </Modal>
    );
};

const Help: React.FC<{ id: string; text: string; isError?: boolean }> = ({ id, text, isError = false }) =>
    text === '' ? null : (
        <FormHelperText>
            <HelperText id={id}>
                <HelperTextItem variant={isError ? 'error' : 'default'}>{text}</HelperTextItem>
            </HelperText>
        </FormHelperText>
    );
