import {
    Alert,
    Button,
    ClipboardCopy,
    Form,
    FormGroup,
    FormHelperText,
    HelperText,
    HelperTextItem,
    Modal,
    ModalBody,
    ModalFooter,
    ModalHeader,
    TextInput,
} from '@patternfly/react-core';
import React, { useId, useState } from 'react';
import { Matrix } from './Matrix';
import { Password } from './Password';
import { isHeld, itemsOf } from './privileges';
import type { Auth, NewToken, User } from '../../api/auth';
import { useLanguage, useTexts } from '../../i18n';
import { exactly, visible } from '../../i18n/format';
import { Problem } from '../../ui/Problem';

interface ShellProps {
    title: string;
    action: string;
    isWide?: boolean;
    /** Whether all that is needed is there; what is not is shown where it lacks. */
    isComplete: boolean;
    onTry: () => void;
    onSave: () => Promise<void>;
    onClose: () => void;
    children: React.ReactNode;
}

/** A dialog with a form; what the service refuses is shown, and all that was typed stays. */
const Shell: React.FC<ShellProps> = props => {
    const { title, action, isWide = false, isComplete, onTry, onSave, onClose, children } = props;
    const texts = useTexts();
    const id = useId();
    const [isSaving, setSaving] = useState(false);
    const [refusal, setRefusal] = useState<unknown>();
    const save = async () => {
        onTry();
        if (!isComplete) {
            return;
        }
        setSaving(true);
        setRefusal(undefined);
        try {
            await onSave();
        } catch (e) {
            setRefusal(e);
            setSaving(false);
        }
    };
    return (
        <Modal
            isOpen
            variant={isWide ? undefined : 'medium'}
            className={isWide ? 'reeve-wide' : undefined}
            onClose={onClose}
            aria-labelledby={`${id}-title`}
        >
            <ModalHeader title={title} labelId={`${id}-title`} />
            <ModalBody tabIndex={0}>
                <Form
                    id={`${id}-form`}
                    onSubmit={event => {
                        event.preventDefault();
                        void save();
                    }}
                >
                    {refusal !== undefined && <Problem problem={refusal} title={texts.users.form.refused} />}
                    {children}
                </Form>
            </ModalBody>
            <ModalFooter>
                <Button type="submit" form={`${id}-form`} isLoading={isSaving} isDisabled={isSaving}>
                    {action}
                </Button>
                <Button variant="link" onClick={onClose}>
                    {texts.confirm.cancel}
                </Button>
            </ModalFooter>
        </Modal>
    );
};

interface FieldProps {
    label: string;
    help: string;
    value: string;
    isMissing?: boolean;
    isRequired?: boolean;
    isCode?: boolean;
    onChange: (value: string) => void;
}

const Field: React.FC<FieldProps> = ({
    label,
    help,
    value,
    isMissing = false,
    isRequired = false,
    isCode = false,
    onChange,
}) => {
    const texts = useTexts();
    const id = useId();
    return (
        <FormGroup label={label} isRequired={isRequired} fieldId={id}>
            <TextInput
                id={id}
                aria-describedby={`${id}-help`}
                className={isCode ? 'reeve-mono' : undefined}
                value={value}
                isRequired={isRequired}
                validated={isMissing ? 'error' : 'default'}
                spellCheck={false}
                autoComplete="off"
                onChange={(_, typed) => onChange(typed)}
            />
            <FormHelperText>
                <HelperText id={`${id}-help`}>
                    <HelperTextItem variant={isMissing ? 'error' : 'default'}>
                        {isMissing ? texts.form.required : help}
                    </HelperTextItem>
                </HelperText>
            </FormHelperText>
        </FormGroup>
    );
};

const Privileges: React.FC<{ value: string; onChange: (value: string) => void }> = ({ value, onChange }) => {
    const { form } = useTexts().users;
    const items = itemsOf(value);
    const defines = ['ADD', 'UPDATE'].some(name => items.some(item => item.name === name));
    const isAll = ['admin', '*'].some(name => isHeld(items, { name, glob: '' }));
    return (
        <>
            <Field label={form.privileges} help={form.textHelp} value={value} isCode onChange={onChange} />
            {defines && !isAll && <Alert isInline isPlain variant="warning" title={form.define} />}
            <Matrix value={value} onChange={onChange} />
        </>
    );
};

interface Props {
    auth: Auth;
    onDone: () => void;
    onClose: () => void;
}

