import {
    Button,
    Checkbox,
    Form,
    FormGroup,
    FormHelperText,
    FormSelect,
    FormSelectOption,
    Grid,
    GridItem,
    HelperText,
    HelperTextItem,
    Modal,
    ModalBody,
    ModalFooter,
    ModalHeader,
    Radio,
    TextInput,
    Title,
} from '@patternfly/react-core';
import React, { useId, useMemo, useState } from 'react';
import { changesOf, cronFields, type Draft, type DraftField, goesOn, settingsOf, sorted } from './draft';
import { Preview, usePreview } from './Preview';
import { Refusal } from '../../api/jolokia';
import { ACTIONS, CATCH_UPS, CONCURRENCIES, CONDITION_FIELDS, type Scheduler } from '../../api/scheduler';
import { useTexts } from '../../i18n';
import { useRows } from '../../state/desk';
import { Lines, Problem } from '../../ui/Problem';

interface Props {
    title: string;
    scheduler: Scheduler;
    draft: Draft;
    /** The id of the schedule that is edited; empty for a new one. */
    id: string;
    /** The service's zone. */
    zone: string;
    onDone: (id: string) => void;
    onClose: () => void;
}

/** All settings of a schedule, and what they mean while one types. */
export const ScheduleForm: React.FC<Props> = ({
    title,
    scheduler,
    draft: given,
    id: edited,
    zone,
    onDone,
    onClose,
}) => {
    const texts = useTexts();
    const words = texts.schedules.form;
    const id = useId();
    const rows = useRows();
    const [draft, setDraft] = useState(given);
    const [isTried, setTried] = useState(false);
    const [isSaving, setSaving] = useState(false);
    const [refusal, setRefusal] = useState<unknown>();
    const settings = JSON.stringify(settingsOf(draft));
    const isBlank = draft.by === 'cron' && draft.cron.trim() === '';
    const preview = usePreview(scheduler, isBlank ? '' : settings);
    const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
    const change = (changed: Partial<Draft>) => {
        setDraft(before => ({ ...before, ...changed }));
        setRefusal(undefined);
    };
    const isEdit = edited !== '';
    const isJobMissing = draft.job.trim() === '';

    // What saving was refused for, otherwise what the preview says.
    const said = refusal ?? preview.failure;
    const { byField, rest } = sorted(said instanceof Refusal ? said.message : '');
    const misplaced = refusal !== undefined && (!(refusal instanceof Refusal) || rest.some(line => line !== ''));

    const save = async () => {
        setTried(true);
        if (isJobMissing || isBlank) {
            return;
        }
        setSaving(true);
        setRefusal(undefined);
        try {
            if (isEdit) {
                const changes = changesOf(given, draft);
                if (Object.keys(changes).length > 0) {
                    await scheduler.update(draft.job, edited, JSON.stringify(changes));
                }
                onDone(edited);
            } else {
                onDone(await scheduler.add(draft.job.trim(), settings));
            }
        } catch (e) {
            setRefusal(e);
            setSaving(false);
        }
    };

    const group = (key: DraftField | 'job', label: string, help: string, input: React.ReactNode, error = '') => (
        <FormGroup label={label} fieldId={`${id}-${key}`} isRequired={key === 'job' || key === 'cron'}>
            {input}
            <FormHelperText>
                <HelperText id={`${id}-${key}-help`}>
                    <HelperTextItem variant={error === '' ? 'default' : 'error'}>
                        {error === '' ? help : <Lines text={error} />}
                    </HelperTextItem>
                </HelperText>
            </FormHelperText>
        </FormGroup>
    );

    type TextField =
        'timezone' | 'start' | 'end' | 'signal' | 'deadline' | 'jitter' | 'timeout' | 'retries' | 'retryDelay';
    const text = (key: TextField, label: string, help: string, list?: string, placeholder?: string) =>
        group(
            key,
            label,
            help,
            <TextInput
                id={`${id}-${key}`}
                aria-describedby={`${id}-${key}-help`}
                value={draft[key]}
                list={list}
                placeholder={placeholder}
                validated={byField[key] === undefined ? 'default' : 'error'}
                spellCheck={false}
                autoComplete="off"
                onChange={(_, value) => change({ [key]: value })}
            />,
            byField[key],
        );

    const choice = <K extends 'action' | 'concurrency' | 'catchUp'>(
        key: K,
        label: string,
        help: string,
        options: readonly Draft[K][],
        named: Record<Draft[K], string>,
    ) =>
        group(
            key,
            label,
            help,
            <FormSelect
                id={`${id}-${key}`}
                aria-describedby={`${id}-${key}-help`}
                value={draft[key]}
                validated={byField[key] === undefined ? 'default' : 'error'}
                onChange={(_, value) => change({ [key]: value })}
            >
                {options.map(option => (
                    <FormSelectOption key={option} value={option} label={named[option]} />
                ))}
            </FormSelect>,
            byField[key],
        );

    return (
        <Modal isOpen className="reeve-wide" onClose={onClose} aria-labelledby={`${id}-title`}>
            <ModalHeader title={title} labelId={`${id}-title`} />
            <ModalBody tabIndex={0}>
                <Grid hasGutter>
                    <GridItem span={12} lg={8}>
                        <Form
                            id={`${id}-form`}
                            onSubmit={event => {
                                event.preventDefault();
                                void save();
                            }}
                        >
                            {misplaced && <Problem problem={refusal} title={words.refused} />}
                            {group(
                                'job',
                                words.job,
                                words.jobHelp,
                                <>
                                    <TextInput
                                        id={`${id}-job`}
                                        aria-describedby={`${id}-job-help`}
                                        value={draft.job}
                                        isRequired
                                        list={`${id}-jobs`}
                                        readOnlyVariant={isEdit ? 'default' : undefined}
                                        validated={isTried && isJobMissing ? 'error' : 'default'}
                                        spellCheck={false}
                                        autoComplete="off"
                                        onChange={(_, job) => change({ job })}
                                    />
                                    <datalist id={`${id}-jobs`}>
                                        {rows.map(({ status }) => (
                                            <option key={status.name} value={status.name} />
                                        ))}
                                    </datalist>
                                </>,
                                isTried && isJobMissing ? texts.form.required : '',
                            )}
                            <FormGroup role="radiogroup" isInline label={words.by} fieldId={`${id}-by`}>
                                {(['cron', 'condition'] as const).map(by => (
                                    <Radio
                                        key={by}
                                        id={`${id}-by-${by}`}
                                        name={`${id}-by`}
                                        label={by === 'cron' ? words.byCron : words.byCondition}
                                        isChecked={draft.by === by}
                                        onChange={() => change({ by })}
                                    />
                                ))}
                            </FormGroup>
                            {draft.by === 'cron' ? (
                                group(
                                    'cron',
                                    words.cron,
                                    words.cronHelp,
                                    <Cron
                                        id={`${id}-cron`}
                                        value={draft.cron}
                                        isWrong={byField.cron !== undefined || (isTried && isBlank)}
                                        onChange={cron => change({ cron })}
                                    />,
                                    byField.cron ?? (isTried && isBlank ? texts.form.required : ''),
                                )
                            ) : (
                                <FormGroup role="group" label={words.condition} fieldId={`${id}-condition`}>
                                    <div className="reeve-condition">
                                        {CONDITION_FIELDS.map(field => (
                                            <label key={field} htmlFor={`${id}-condition-${field}`}>
                                                <span>
                                                    <b className="reeve-mono">{field}</b>{' '}
                                                    <span className="reeve-subtle">{words.conditionFields[field]}</span>
                                                </span>
                                                <TextInput
                                                    id={`${id}-condition-${field}`}
                                                    value={draft.condition[field]}
                                                    inputMode="numeric"
                                                    autoComplete="off"
                                                    validated={
                                                        byField.condition?.includes(`${field}: `) ? 'error' : 'default'
                                                    }
                                                    onChange={(_, value) =>
                                                        change({ condition: { ...draft.condition, [field]: value } })
                                                    }
                                                />
                                            </label>
                                        ))}
                                    </div>
                                    <FormHelperText>
                                        <HelperText>
                                            <HelperTextItem
                                                variant={byField.condition === undefined ? 'default' : 'error'}
                                            >
                                                <Lines text={byField.condition ?? words.conditionHelp} />
                                            </HelperTextItem>
                                        </HelperText>
                                    </FormHelperText>
                                </FormGroup>
                            )}
                            {text('timezone', words.timezone, words.timezoneHelp(zone), `${id}-zones`, zone)}
                            <datalist id={`${id}-zones`}>
                                {['UTC', ...zones].map(each => (
                                    <option key={each} value={each} />
                                ))}
                            </datalist>
                            <div className="reeve-pair">
                                {text('start', words.start, words.startHelp)}
                                {text('end', words.end, words.endHelp)}
                            </div>
                            <Checkbox
                                id={`${id}-enable`}
                                label={words.enable}
                                description={words.enableHelp}
                                isChecked={draft.enable}
                                onChange={(_, enable) => change({ enable })}
                            />
                            <Section title={words.what}>
                                <div className="reeve-pair">
                                    {choice('action', words.action, words.actionHelp, ACTIONS, texts.schedules.actions)}
                                    {draft.action === 'signal' && text('signal', words.signal, words.signalHelp)}
                                </div>
                                {goesOn(draft.action) && (
                                    <div className="reeve-pair">
                                        {choice(
                                            'concurrency',
                                            words.concurrency,
                                            words.concurrencyHelp,
                                            CONCURRENCIES,
                                            texts.schedules.concurrencies,
                                        )}
                                        {text('timeout', words.timeout, words.timeoutHelp)}
                                    </div>
                                )}
                            </Section>
                            <Section title={words.exceptions}>
                                <div className="reeve-pair">
                                    {choice(
                                        'catchUp',
                                        words.catchUp,
                                        words.catchUpHelp,
                                        CATCH_UPS,
                                        texts.schedules.catchUps,
                                    )}
                                    {text('deadline', words.deadline, words.deadlineHelp)}
                                    {text('retries', words.retries, words.retriesHelp)}
                                    {text('retryDelay', words.retryDelay, words.retryDelayHelp)}
                                    {text('jitter', words.jitter, words.jitterHelp)}
                                </div>
                            </Section>
                        </Form>
                    </GridItem>
                    <GridItem span={12} lg={4}>
                        <Preview
                            preview={preview}
                            zone={draft.timezone.trim() || zone}
                            general={refusal === undefined ? rest.join('\n') : ''}
                        />
                    </GridItem>
                </Grid>
            </ModalBody>
            <ModalFooter>
                <Button type="submit" form={`${id}-form`} isLoading={isSaving} isDisabled={isSaving}>
                    {isEdit ? words.save : words.create}
                </Button>
                <Button variant="link" onClick={onClose}>
                    {texts.confirm.cancel}
                </Button>
            </ModalFooter>
        </Modal>
    );
};

