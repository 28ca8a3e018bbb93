import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import React, { useMemo } from 'react';
import { JOB_STATES, type JobState } from '../../api/types';
import { useTexts } from '../../i18n';
import type { Row } from '../../state/jobs';
import { isProblem } from '../../state/order';
import { StateIcon } from '../../ui/StateLabel';

interface Props {
    rows: readonly Row[];
    chosen: ReadonlySet<JobState>;
    onChoose: (states: ReadonlySet<JobState>) => void;
}

/** How many jobs are in each state that there is; each is a filter. */
export const Counts: React.FC<Props> = ({ rows, chosen, onChoose }) => {
    const texts = useTexts();
    const counts = useMemo(() => countsOf(rows), [rows]);
    const failed = useMemo(
        () => new Set(rows.filter(row => isProblem(row.status)).map(row => row.status.state)),
        [rows],
    );
    const toggle = (state: JobState) => {
        const next = new Set(chosen);
        if (!next.delete(state)) {
            next.add(state);
        }
        onChoose(next);
    };
    return (
        <ToggleGroup aria-label={texts.jobs.counts} className="reeve-counts">
            <ToggleGroupItem
                text={`${texts.jobs.all} ${rows.length}`}
                buttonId="reeve-count-all"
                isSelected={chosen.size === 0}
                onChange={() => onChoose(new Set())}
            />
            {JOB_STATES.filter(state => counts[state] > 0 || chosen.has(state)).map(state => (
                <ToggleGroupItem
                    key={state}
                    icon={<StateIcon state={state} failed={failed.has(state)} />}
                    text={`${texts.states[state]} ${counts[state]}`}
                    buttonId={`reeve-count-${state}`}
                    isSelected={chosen.has(state)}
                    onChange={() => toggle(state)}
                />
            ))}
        </ToggleGroup>
    );
};

function countsOf(rows: readonly Row[]): Record<JobState, number> {
    const counts = { FATAL: 0, BACKOFF: 0, EXITED: 0, STARTING: 0, STOPPING: 0, RUNNING: 0, STOPPED: 0 };
    rows.forEach(row => counts[row.status.state]++);
    return counts;
}
