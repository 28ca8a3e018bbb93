import { Button, Dropdown, DropdownItem, DropdownList, MenuToggle, Spinner, Title } from '@patternfly/react-core';
import React, { useCallback, useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ScaleDialog, SignalDialog } from './JobDialogs';
import { jobPath } from './paths';
import { Dialogs } from '../jobs/Dialogs';
import { ICONS, useReasons } from '../jobs/JobActions';
import type { Actions } from '../jobs/useActions';
import type { JobCalls } from '../../api/job';
import { useTexts } from '../../i18n';
import { duration, until, visible } from '../../i18n/format';
import { useDesk, useGrants } from '../../state/desk';
import type { Row } from '../../state/jobs';
import { hasFailed, isProblem, isUp } from '../../state/order';
import type { JobOperation } from '../../state/permissions';
import { useLoad } from '../../state/useLoad';
import { Gated } from '../../ui/Gated';
import { Moment } from '../../ui/Moment';
import { StateLabel } from '../../ui/StateLabel';
import { Text } from '../../ui/Text';

interface Props {
    row: Row;
    calls: JobCalls;
    actions: Actions;
    /** Whether there is room for its last errors. */
    hasErrors: boolean;
    /** Something has been done: to be looked at anew. */
    onDone: () => void;
}

type Asked = 'signal' | 'scale' | 'clone' | 'delete';

export const JobHeader: React.FC<Props> = ({ row, calls, actions, hasErrors, onDone }) => {
    const { status } = row;
    const texts = useTexts();
    const reason = useReasons(status);
    const [asked, setAsked] = useState<Asked>();
    const name = visible(status.name);
    return (
        <header className="reeve-job-header">
            <div className="reeve-title">
                <div className="reeve-job-name">
                    <Title headingLevel="h1">
                        <Text>{status.name}</Text>
                    </Title>
                    <StateLabel state={status.state} failed={hasFailed(status)} />
                    <span className="reeve-subtle">
                        {status.sinceMillis > 0 && (
                            <Moment
                                instant={status.sinceMillis}
                                words={(instant, now) => texts.time.for(duration(now - instant, texts))}
                            />
                        )}
                    </span>
                </div>
                <div className="reeve-job-actions">
                    {actions.busy.has(status.name) && <Spinner size="md" aria-label={texts.action.busy} />}
                    {(['start', 'stop', 'restart'] as const).map(action => (
                        <Gated key={action} reason={reason(action)}>
                            <Button
                                variant={action === 'start' && !isUp(status) ? 'primary' : 'secondary'}
                                icon={ICONS[action]}
                                aria-label={texts.action.of(texts.action[action], name)}
                                onClick={() => actions.one(action, status.name)}
                            >
                                {texts.action[action]}
                            </Button>
                        </Gated>
                    ))}
                    <MoreActions row={row} calls={calls} actions={actions} onAsk={setAsked} onDone={onDone} />
                </div>
            </div>
            <Why row={row} calls={calls} hasErrors={hasErrors} />
            {asked && (
                <Asking asked={asked} row={row} calls={calls} onClose={() => setAsked(undefined)} onDone={onDone} />
            )}
        </header>
    );
};

/** In one sentence, and for whoever wants more in the service's own. */
const Why: React.FC<Pick<Props, 'row' | 'calls' | 'hasErrors'>> = ({ row: { status }, calls, hasErrors }) => {
    const id = useId();
    const texts = useTexts();
    const [isOpen, setOpen] = useState(false);
    const isTrouble = isProblem(status);
    return (
        <div className="reeve-why">
            <p>
                <span className={isTrouble ? 'reeve-danger' : undefined}>
                    <Text>{status.reason}</Text>
                    {status.state === 'BACKOFF' && status.nextStartMillis > 0 && (
                        <>
                            {'; '}
                            <Moment
                                instant={status.nextStartMillis}
                                words={(instant, now) => texts.jobs.nextTry(until(instant, now, texts))}
                            />
                        </>
                    )}
                </span>
                <Button
                    variant="link"
                    isInline
                    className="reeve-why-button"
                    aria-expanded={isOpen}
                    aria-controls={id}
                    onClick={() => setOpen(!isOpen)}
                >
                    {isOpen ? texts.job.less : texts.job.why}
                </Button>
            </p>
            <div id={id}>{isOpen && <Explained calls={calls} moment={`${status.state} ${status.sinceMillis}`} />}</div>
            {hasErrors && !isOpen && status.lastErrors.length > 0 && (
                <pre className="reeve-output" aria-label={texts.job.lastErrors}>
                    {status.lastErrors.map((line, i) => (
                        <div key={i} className="reeve-err">
                            <Text>{line}</Text>
                        </div>
                    ))}
                </pre>
            )}
        </div>
    );
};

