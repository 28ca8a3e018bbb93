import { Alert, Button, Form, FormGroup, TextArea } from '@patternfly/react-core';
import React, { useEffect, useRef, useState } from 'react';
import { complaints, isOfProcess, ORDER } from './fields';
import { SettingGroups } from './SettingGroups';
import { useDefinition } from './useDefinition';
import { useReasons } from '../jobs/JobActions';
import type { Actions } from '../jobs/useActions';
import { Refusal } from '../../api/jolokia';
import type { JobDefinition, JobStatus } from '../../api/types';
import { changed, changedKeys, entriesOf, update, written } from '../../api/written';
import { useTexts } from '../../i18n';
import { visible } from '../../i18n/format';
import { useDesk, useGrants } from '../../state/desk';
import { isUp } from '../../state/order';
import { Gated } from '../../ui/Gated';
import { Problem } from '../../ui/Problem';

/** The text as it was typed so far, which stays while another tab is looked at. */
export interface Draft {
    before: string;
    text: string;
}

interface Props {
    status: JobStatus;
    actions: Actions;
    draft: Draft | undefined;
    onDraft: (draft: Draft | undefined) => void;
}

export const SettingsTab: React.FC<Props> = ({ status, actions, draft, onDraft }) => {
    const texts = useTexts();
    const { value, failure, reload } = useDefinition(status.name);
    if (value === null) {
        return <Alert isInline variant="info" title={texts.job.settings.forbidden} />;
    }
    if (!value) {
        return failure === undefined ? (
            <p className="reeve-subtle">{texts.output.waiting}</p>
        ) : (
            <Problem problem={failure} onRetry={() => void reload()} />
        );
    }
    return (
        <Editor
            status={status}
            actions={actions}
            definition={value}
            draft={draft}
            onDraft={onDraft}
            onSaved={() => void reload()}
        />
    );
};

interface EditorProps extends Props {
    definition: JobDefinition;
    onSaved: () => void;
}

const Editor: React.FC<EditorProps> = ({ status, actions, definition, draft, onDraft, onSaved }) => {
    const { reeve } = useDesk();
    const texts = useTexts();
    const words = texts.job.settings;
    const grants = useGrants();
    const job = status.name;
    const { before, text } = draft ?? untouched(definition);
    const [isSaving, setSaving] = useState(false);
    const [refusal, setRefusal] = useState<unknown>();
    const form = useRef<HTMLFormElement>(null);
    const [saved, setSaved] = useState<readonly string[]>();
    useEffect(() => {
        if (refusal !== undefined) {
            form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
        }
    }, [refusal]);
    const beforeEntries = entriesOf(before) ?? new Map<string, string>();
    const entries = entriesOf(text);
    const keys = entries ? changedKeys(beforeEntries, entries) : [];
    const forbidden = grants.mayOnJob(job, 'update') ? '' : texts.action.forbiddenHere('UPDATE', visible(job));
    const type = (next: string) => {
        setSaved(undefined);
        onDraft(next === before ? undefined : { before, text: next });
    };
    const save = async () => {
        if (!entries || keys.length === 0) {
            return;
        }
        setSaving(true);
        setRefusal(undefined);
        try {
            await reeve.update(job, update(beforeEntries, entries));
            setSaved(keys);
            onDraft(undefined);
            onSaved();
        } catch (e) {
            setRefusal(e);
        } finally {
            setSaving(false);
        }
    };
    return (
        <Form
            className="reeve-form"
            ref={form}
            onSubmit={event => {
                event.preventDefault();
                void save();
            }}
        >
            <div className="reeve-settings">
                <div>
                    {entries ? (
                        <SettingGroups
                            entries={entries}
                            complaints={complaints(refusal instanceof Refusal ? refusal.message : '')}
                            isReadOnly={forbidden !== ''}
                            onChange={(key, raw) => type(changed(text, key, raw))}
                        />
                    ) : (
                        <Alert isInline variant="warning" title={words.unreadable} />
                    )}
                </div>
                <div className="reeve-settings-text">
                    <FormGroup label={words.text} fieldId="reeve-settings-text">
                        <TextArea
                            id="reeve-settings-text"
                            aria-describedby="reeve-settings-text-help"
                            className="reeve-mono"
                            value={text}
                            rows={Math.min(34, Math.max(12, text.split('\n').length + 1))}
                            readOnlyVariant={forbidden === '' ? undefined : 'default'}
                            resizeOrientation="vertical"
                            spellCheck={false}
                            onChange={(_, next) => type(next)}
                        />
                        <p id="reeve-settings-text-help" className="reeve-subtle">
                            {words.textHelp}
                        </p>
                    </FormGroup>
                </div>
            </div>
            <div className="reeve-save">
                {refusal !== undefined && <Problem problem={refusal} title={words.refused} />}
                {saved && <Saved keys={saved} status={status} actions={actions} />}
                <Gated reason={forbidden}>
                    <Button type="submit" isLoading={isSaving} isDisabled={isSaving || keys.length === 0}>
                        {words.save}
                    </Button>
                </Gated>
                {text !== before && (
                    <Button
                        variant="link"
                        onClick={() => {
                            setRefusal(undefined);
                            onDraft(undefined);
                        }}
                    >
                        {words.reset}
                    </Button>
                )}
                <span role="status" className="reeve-subtle">
                    {entries && <Consequence keys={keys} isUp={isUp(status)} />}
                </span>
            </div>
        </Form>
    );
};

function untouched(definition: JobDefinition): Draft {
    const text = written(definition, ORDER);
    return { before: text, text };
}

/** What a change needs to count. */
const Consequence: React.FC<{ keys: readonly string[]; isUp: boolean }> = ({ keys, isUp: hasProcess }) => {
    const words = useTexts().job.settings;
    const ofProcess = keys.filter(isOfProcess);
    if (keys.length === 0) {
        return <>{words.unchanged}</>;
    }
    return (
        <>
            {words.changed(keys.join(', '))}
            {hasProcess && ofProcess.length > 0 && <div>{words.nextStart(ofProcess.join(', '))}</div>}
        </>
    );
};

const Saved: React.FC<{ keys: readonly string[] } & Pick<Props, 'status' | 'actions'>> = ({
    keys,
    status,
    actions,
}) => {
    const texts = useTexts();
    const words = texts.job.settings;
    const reason = useReasons(status)('restart');
    const needsRestart = isUp(status) && keys.some(isOfProcess);
    return (
        <Alert
            isInline
            variant="success"
            title={`${words.saved}: ${keys.join(', ')}`}
            role="status"
            actionLinks={
                needsRestart && (
                    <Gated reason={reason}>
                        <Button
                            variant="link"
                            isInline
                            isDisabled={actions.busy.has(status.name)}
                            onClick={() => actions.one('restart', status.name)}
                        >
                            {words.restart}
                        </Button>
                    </Gated>
                )
            }
        >
            {needsRestart && words.savedRestart}
        </Alert>
    );
};