export const AddUser: React.FC<Props> = ({ auth, onDone, onClose }) => {
    const { users } = useTexts();
    const [name, setName] = useState('');
    const [password, setPassword] = useState({ value: '', repeated: '' });
    const [privileges, setPrivileges] = useState('viewer');
    const [isTried, setTried] = useState(false);
    return (
        <Shell
            isWide
            title={users.add}
            action={users.form.create}
            isComplete={name.trim() !== '' && password.value !== '' && password.value === password.repeated}
            onTry={() => setTried(true)}
            onSave={async () => {
                await auth.add(name.trim(), password.value, privileges);
                onDone();
            }}
            onClose={onClose}
        >
            <Field
                label={users.form.name}
                help={users.form.nameHelp}
                value={name}
                isRequired
                isMissing={isTried && name.trim() === ''}
                onChange={setName}
            />
            <Password
                {...password}
                isTried={isTried}
                onChange={(value, repeated) => setPassword({ value, repeated })}
            />
            <Privileges value={privileges} onChange={setPrivileges} />
        </Shell>
    );
};

export const EditPrivileges: React.FC<Props & { user: User }> = ({ auth, user, onDone, onClose }) => {
    const { users } = useTexts();
    const [privileges, setPrivileges] = useState(user.privileges);
    return (
        <Shell
            isWide
            title={users.edit(visible(user.name))}
            action={users.form.save}
            isComplete
            onTry={() => undefined}
            onSave={async () => {
                if (privileges !== user.privileges) {
                    await auth.update(user.name, { privileges });
                }
                onDone();
            }}
            onClose={onClose}
        >
            <Privileges value={privileges} onChange={setPrivileges} />
        </Shell>
    );
};

export const SetPassword: React.FC<Props & { user: User }> = ({ auth, user, onDone, onClose }) => {
    const { users } = useTexts();
    const [password, setPassword] = useState({ value: '', repeated: '' });
    const [isTried, setTried] = useState(false);
    return (
        <Shell
            title={users.passwordOf(visible(user.name))}
            action={users.form.save}
            isComplete={password.value !== '' && password.value === password.repeated}
            onTry={() => setTried(true)}
            onSave={async () => {
                await auth.update(user.name, { password: password.value });
                onDone();
            }}
            onClose={onClose}
        >
            <Password
                {...password}
                isTried={isTried}
                onChange={(value, repeated) => setPassword({ value, repeated })}
            />
        </Shell>
    );
};

const DAYS = '90';

export const AddToken: React.FC<Props & { user: User }> = ({ auth, user, onDone, onClose }) => {
    const { users } = useTexts();
    const { token } = users;
    const [label, setLabel] = useState('');
    const [privileges, setPrivileges] = useState('*');
    const [days, setDays] = useState(DAYS);
    const [isTried, setTried] = useState(false);
    const [made, setMade] = useState<NewToken>();
    if (made) {
        return <Made token={made} onClose={onDone} />;
    }
    const isNumber = /^\d{1,5}$/.test(days.trim());
    return (
        <Shell
            title={token.of(visible(user.name))}
            action={token.add}
            isComplete={label.trim() !== '' && isNumber}
            onTry={() => setTried(true)}
            onSave={async () => setMade(await auth.addToken(user.name, label.trim(), privileges, Number(days)))}
            onClose={onClose}
        >
            <Field
                label={token.label}
                help={token.labelHelp}
                value={label}
                isRequired
                isMissing={isTried && label.trim() === ''}
                onChange={setLabel}
            />
            <Field
                label={token.privileges}
                help={token.privilegesHelp}
                value={privileges}
                isCode
                onChange={setPrivileges}
            />
            <Field
                label={token.days}
                help={token.daysHelp}
                value={days}
                isRequired
                isMissing={isTried && !isNumber}
                onChange={setDays}
            />
        </Shell>
    );
};

/** The only time that a token is shown; it is closed by a button alone. */
const Made: React.FC<{ token: NewToken; onClose: () => void }> = ({ token, onClose }) => {
    const texts = useTexts();
    const language = useLanguage();
    const id = useId();
    const words = texts.users.token;
    return (
        <Modal isOpen variant="medium" aria-labelledby={`${id}-title`} aria-describedby={`${id}-body`}>
            <ModalHeader title={words.made} titleIconVariant="success" labelId={`${id}-title`} />
            <ModalBody id={`${id}-body`}>
                <p>{words.once}</p>
                <ClipboardCopy
                    isReadOnly
                    isCode
                    className="reeve-first-step"
                    hoverTip={texts.copy.hover}
                    clickTip={texts.copy.done}
                >
                    {token.token}
                </ClipboardCopy>
                <p className="reeve-subtle">
                    {words.expires}: {exactly(token.expiresAtMillis, language)}
                </p>
            </ModalBody>
            <ModalFooter>
                <Button onClick={onClose}>{words.close}</Button>
            </ModalFooter>
        </Modal>
    );
};
