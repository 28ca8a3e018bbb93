import {
    Alert,
    Button,
    Card,
    CardBody,
    CardHeader,
    CardTitle,
    Label,
    SearchInput,
    Skeleton,
    Toolbar,
    ToolbarContent,
    ToolbarItem,
} from '@patternfly/react-core';
import { BanIcon, CheckIcon, ExclamationCircleIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import React, { useCallback, useMemo, useState } from 'react';
import { filtered, OUTCOMES } from './records';
import { AUDIT } from '../../api/names';
import type { AuditCheck, AuditRecord, Service } from '../../api/service';
import { type Language, useLanguage, useTexts } from '../../i18n';
import { ago, exactly } from '../../i18n/format';
import { useDesk } from '../../state/desk';
import { useLoad } from '../../state/useLoad';
import { Choice } from '../../ui/Choice';
import { Moment } from '../../ui/Moment';
import { Lines, Problem } from '../../ui/Problem';
import { Text } from '../../ui/Text';
import { useReport } from '../../ui/Toasts';

type Outcome = AuditRecord['outcome'];

const COUNTS = [500, 2_000, 10_000];
const SHOWN = 50;

/** The end of the audit trail, with filters; all of it can be verified. */
export const Audit: React.FC<{ service: Service }> = ({ service }) => {
    const { reeve } = useDesk();
    const texts = useTexts();
    const words = texts.server.audit;
    const [count, setCount] = useState(COUNTS[0] ?? 500);
    const load = useCallback(async () => {
        // Asked beforehand, since each denial is a line of the trail.
        const allowed = (await reeve.permissions({ [AUDIT]: ['tail'] }))[AUDIT] ?? {};
        return { records: allowed['tail'] === false ? undefined : await service.audit(count) };
    }, [reeve, service, count]);
    const { value, failure, reload } = useLoad(load);
    const records = value?.records;
    const report = useReport();
    const [check, setCheck] = useState<AuditCheck>();
    const [isVerifying, setVerifying] = useState(false);
    const verify = async () => {
        setVerifying(true);
        setCheck(undefined);
        try {
            setCheck(await service.verify());
        } catch (e) {
            report.problem(words.verify, e);
        } finally {
            setVerifying(false);
        }
    };
    return (
        <Card isCompact className="reeve-audit">
            <CardHeader
                actions={
                    records && {
                        hasNoOffset: true,
                        actions: (
                            <>
                                <Button variant="link" size="sm" onClick={() => void reload()}>
                                    {words.refresh}
                                </Button>
                                <Button
                                    variant="secondary"
                                    size="sm"
                                    isLoading={isVerifying}
                                    isDisabled={isVerifying}
                                    onClick={() => void verify()}
                                >
                                    {isVerifying ? words.verifying : words.verify}
                                </Button>
                            </>
                        ),
                    }
                }
            >
                <CardTitle component="h2">{words.title}</CardTitle>
            </CardHeader>
            <CardBody>
                <p className="reeve-subtle">{words.body}</p>
                <div role="status">{check && <Checked check={check} />}</div>
                {failure !== undefined && !value && <Problem problem={failure} onRetry={() => void reload()} />}
                {!value && failure === undefined && <Skeleton height="10rem" screenreaderText={texts.output.waiting} />}
                {value && !records && <p className="reeve-subtle">{texts.action.forbidden('AUDIT.GET')}</p>}
                {records?.length === 0 && <p className="reeve-subtle">{words.none}</p>}
                {records && records.length > 0 && (
                    <Records
                        records={records}
                        onMore={
                            records.length < count || count === COUNTS[COUNTS.length - 1]
                                ? undefined
                                : () => setCount(COUNTS[COUNTS.indexOf(count) + 1] ?? count)
                        }
                    />
                )}
            </CardBody>
        </Card>
    );
};

const Checked: React.FC<{ check: AuditCheck }> = ({ check }) => {
    const words = useTexts().server.audit;
    return check.problems.length === 0 ? (
        <Alert isInline variant="success" title={words.intact(check.records)}>
            {check.lastHash !== '' && (
                <>
                    {words.hash} <span className="reeve-mono reeve-wrap">{check.lastHash}</span>
                </>
            )}
        </Alert>
    ) : (
        <Alert isInline variant="danger" title={words.broken}>
            <Lines text={check.problems.join('\n')} />
        </Alert>
    );
};

interface RecordsProps {
    records: readonly AuditRecord[];
    /** Fetches older ones; undefined if there are none. */
    onMore: (() => void) | undefined;
}

const Records: React.FC<RecordsProps> = ({ records, onMore }) => {
    const texts = useTexts();
    const words = texts.server.audit;
    const [text, setText] = useState('');
    const [outcomes, setOutcomes] = useState<ReadonlySet<Outcome>>(new Set());
    const [shown, setShown] = useState(SHOWN);
    const found = useMemo(() => filtered(records, { text, outcomes }), [records, text, outcomes]);
    const toggle = (outcome: Outcome) => {
        const next = new Set(outcomes);
        if (!next.delete(outcome)) {
            next.add(outcome);
        }
        setOutcomes(next);
        setShown(SHOWN);
    };
    return (
        <>
            <Toolbar>
                <ToolbarContent>
                    <ToolbarItem>
                        <SearchInput
                            aria-label={words.search}
                            placeholder={words.search}
                            value={text}
                            onChange={(_, value) => {
                                setText(value);
                                setShown(SHOWN);
                            }}
                            onClear={() => setText('')}
                        />
                    </ToolbarItem>
                    <ToolbarItem>
                        <Choice
                            title={words.outcome}
                            options={OUTCOMES.map(value => ({ value, text: words.outcomes[value] }))}
                            chosen={outcomes}
                            isCounted
                            onToggle={value => toggle(value as Outcome)}
                        />
                    </ToolbarItem>
                    <ToolbarItem alignSelf="center" className="reeve-subtle">
                        {words.shown(found.length)}
                    </ToolbarItem>
                </ToolbarContent>
            </Toolbar>
            {found.length === 0 ? (
                <p className="reeve-subtle">{words.noMatch}</p>
            ) : (
                <Table variant="compact" aria-label={words.table} gridBreakPoint="grid-lg">
                    <Thead>
                        <Tr>
                            <Th>{words.number}</Th>
                            <Th>{words.at}</Th>
                            <Th>{words.who}</Th>
                            <Th>{words.what}</Th>
                            <Th width={40}>{words.on}</Th>
                            <Th>{words.outcome}</Th>
                        </Tr>
                    </Thead>
                    <Tbody>
                        {found.slice(0, shown).map(record => (
                            <RecordRow key={record.number} record={record} />
                        ))}
                    </Tbody>
                </Table>
            )}
            {(found.length > shown || onMore) && (
                <Button
                    variant="link"
                    onClick={() => {
                        if (found.length > shown) {
                            setShown(shown * 4);
                        } else {
                            onMore?.();
                        }
                    }}
                >
                    {words.more}
                </Button>
            )}
        </>
    );
};

const RecordRow: React.FC<{ record: AuditRecord }> = ({ record }) => {
    const language = useLanguage();
    const words = useTexts().server.audit;
    const at = Date.parse(record.at);
    return (
        <Tr>
            <Td dataLabel={words.number} className="reeve-number" title={record.hash}>
                {record.number}
            </Td>
            <Td dataLabel={words.at} className="reeve-number">
                <span title={exactly(at, language)}>{shortly(at, language)}</span>
                <div className="reeve-subtle">
                    <Moment instant={at} words={ago} />
                </div>
            </Td>
            <Td dataLabel={words.who} className="reeve-wrap">
                {record.who === '' ? <span className="reeve-subtle">{words.nobody}</span> : <Text>{record.who}</Text>}
                <div className="reeve-subtle">
                    <Text>{words.from(record.from, record.door)}</Text>
                </div>
            </Td>
            <Td dataLabel={words.what} className="reeve-mono">
                <Text>{record.what}</Text>
            </Td>
            <Td dataLabel={words.on} className="reeve-wrap">
                <Text>{record.on}</Text>
                {record.why !== '' && (
                    <div className="reeve-subtle">
                        <Text>{record.why}</Text>
                    </div>
                )}
            </Td>
            <Td dataLabel={words.outcome}>
                <OutcomeMark outcome={record.outcome} />
            </Td>
        </Tr>
    );
};

const OutcomeMark: React.FC<{ outcome: Outcome }> = ({ outcome }) => {
    const { outcomes } = useTexts().server.audit;
    switch (outcome) {
        case 'ok':
            return (
                <Label isCompact variant="outline" icon={<CheckIcon />}>
                    {outcomes.ok}
                </Label>
            );
        case 'denied':
            return (
                <Label isCompact status="warning" icon={<BanIcon />}>
                    {outcomes.denied}
                </Label>
            );
        case 'failed':
            return (
                <Label isCompact status="danger" icon={<ExclamationCircleIcon />}>
                    {outcomes.failed}
                </Label>
            );
    }
};

/** Without its zone, which the hover tells. */
function shortly(instant: number, language: Language): string {
    return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
        dateStyle: 'medium',
        timeStyle: 'medium',
    }).format(instant);
}
