import { Button, Progress, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import React, { useState } from 'react';
import { type Actions, type Bulk, doneOf } from './useActions';
import type { BulkAction } from '../../api/reeve';
import { useTexts } from '../../i18n';
import { useDesk, useGrants, useRows } from '../../state/desk';
import type { Row } from '../../state/jobs';
import { canStop, isUp } from '../../state/order';
import { Confirm } from '../../ui/Confirm';
import { Gated } from '../../ui/Gated';

const ACTIONS: readonly BulkAction[] = ['start', 'stop', 'restart'];

interface Props {
    selected: readonly Row[];
    actions: Actions;
    onClear: () => void;
}

/** Says what it will do, and to how many of the selected jobs it applies. */
export const BulkBar: React.FC<Props> = ({ selected, actions, onClear }) => {
    const texts = useTexts();
    const grants = useGrants();
    const [asked, setAsked] = useState<{ action: BulkAction; names: string[] }>();
    if (actions.bulk) {
        return <UnderWay bulk={actions.bulk} />;
    }
    return (
        <Toolbar className="reeve-bulk" aria-label={texts.bulk.selected(selected.length)}>
            <ToolbarContent>
                <ToolbarItem alignSelf="center">{texts.bulk.selected(selected.length)}</ToolbarItem>
                {ACTIONS.map(action => {
                    const applicable = selected.filter(row => applies(action, row)).map(row => row.status.name);
                    const names = applicable.filter(name => grants.mayOnJob(name, action));
                    const isForbidden = applicable.length > 0 && names.length === 0;
                    return (
                        <ToolbarItem key={action}>
                            <Gated reason={isForbidden ? texts.action.forbidden(action.toUpperCase()) : ''}>
                                <Button
                                    variant={action === 'start' ? 'primary' : 'secondary'}
                                    isDanger={action === 'stop'}
                                    isDisabled={applicable.length === 0}
                                    onClick={() => setAsked({ action, names })}
                                >
                                    {texts.bulk[action](isForbidden ? applicable.length : names.length)}
                                </Button>
                            </Gated>
                        </ToolbarItem>
                    );
                })}
                <ToolbarItem>
                    <Button variant="link" onClick={onClear}>
                        {texts.bulk.clear}
                    </Button>
                </ToolbarItem>
            </ToolbarContent>
            {asked && (
                <Confirm
                    title={texts.bulk.question[asked.action](asked.names.length)}
                    body={texts.bulk.body[asked.action]}
                    names={asked.names}
                    action={texts.action[asked.action]}
                    isDangerous={asked.action === 'stop'}
                    onConfirm={() => {
                        actions.all(asked.action, asked.names);
                        setAsked(undefined);
                    }}
                    onCancel={() => setAsked(undefined)}
                />
            )}
        </Toolbar>
    );
};

/** As far as events tell; how it ended, the answer tells. */
const UnderWay: React.FC<{ bulk: Bulk }> = ({ bulk }) => {
    const texts = useTexts();
    const { jobs } = useDesk();
    useRows();
    const done = doneOf(bulk, name => jobs.row(name));
    const count = bulk.names.length;
    return (
        <div className="reeve-bulk">
            <Progress
                size="sm"
                title={texts.bulk.underWay[bulk.action](count)}
                value={done}
                max={count}
                label={texts.bulk.done(done, count)}
                valueText={texts.bulk.done(done, count)}
            />
        </div>
    );
};

function applies(action: BulkAction, { status }: Row): boolean {
    switch (action) {
        case 'start':
            return !isUp(status);
        case 'stop':
            return canStop(status);
        case 'restart':
            return isUp(status);
    }
}