/** @param moment when it is not the same any more, it is asked for anew */
const Explained: React.FC<{ calls: JobCalls; moment: string }> = ({ calls, moment }) => {
    const texts = useTexts();
    // eslint-disable-next-line react-hooks/exhaustive-deps
    const load = useCallback(() => calls.explain(), [calls, moment]);
    const { value: present, failure } = useLoad(load);
    // What was said before stays until it is said anew, so that nothing jumps.
    const [said, setSaid] = useState<string>();
    if (present !== undefined && present !== said) {
        setSaid(present);
    }
    const value = present ?? said;
    if (value === undefined) {
        return (
            <span className="reeve-subtle">{failure instanceof Error ? failure.message : texts.output.waiting}</span>
        );
    }
    return (
        <div className="reeve-explained">
            {value.split('\n').map((line, i) => (
                <div key={i}>
                    <Text>{line}</Text>
                </div>
            ))}
        </div>
    );
};

interface Item {
    text: string;
    help?: string;
    privilege: string;
    isAllowed: boolean;
    isDanger?: boolean;
    act: () => void;
}

const MoreActions: React.FC<Omit<Props, 'hasErrors'> & { onAsk: (asked: Asked) => void }> = ({
    row,
    calls,
    actions,
    onAsk,
    onDone,
}) => {
    const { status } = row;
    const texts = useTexts();
    const grants = useGrants();
    const { jobs } = useDesk();
    const navigate = useNavigate();
    const [isOpen, setOpen] = useState(false);
    const more = texts.job.more;
    const may = (operation: JobOperation) => grants.mayOnJob(status.name, operation);
    const act = (title: string, work: () => Promise<void>) => () =>
        void actions.during([status.name], texts.action.of(title, visible(status.name)), async () => {
            await work();
            onDone();
        });
    const items: Item[] = [
        {
            text: more.rollingRestart,
            privilege: 'RESTART',
            isAllowed: may('rollingRestart'),
            act: act(more.rollingRestart, async () => jobs.update([await calls.rollingRestart()])),
        },
        {
            text: more.wakeup,
            help: more.wakeupHelp,
            privilege: 'START',
            isAllowed: may('wakeup'),
            act: act(more.wakeup, async () => jobs.update([await calls.wakeup()])),
        },
        {
            text: more.run,
            privilege: 'START',
            isAllowed: may('run'),
            act: act(more.run, async () => {
                await calls.run();
                navigate(jobPath(status.name, 'runs'));
            }),
        },
        { text: more.signal, privilege: 'SIGNAL', isAllowed: may('signal'), act: () => onAsk('signal') },
        { text: more.scale, privilege: 'SCALE', isAllowed: may('scale'), act: () => onAsk('scale') },
        {
            text: texts.job.settings.clone,
            privilege: 'ADD',
            isAllowed: grants.mayOnServer('add'),
            act: () => onAsk('clone'),
        },
        {
            text: texts.job.settings.delete,
            privilege: 'DELETE',
            isAllowed: grants.mayOnServer('delete'),
            isDanger: true,
            act: () => onAsk('delete'),
        },
    ];
    return (
        <Dropdown
            isOpen={isOpen}
            onOpenChange={setOpen}
            onSelect={() => setOpen(false)}
            shouldFocusFirstItemOnOpen
            // From there it goes to the dialog, which brings it back to it.
            shouldFocusToggleOnSelect
            popperProps={{ position: 'right' }}
            toggle={ref => (
                <MenuToggle
                    ref={ref}
                    isExpanded={isOpen}
                    aria-label={texts.action.more(visible(status.name))}
                    onClick={() => setOpen(!isOpen)}
                >
                    {texts.jobs.actions}
                </MenuToggle>
            )}
        >
            <DropdownList>
                {items.map(({ text, help, privilege, isAllowed, isDanger = false, act: chosen }) => (
                    <DropdownItem
                        key={text}
                        isAriaDisabled={!isAllowed}
                        isDanger={isDanger && isAllowed}
                        description={help}
                        tooltipProps={
                            isAllowed
                                ? undefined
                                : { content: texts.action.forbiddenHere(privilege, visible(status.name)) }
                        }
                        onClick={isAllowed ? chosen : undefined}
                    >
                        {text}
                    </DropdownItem>
                ))}
            </DropdownList>
        </Dropdown>
    );
};

interface AskingProps {
    asked: Asked;
    row: Row;
    calls: JobCalls;
    onClose: () => void;
    onDone: () => void;
}

const Asking: React.FC<AskingProps> = ({ asked, row: { status }, calls, onClose, onDone }) => {
    const navigate = useNavigate();
    switch (asked) {
        case 'signal':
            return <SignalDialog calls={calls} onClose={onClose} />;
        case 'scale':
            return <ScaleDialog calls={calls} instances={status.instances} onClose={onClose} onDone={onDone} />;
        case 'clone':
        case 'delete':
            return (
                <Dialogs
                    wish={{ action: asked, job: status.name }}
                    onClose={onClose}
                    onAdded={job => navigate(jobPath(job))}
                />
            );
    }
};
