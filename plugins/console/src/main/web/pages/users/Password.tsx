import {
    Button,
    ClipboardCopy,
    FormGroup,
    FormHelperText,
    HelperText,
    HelperTextItem,
    InputGroup,
    InputGroupItem,
    TextInput,
} from '@patternfly/react-core';
import { EyeIcon, EyeSlashIcon } from '@patternfly/react-icons';
import React, { useId, useState } from 'react';
import { useTexts } from '../../i18n';

interface Props {
    value: string;
    repeated: string;
    isTried: boolean;
    onChange: (value: string, repeated: string) => void;
}

/** A new password, typed twice or made here. */
export const Password: React.FC<Props> = ({ value, repeated, isTried, onChange }) => {
    const texts = useTexts();
    const { form } = texts.users;
    const id = useId();
    const [isShown, setShown] = useState(false);
    const [made, setMade] = useState('');
    const isMissing = isTried && value === '';
    const differs = repeated !== value && (isTried || repeated !== '');
    const input = (key: 'password' | 'repeat', text: string, isWrong: boolean, change: (typed: string) => void) => (
        <TextInput
            id={`${id}-${key}`}
            aria-describedby={`${id}-${key}-help`}
            type={isShown ? 'text' : 'password'}
            value={text}
            isRequired
            validated={isWrong ? 'error' : 'default'}
            autoComplete="new-password"
            onChange={(_, typed) => change(typed)}
        />
    );
    return (
        <>
            <FormGroup label={form.password} isRequired fieldId={`${id}-password`}>
                <InputGroup>
                    <InputGroupItem isFill>
                        {input('password', value, isMissing, typed => onChange(typed, repeated))}
                    </InputGroupItem>
                    <InputGroupItem>
                        <Button
                            variant="control"
                            icon={isShown ? <EyeSlashIcon /> : <EyeIcon />}
                            aria-label={isShown ? form.hide : form.show}
                            onClick={() => setShown(!isShown)}
                        />
                    </InputGroupItem>
                    <InputGroupItem>
                        <Button
                            variant="control"
                            onClick={() => {
                                const password = randomPassword();
                                setMade(password);
                                onChange(password, password);
                            }}
                        >
                            {form.make}
                        </Button>
                    </InputGroupItem>
                </InputGroup>
                <FormHelperText>
                    <HelperText id={`${id}-password-help`}>
                        <HelperTextItem variant={isMissing ? 'error' : 'default'}>
                            {isMissing ? texts.form.required : form.passwordHelp}
                        </HelperTextItem>
                    </HelperText>
                </FormHelperText>
            </FormGroup>
            {made !== '' && made === value ? (
                <div>
                    {form.made}
                    <ClipboardCopy isReadOnly isCode hoverTip={texts.copy.hover} clickTip={texts.copy.done}>
                        {made}
                    </ClipboardCopy>
                </div>
            ) : (
                <FormGroup label={form.repeat} isRequired fieldId={`${id}-repeat`}>
                    {input('repeat', repeated, differs, typed => onChange(value, typed))}
                    <FormHelperText>
                        <HelperText id={`${id}-repeat-help`}>
                            {differs && <HelperTextItem variant="error">{form.differs}</HelperTextItem>}
                        </HelperText>
                    </FormHelperText>
                </FormGroup>
            )}
        </>
    );
};

/** Letters and digits that are not mistaken for each other; 120 bits in groups of four. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz023456789';

export function randomPassword(
    fill: (bytes: Uint8Array) => Uint8Array = bytes => crypto.getRandomValues(bytes),
): string {
    const bytes = fill(new Uint8Array(24));
    const characters = Array.from(bytes, byte => ALPHABET.charAt(byte % ALPHABET.length));
    return (characters.join('').match(/.{4}/g) ?? []).join('-');
}
