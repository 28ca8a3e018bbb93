import { AngleDownIcon, AngleRightIcon } from '@patternfly/react-icons';
import React, { memo } from 'react';
import { Link } from 'react-router-dom';
import { JobActions, type MenuAction } from './JobActions';
import { columnTitle } from './JobsToolbar';
import type { BulkAction } from '../../api/reeve';
import type { JobStatus } from '../../api/types';
import { type Texts, useTexts } from '../../i18n';
import { ago, bytes, duration, exitWords, percent, until, visible } from '../../i18n/format';
import { useRow } from '../../state/desk';
import type { Row } from '../../state/jobs';
import { hasFailed, isProblem, labelsOf, useOf } from '../../state/order';
import { HISTORY_MILLIS, type Use } from '../../state/usage';
import type { Column } from '../../state/view';
import { plain } from '../../ui/ansi';
import { Cell, Check, IconButton, Tag } from '../../ui/Light';
import { Moment } from '../../ui/Moment';
import { LiveOutput } from '../../ui/OutputLines';
import { Sparkline } from '../../ui/Sparkline';
import { StateLabel } from '../../ui/StateLabel';
import { Text } from '../../ui/Text';
import { jobPath } from '../job/paths';

const LINES = 20;
const LONGEST_LINE = 300;

/** One that idles is to look like it, however its idling wavers. */
const BUSY_PERCENT = 10;

const residentBytes = (use: Use) => use.residentBytes;
const cpuPercent = (use: Use) => use.cpuPercent;

interface Props {
    name: string;
    columns: readonly Column[];
    isSelected: boolean;
    isExpanded: boolean;
    isBusy: boolean;
    onSelect: (name: string, isSelected: boolean) => void;
    onExpand: (name: string) => void;
    onAction: (action: BulkAction, job: string) => void;
    onMenu: (action: MenuAction, job: string) => void;
}

/** Rendered again only when something of this job changes. */
export const JobRow: React.FC<Props> = memo(function JobRow(props) {
    const { name, columns, isSelected, isExpanded, isBusy, onSelect, onExpand, onAction, onMenu } = props;
    const texts = useTexts();
    const row = useRow(name);
    const shown = visible(name);
    if (!row) {
        return <GoneRow name={name} span={columns.length + 5} />;
    }
    return (
        <tbody className={`pf-v6-c-table__tbody${isExpanded ? ' pf-m-expanded' : ''}`}>
            <tr className="pf-v6-c-table__tr">
                <Cell>
                    <IconButton
                        icon={isExpanded ? <AngleDownIcon /> : <AngleRightIcon />}
                        aria-label={texts.jobs.expand(shown)}
                        aria-expanded={isExpanded}
                        onClick={() => onExpand(name)}
                    />
                </Cell>
                <Cell>
                    <Check
                        id={`reeve-select-${name}`}
                        label={texts.jobs.select(shown)}
                        isChecked={isSelected}
                        onChange={selects => onSelect(name, selects)}
                    />
                </Cell>
                <Facts row={row} columns={columns} />
                <Cell title={texts.jobs.actions} isAction>
                    <JobActions status={row.status} isBusy={isBusy} onAction={onAction} onMenu={onMenu} />
                </Cell>
            </tr>
            {isExpanded && (
                <tr className="pf-v6-c-table__tr pf-v6-c-table__expandable-row pf-m-expanded">
                    <Cell />
                    <Cell colSpan={columns.length + 4}>
                        <div className="pf-v6-c-table__expandable-row-content">
                            <LiveOutput job={name} lines={LINES} />
                        </div>
                    </Cell>
                </tr>
            )}
        </tbody>
    );
});

/** What is known of the job; who selects or opens its row changes none of it. */
const Facts: React.FC<{ row: Row; columns: readonly Column[] }> = memo(function Facts({ row, columns }) {
    const texts = useTexts();
    return (
        <>
            <Cell title={texts.jobs.state}>
                <StateCell row={row} />
            </Cell>
            <Cell title={texts.jobs.name}>
                <NameCell row={row} />
            </Cell>
            {columns.map(column => (
                <Cell key={column} title={columnTitle(column, texts)}>
                    <Fact column={column} row={row} texts={texts} />
                </Cell>
            ))}
        </>
    );
});

