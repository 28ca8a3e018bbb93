import React, { useEffect, useState } from 'react';
import type { MenuAction } from './JobActions';
import { BLANK, type Draft, JobForm } from './JobForm';
import { joined, settingsOf, textOf } from '../../api/settings';
import type { JobDefinition } from '../../api/types';
import { useTexts } from '../../i18n';
import { visible } from '../../i18n/format';
import { useDesk } from '../../state/desk';
import { Confirm } from '../../ui/Confirm';
import { useReport } from '../../ui/Toasts';

/** What was asked for: a new job, or something of one that there is. */
export type Wish = { action: 'add' } | { action: MenuAction; job: string };

interface Props {
    wish: Wish;
    onClose: () => void;
    /** A job was added: it wants to be seen. */
    onAdded: (job: string) => void;
}

export const Dialogs: React.FC<Props> = ({ wish, onClose, onAdded }) => {
    switch (wish.action) {
        case 'add':
            return <AddDialog onClose={onClose} onAdded={onAdded} />;
        case 'clone':
            return <CloneDialog job={wish.job} onClose={onClose} onAdded={onAdded} />;
        case 'edit':
            return <EditDialog job={wish.job} onClose={onClose} />;
        case 'delete':
            return <DeleteDialog job={wish.job} onClose={onClose} />;
    }
};

type DialogProps = Pick<Props, 'onClose' | 'onAdded'>;

function useAdd({ onClose, onAdded }: DialogProps): (draft: Draft) => Promise<void> {
    const { reeve, jobs } = useDesk();
    const texts = useTexts();
    const report = useReport();
    return async ({ name, command, params, settings, startNow }) => {
        await reeve.add(name.trim(), command.trim(), joined(params.trim() === '' ? {} : { params }, settings));
        onClose();
        try {
            if (startNow) {
                jobs.update([await reeve.start(name.trim())]);
            }
        } catch (e) {
            report.problem(texts.form.notStarted(name), e);
        }
        try {
            jobs.replaceAll(await reeve.statusAll());
            jobs.flush();
        } finally {
            onAdded(name.trim());
        }
    };
}

const AddDialog: React.FC<DialogProps> = props => {
    const texts = useTexts();
    const add = useAdd(props);
    return <JobForm title={texts.form.add} draft={BLANK} onSave={add} onClose={props.onClose} />;
};

/** Nothing while it is fetched; what fails is reported, and the dialog never opens. */
function useDefinition(job: string, title: string, onClose: () => void): JobDefinition | undefined {
    const { reeve } = useDesk();
    const report = useReport();
    const [definition, setDefinition] = useState<JobDefinition>();
    useEffect(() => {
        let isWanted = true;
        reeve.definition(job).then(
            found => {
                if (isWanted) {
                    setDefinition(found);
                }
            },
            (e: unknown) => {
                if (isWanted) {
                    report.problem(title, e);
                    onClose();
                }
            },
        );
        return () => {
            isWanted = false;
        };
        // One dialog is for one job; what it reports with may be made anew meanwhile.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [job, reeve]);
    return definition;
}

const CloneDialog: React.FC<DialogProps & { job: string }> = ({ job, ...props }) => {
    const texts = useTexts();
    const add = useAdd(props);
    const title = texts.form.clone(visible(job));
    const definition = useDefinition(job, title, props.onClose);
    if (!definition) {
        return null;
    }
    const { settings, secrets } = settingsOf(definition);
    const { command, params } = definition;
    return (
        <JobForm
            title={title}
            draft={{ name: `${job}-2`, command, params, settings: textOf(settings), startNow: false }}
            note={secrets.length > 0 ? texts.form.secretsLeft(secrets.join(', ')) : ''}
            onSave={add}
            onClose={props.onClose}
        />
    );
};

const EditDialog: React.FC<{ job: string; onClose: () => void }> = ({ job, onClose }) => {
    const { reeve } = useDesk();
    const texts = useTexts();
    const title = texts.form.edit(visible(job));
    const definition = useDefinition(job, title, onClose);
    if (!definition) {
        return null;
    }
    const save = async ({ command, params, settings }: Draft) => {
        const fields = {
            ...(command !== definition.command && { command }),
            ...(params !== definition.params && { params }),
        };
        const changes = joined(fields, settings);
        if (changes !== '') {
            await reeve.update(job, changes);
        }
        onClose();
    };
    const { command, params } = definition;
    return (
        <JobForm
            isEdit
            title={title}
            draft={{ ...BLANK, name: job, command, params }}
            onSave={save}
            onClose={onClose}
        />
    );
};

const DeleteDialog: React.FC<{ job: string; onClose: () => void }> = ({ job, onClose }) => {
    const { reeve, jobs } = useDesk();
    const texts = useTexts();
    const report = useReport();
    const remove = async () => {
        onClose();
        try {
            await reeve.delete(job);
            jobs.remove(job);
        } catch (e) {
            report.problem(texts.action.of(texts.action.delete, job), e);
        }
    };
    return (
        <Confirm
            isDangerous
            title={texts.remove.title(visible(job))}
            body={texts.remove.body}
            names={[job]}
            action={texts.remove.confirm}
            onConfirm={() => void remove()}
            onCancel={onClose}
        />
    );
};
