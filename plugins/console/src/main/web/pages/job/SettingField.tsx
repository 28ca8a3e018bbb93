import {
    Checkbox,
    FormGroup,
    FormHelperText,
    FormSelect,
    FormSelectOption,
    HelperText,
    HelperTextItem,
    TextArea,
    TextInput,
} from '@patternfly/react-core';
import React, { useState } from 'react';
import type { Field } from './fields';
import { list, map, rawOf, scalar } from '../../api/written';
import { useTexts } from '../../i18n';
import { Text } from '../../ui/Text';

interface Props {
    field: Field;
    /** As it is written; undefined if it is not. */
    raw: string | undefined;
    /** What the service says is wrong with it; empty for nothing. */
    complaint: string;
    isReadOnly: boolean;
    onChange: (raw: string | undefined) => void;
}

/** A setting with its name, its help and its default. */
export const SettingField: React.FC<Props> = props => {
    const { field, complaint } = props;
    const texts = useTexts();
    const { label, help } = texts.job.settings.fields[field.key] ?? { label: field.key, help: '' };
    const id = `reeve-setting-${field.key}`;
    const usual = field.usual === '' || field.kind === 'truth' ? '' : ` ${texts.job.settings.usual(field.usual)}`;
    const isShowable = shown(field, props.raw) !== undefined;
    return (
        <FormGroup
            label={field.kind === 'truth' ? undefined : label}
            fieldId={id}
            isRequired={field.isRequired ?? false}
        >
            {isShowable ? (
                <Input {...props} id={id} label={label} />
            ) : (
                <pre className="reeve-output">{props.raw?.trimStart()}</pre>
            )}
            <FormHelperText>
                <HelperText id={`${id}-help`} isLiveRegion={complaint !== ''}>
                    {complaint !== '' && (
                        <HelperTextItem variant="error">
                            <Text>{complaint}</Text>
                        </HelperTextItem>
                    )}
                    <HelperTextItem>{isShowable ? `${help}${usual}` : texts.job.settings.elsewhere}</HelperTextItem>
                </HelperText>
            </FormHelperText>
        </FormGroup>
    );
};

/** What the field shows; undefined if it cannot. */
function shown({ kind }: Field, raw: string | undefined): string | undefined {
    switch (kind) {
        case 'text':
        case 'number':
        case 'choice':
            return scalar(raw);
        case 'truth':
            return raw === undefined || raw === 'true' || raw === 'false' ? (raw ?? '') : undefined;
        case 'list':
        case 'numbers':
            return list(raw)?.join(', ') ?? scalar(raw);
        case 'map': {
            const texts = map(raw);
            return (
                texts &&
                Object.entries(texts)
                    .map(([name, value]) => `${name}=${value}`)
                    .join('\n')
            );
        }
        case 'yaml':
            return raw?.includes('\n') ? undefined : (scalar(raw) ?? raw);
    }
}

/** The other way round; undefined for what is not to be written. */
function writtenAs({ kind }: Field, text: string): string | undefined {
    if (text.trim() === '') {
        return undefined;
    }
    switch (kind) {
        case 'text':
        case 'choice':
            return rawOf(text);
        case 'number':
            return /^-?\d+$/.test(text.trim()) ? text.trim() : rawOf(text);
        case 'truth':
            return text;
        case 'list':
            return JSON.stringify(words(text));
        case 'numbers':
            return JSON.stringify(words(text).map(word => (/^\d+$/.test(word) ? Number(word) : word)));
        case 'map':
            return JSON.stringify(Object.fromEntries(text.split('\n').flatMap(pair)));
        case 'yaml':
            return /^[[{"']/.test(text.trim()) ? text.trim() : rawOf(text.trim());
    }
}

function words(text: string): string[] {
    return text
        .split(',')
        .map(word => word.trim())
        .filter(word => word !== '');
}

function pair(line: string): [string, string][] {
    const at = line.indexOf('=');
    const name = (at < 0 ? line : line.slice(0, at)).trim();
    return name === '' ? [] : [[name, at < 0 ? '' : line.slice(at + 1)]];
}

interface InputProps extends Props {
    id: string;
    label: string;
}

const Input: React.FC<InputProps> = ({ field, raw, complaint, isReadOnly, onChange, id, label }) => {
    const { kind } = field;
    // What is typed may not be what it is understood as: a comma at the end, a name without its value.
    const [draft, setDraft] = useState<{ text: string; raw: string | undefined }>();
    const text = draft && draft.raw === raw ? draft.text : (shown(field, raw) ?? '');
    const change = (typed: string) => {
        const next = writtenAs(field, typed);
        setDraft({ text: typed, raw: next });
        onChange(next);
    };
    const common = { id, 'aria-describedby': `${id}-help`, validated: complaint === '' ? 'default' : 'error' } as const;
    switch (kind) {
        case 'truth':
            return (
                <Checkbox
                    id={id}
                    label={label}
                    aria-describedby={`${id}-help`}
                    isChecked={(text || field.usual) === 'true'}
                    isDisabled={isReadOnly}
                    onChange={(_, isOn) => change(String(isOn))}
                />
            );
        case 'choice': {
            const value = text || field.usual;
            const choices = field.choices ?? [];
            return (
                <FormSelect {...common} value={value} isDisabled={isReadOnly} onChange={(_, chosen) => change(chosen)}>
                    {(choices.includes(value) ? choices : [value, ...choices]).map(each => (
                        <FormSelectOption key={each} value={each} label={each} />
                    ))}
                </FormSelect>
            );
        }
        case 'map':
            return <Area {...common} text={text} isReadOnly={isReadOnly} onChange={change} />;
        case 'text':
        case 'number':
        case 'list':
        case 'numbers':
        case 'yaml':
            return text.includes('\n') ? (
                <Area {...common} text={text} isReadOnly={isReadOnly} onChange={change} />
            ) : (
                <TextInput
                    {...common}
                    className={isCode(field) ? 'reeve-mono' : undefined}
                    value={text}
                    placeholder={field.usual}
                    readOnlyVariant={isReadOnly ? 'default' : undefined}
                    inputMode={kind === 'number' ? 'numeric' : undefined}
                    spellCheck={false}
                    autoComplete="off"
                    onChange={(_, typed) => change(typed)}
                />
            );
    }
};

function isCode({ key, kind }: Field): boolean {
    return kind === 'yaml' || ['command', 'params', 'directory', 'interpreter'].includes(key);
}

interface AreaProps {
    id: string;
    'aria-describedby': string;
    validated: 'default' | 'error';
    text: string;
    isReadOnly: boolean;
    onChange: (text: string) => void;
}

const Area: React.FC<AreaProps> = ({ text, isReadOnly, onChange, ...common }) => (
    <TextArea
        {...common}
        className="reeve-mono"
        value={text}
        rows={Math.min(10, Math.max(2, text.split('\n').length))}
        readOnlyVariant={isReadOnly ? 'default' : undefined}
        resizeOrientation="vertical"
        spellCheck={false}
        onChange={(_, typed) => onChange(typed)}
    />
);
