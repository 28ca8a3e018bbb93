import {
    Alert,
    Button,
    Card,
    CardBody,
    CardHeader,
    CardTitle,
    DescriptionList,
    DescriptionListDescription,
    DescriptionListGroup,
    DescriptionListTerm,
    Label,
    Skeleton,
} from '@patternfly/react-core';
import { CheckCircleIcon, ExclamationCircleIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import React, { useCallback, useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { Audit } from './Audit';
import { now } from '../../api/clock';
import { Refusal } from '../../api/jolokia';
import { LOG_CLEANER, SERVER } from '../../api/names';
import {
    type LogCleaner,
    type Overview,
    type Plugin,
    Service,
    type ServerFacts,
    type SocketApi,
} from '../../api/service';
import { useTexts } from '../../i18n';
import { ago, bytes, duration } from '../../i18n/format';
import { useDesk } from '../../state/desk';
import { useLoad } from '../../state/useLoad';
import { useMay } from '../../state/useMay';
import { Gated } from '../../ui/Gated';
import { LogText } from '../../ui/LogText';
import { Moment } from '../../ui/Moment';
import { PageTitle } from '../../ui/Page';
import { Problem } from '../../ui/Problem';
import { type Sample, Sparkline } from '../../ui/Sparkline';
import { Text } from '../../ui/Text';
import { useReport } from '../../ui/Toasts';

const PERIOD = 5_000;
const HISTORY_MILLIS = 10 * 60_000;

export const ServerPage: React.FC = () => {
    const { reeve } = useDesk();
    const texts = useTexts();
    const service = useMemo(() => new Service(reeve), [reeve]);
    // The history belongs to the question: another one begins anew.
    const load = useMemo(() => sampled(service), [service]);
    const { value, failure, reload } = useLoad(load, PERIOD);
    return (
        <>
            <PageTitle title={texts.server.title} />
            {failure !== undefined && !value && <Problem problem={failure} onRetry={() => void reload()} />}
            {!value && failure === undefined && (
                <div className="reeve-loading">
                    <Skeleton height="9rem" screenreaderText={texts.output.waiting} />
                    <Skeleton height="9rem" />
                </div>
            )}
            {value && (
                <div className="reeve-cards">
                    <Facts overview={value.overview} history={value.history} />
                    <Plugins plugins={value.overview.plugins} />
                    <Cleaner cleaner={value.overview.cleaner} service={service} reload={reload} />
                    <SocketApiCard socketApi={value.overview.socketApi} />
                </div>
            )}
            <Audit service={service} />
            <RecentLog service={service} />
        </>
    );
};

interface Sampled {
    overview: Overview;
    history: readonly Sample[];
}

/** The overview with the memory of the last minutes. */
function sampled(service: Service): () => Promise<Sampled> {
    let history: readonly Sample[] = [];
    return async () => {
        const overview = await service.overview();
        const { memory } = overview;
        if (!(memory instanceof Refusal)) {
            const at = now();
            history = [
                ...history.filter(sample => sample.at > at - HISTORY_MILLIS),
                { at, value: memory.residentBytes },
            ];
        }
        return { overview, history };
    };
}

type Fact = [term: string, value: React.ReactNode];

interface FactsCardProps {
    title: string;
    facts: readonly Fact[];
    actions?: React.ReactNode;
    children?: React.ReactNode;
}

const FactsCard: React.FC<FactsCardProps> = ({ title, facts, actions, children }) => (
    <Card isCompact>
        <CardHeader actions={actions === undefined ? undefined : { actions, hasNoOffset: true }}>
            <CardTitle component="h2">{title}</CardTitle>
        </CardHeader>
        <CardBody>
            {children}
            <DescriptionList isCompact isHorizontal className="reeve-facts">
                {facts.map(([term, value]) => (
                    <DescriptionListGroup key={term}>
                        <DescriptionListTerm>{term}</DescriptionListTerm>
                        <DescriptionListDescription>{value}</DescriptionListDescription>
                    </DescriptionListGroup>
                ))}
            </DescriptionList>
        </CardBody>
    </Card>
);

const Refused: React.FC<{ title: string; refusal: Refusal }> = ({ title, refusal }) => (
    <Card isCompact>
        <CardTitle component="h2">{title}</CardTitle>
        <CardBody>
            <p className="reeve-subtle">
                <Text>{refusal.message}</Text>
            </p>
        </CardBody>
    </Card>
);

const Facts: React.FC<{ overview: Overview; history: readonly Sample[] }> = ({ overview, history }) => {
    const texts = useTexts();
    const words = texts.server.facts;
    const { server, memory, heap } = overview;
    if (server instanceof Refusal) {
        return <Refused title={words.title} refusal={server} />;
    }
    const facts: Fact[] = [
        [words.version, server.Version],
        [words.java, server.JavaVersion],
        [
            words.uptime,
            <Moment
                key="up"
                instant={server.StartedAtMillis}
                words={(instant, moment, t) => duration(moment - instant, t)}
            />,
        ],
        [words.pid, server.Pid],
        [words.home, <Home key="home" server={server} />],
        [words.timezone, server.Timezone],
        [words.jobs, server.JobCount],
    ];
    if (!(memory instanceof Refusal)) {
        const sizes = history.map(sample => sample.value);
        const span = words.memoryHistory(bytes(Math.min(...sizes)), bytes(Math.max(...sizes)));
        facts.push([
            words.memory,
            <span key="memory" className="reeve-beside" title={span}>
                {bytes(memory.residentBytes)}
                <Sparkline samples={history} spanMillis={HISTORY_MILLIS} least={1} title={span} />
            </span>,
        ]);
    }
    if (!(heap instanceof Refusal)) {
        facts.push([words.heap, words.heapOf(bytes(heap.used), bytes(heap.max))]);
    }
    facts.push([words.threads, server.ThreadCount], [words.files, server.OpenFileCount]);
    return <FactsCard title={words.title} facts={facts} />;
};

const Home: React.FC<{ server: ServerFacts }> = ({ server }) => (
    <span className="reeve-mono reeve-wrap">
        <Text>{server.Home}</Text>
    </span>
);

const Plugins: React.FC<{ plugins: Overview['plugins'] }> = ({ plugins }) => {
    const texts = useTexts();
    const words = texts.server.plugins;
    if (plugins instanceof Refusal) {
        return <Refused title={words.title} refusal={plugins} />;
    }
    const all = Object.values(plugins).sort((a, b) => rank(a) - rank(b) || (a.Name < b.Name ? -1 : 1));
    const failed = all.filter(plugin => plugin.State === 'FAILED').length;
    return (
        <Card isCompact>
            <CardTitle component="h2">{words.title}</CardTitle>
            <CardBody>
                {failed > 0 && <Alert isInline isPlain variant="danger" title={words.failed(failed)} />}
                <Table variant="compact" borders={false} aria-label={words.title}>
                    <Thead>
                        <Tr>
                            <Th>{words.name}</Th>
                            <Th>{words.state}</Th>
                            <Th>{failed > 0 ? words.failure : words.origin}</Th>
                        </Tr>
                    </Thead>
                    <Tbody>
                        {all.map(plugin => (
                            <Tr key={plugin.Name}>
                                <Td dataLabel={words.name}>
                                    <Text>{plugin.Name}</Text>
                                </Td>
                                <Td dataLabel={words.state}>
                                    <PluginState plugin={plugin} />
                                </Td>
                                <Td dataLabel={words.origin} className="reeve-wrap">
                                    {plugin.Failure !== '' && (
                                        <div>
                                            <Text>{plugin.Failure}</Text>
                                        </div>
                                    )}
                                    <span className="reeve-subtle">
                                        <Text>{plugin.Origin}</Text>
                                    </span>
                                </Td>
                            </Tr>
                        ))}
                    </Tbody>
                </Table>
            </CardBody>
        </Card>
    );
};

/** What failed comes first. */
function rank({ State }: Plugin): number {
    return State === 'FAILED' ? 0 : 1;
}

const PluginState: React.FC<{ plugin: Plugin }> = ({ plugin: { State } }) => {
    const { states } = useTexts().server.plugins;
    return State === 'FAILED' ? (
        <Label isCompact status="danger" icon={<ExclamationCircleIcon />}>
            {states.FAILED}
        </Label>
    ) : (
        <Label isCompact status="success" icon={<CheckCircleIcon />}>
            {states.STARTED}
        </Label>
    );
};

interface CleanerProps {
    cleaner: LogCleaner | Refusal;
    service: Service;
    reload: () => Promise<void>;
}

const CLEANER_OPERATIONS = ['clean'] as const;

const Cleaner: React.FC<CleanerProps> = ({ cleaner, service, reload }) => {
    const texts = useTexts();
    const words = texts.server.cleaner;
    const report = useReport();
    const may = useMay(LOG_CLEANER, CLEANER_OPERATIONS);
    const [isBusy, setBusy] = useState(false);
    if (cleaner instanceof Refusal) {
        return <Refused title={words.title} refusal={cleaner} />;
    }
    const clean = async () => {
        setBusy(true);
        try {
            await service.clean();
            await reload();
        } catch (e) {
            report.problem(words.clean, e);
        } finally {
            setBusy(false);
        }
    };
    const facts: Fact[] = [
        [words.stored, bytes(cleaner.StoredBytes)],
        [
            words.last,
            cleaner.LastRunMillis > 0 ? <Moment key="last" instant={cleaner.LastRunMillis} words={ago} /> : words.never,
        ],
        [words.deleted, words.files(cleaner.DeletedFiles, bytes(cleaner.DeletedBytes))],
        [words.compressed, words.saved(cleaner.CompressedFiles, bytes(cleaner.SavedBytes))],
    ];
    return (
        <FactsCard
            title={words.title}
            facts={facts}
            actions={
                <Gated reason={may('clean') ? '' : texts.action.forbidden('LOGCLEANER.CLEAN')}>
                    <Button
                        variant="secondary"
                        size="sm"
                        isLoading={isBusy}
                        isDisabled={isBusy}
                        onClick={() => void clean()}
                    >
                        {words.clean}
                    </Button>
                </Gated>
            }
        >
            {cleaner.Paused && <Alert isInline isPlain variant="danger" title={words.paused} />}
        </FactsCard>
    );
};

/** Where the plugin is left out, there is nothing to say. */
const SocketApiCard: React.FC<{ socketApi: SocketApi | Refusal }> = ({ socketApi }) => {
    const words = useTexts().server.socket;
    if (socketApi instanceof Refusal) {
        return null;
    }
    return (
        <FactsCard
            title={words.title}
            facts={[
                [words.address, `${socketApi.Host}:${socketApi.Port}`],
                [words.connections, socketApi.Connections],
                [words.requests, socketApi.Requests],
                [words.dropped, socketApi.Dropped],
            ]}
        />
    );
};

const RecentLog: React.FC<{ service: Service }> = ({ service }) => {
    const { reeve } = useDesk();
    const texts = useTexts();
    const words = texts.server.log;
    const load = useCallback(async () => {
        const allowed = (await reeve.permissions({ [SERVER]: ['read'] }))[SERVER] ?? {};
        return allowed['read'] === false ? undefined : { text: await service.recentLog() };
    }, [reeve, service]);
    const { value, failure, reload } = useLoad(load, PERIOD);
    const lines = value?.text.split('\n').filter(line => line !== '') ?? [];
    if (!value && failure === undefined) {
        return null;
    }
    return (
        <Card isCompact>
            <CardHeader
                actions={{ actions: <Link to="/reeve/logs?server=1&live=1">{words.all}</Link>, hasNoOffset: true }}
            >
                <CardTitle component="h2">{words.title}</CardTitle>
            </CardHeader>
            <CardBody>
                {failure !== undefined && !value && <Problem problem={failure} onRetry={() => void reload()} />}
                {value && lines.length === 0 && <p className="reeve-subtle">{words.none}</p>}
                {lines.length > 0 && (
                    <div
                        className="reeve-output"
                        role="log"
                        aria-live="off"
                        aria-label={words.title}
                        // It scrolls, so the keyboard has to reach it.
                        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                        tabIndex={0}
                    >
                        {lines.map((line, i) => (
                            <div key={i}>
                                <LogText text={line} />
                            </div>
                        ))}
                    </div>
                )}
            </CardBody>
        </Card>
    );
};