/** Keeps its place until the order is renewed. */
const GoneRow: React.FC<{ name: string; span: number }> = ({ name, span }) => {
    const texts = useTexts();
    return (
        <tbody className="pf-v6-c-table__tbody reeve-gone">
            <tr className="pf-v6-c-table__tr">
                <Cell colSpan={3} />
                <Cell colSpan={span - 3}>
                    <span className="reeve-name reeve-subtle">
                        <Text>{name}</Text>
                    </span>{' '}
                    <span className="reeve-subtle">{texts.jobs.deleted}</span>
                </Cell>
            </tr>
        </tbody>
    );
};

const StateCell: React.FC<{ row: Row }> = ({ row: { status } }) => (
    <div>
        <StateLabel state={status.state} failed={hasFailed(status)} />
        <div className="reeve-subtle">
            {status.state === 'BACKOFF' && status.nextStartMillis > 0 ? (
                <Moment
                    instant={status.nextStartMillis}
                    words={(instant, now, texts) => texts.jobs.nextTry(until(instant, now, texts))}
                />
            ) : (
                since(status) > 0 && (
                    <Moment
                        instant={since(status)}
                        words={(instant, now, texts) => texts.time.for(duration(now - instant, texts))}
                    />
                )
            )}
        </div>
    </div>
);

/** That of a process is longer than the service has known it, if it outlived the one before. */
function since(status: JobStatus): number {
    return status.state === 'RUNNING' && status.startedAtMillis > 0 ? status.startedAtMillis : status.sinceMillis;
}

const NameCell: React.FC<{ row: Row }> = ({ row: { status } }) => (
    <div>
        <Link className="reeve-name" to={jobPath(status.name)}>
            <Text>{status.name}</Text>
        </Link>
        {isProblem(status) && (
            <div className="reeve-danger reeve-reason">
                <Text>{status.reason}</Text>
            </div>
        )}
        <div className="reeve-labels">
            {labelsOf(status).map(label => (
                <Tag key={label} look="outline">
                    {label}
                </Tag>
            ))}
        </div>
    </div>
);

const Fact: React.FC<{ column: Column; row: Row; texts: Texts }> = ({ column, row, texts }) => {
    const { status, schedule } = row;
    switch (column) {
        case 'instances':
            return (
                <div>
                    <span className="reeve-number">
                        {status.running}/{status.instances}
                    </span>
                    {status.pid > 0 && <div className="reeve-subtle">{texts.jobs.pid(status.pid)}</div>}
                </div>
            );
        case 'memory':
            return <Usage row={row} number={residentBytes} format={bytes} least={1} texts={texts} />;
        case 'cpu':
            return <Usage row={row} number={cpuPercent} format={percent} least={BUSY_PERCENT} texts={texts} />;
        case 'restarts':
            return (
                <span className="reeve-number" title={texts.jobs.allRestarts(status.restarts)}>
                    {row.restarts}
                </span>
            );
        case 'exit':
            return status.lastExit.kind === 'NONE' ? null : (
                <div>
                    {exitWords(status.lastExit, texts)}
                    {status.endedAtMillis > 0 && (
                        <div className="reeve-subtle">
                            <Moment instant={status.endedAtMillis} words={ago} />
                        </div>
                    )}
                </div>
            );
        case 'next':
            return schedule && <Moment instant={schedule.nextRunMillis} words={until} />;
        case 'line':
            return <LastLine row={row} texts={texts} />;
    }
};

interface UsageProps {
    row: Row;
    number: (use: Use) => number;
    format: (number: number) => string;
    /** Up to where the line's height goes at least. */
    least: number;
    texts: Texts;
}

const Usage: React.FC<UsageProps> = ({ row, number, format, least, texts }) => {
    const present = useOf(row);
    if (!present) {
        return null;
    }
    const samples = row.history.map(use => ({ at: use.at, value: number(use) }));
    const numbers = samples.map(({ value }) => value);
    const span = texts.jobs.usageHistory(format(Math.min(...numbers)), format(Math.max(...numbers)));
    return (
        <div title={span}>
            <div className="reeve-number">{format(number(present))}</div>
            <Sparkline samples={samples} spanMillis={HISTORY_MILLIS} least={least} title={span} />
        </div>
    );
};

const LastLine: React.FC<{ row: Row; texts: Texts }> = ({ row: { lastLine }, texts }) => {
    if (!lastLine) {
        return null;
    }
    const text = visible(plain(lastLine.text)).slice(0, LONGEST_LINE);
    const isError = lastLine.stream === 'ERR';
    return (
        <bdi className={`reeve-cut reeve-mono${isError ? ' reeve-danger' : ''}`} title={text}>
            {isError && <span className="reeve-hidden">{texts.jobs.error}: </span>}
            {text}
        </bdi>
    );
};