const Section: React.FC<{ title: string; children: React.ReactNode }> = ({ title, children }) => (
    <section className="reeve-form-section" aria-label={title}>
        <Title headingLevel="h2" size="md">
            {title}
        </Title>
        {children}
    </section>
);

interface CronProps {
    id: string;
    value: string;
    isWrong: boolean;
    onChange: (cron: string) => void;
}

/** The expression with its words named beneath, and some to begin with. */
const Cron: React.FC<CronProps> = ({ id, value, isWrong, onChange }) => {
    const words = useTexts().schedules.form;
    const fields = cronFields(value);
    return (
        <>
            <TextInput
                id={id}
                aria-describedby={`${id}-help`}
                className="reeve-mono reeve-cron"
                value={value}
                isRequired
                validated={isWrong ? 'error' : 'default'}
                spellCheck={false}
                autoComplete="off"
                placeholder="0 3 * * MON-FRI"
                onChange={(_, cron) => onChange(cron)}
            />
            {fields.length > 0 && (
                <div className="reeve-cron-fields" aria-hidden="true">
                    {fields.map(({ field, text }) => (
                        <span key={field}>
                            <b className="reeve-mono">{text}</b>
                            <span className="reeve-subtle">{words.cronFields[field]}</span>
                        </span>
                    ))}
                </div>
            )}
            <div className="reeve-samples" role="group" aria-label={words.examples}>
                {words.samples.map(({ cron, text }) => (
                    <Button key={cron} variant="link" isInline size="sm" title={cron} onClick={() => onChange(cron)}>
                        {text}
                    </Button>
                ))}
            </div>
        </>
    );
};
