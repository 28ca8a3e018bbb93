import { Alert, Label, SearchInput, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import React, { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useDefinition } from './useDefinition';
import type { JobCalls } from '../../api/job';
import { jobBean } from '../../api/names';
import { useTexts } from '../../i18n';
import { useDesk } from '../../state/desk';
import { FURTHER_JOB_OPERATIONS } from '../../state/permissions';
import { useLoad } from '../../state/useLoad';
import { Problem } from '../../ui/Problem';
import { Text } from '../../ui/Text';

/** The service's mask for a value that nobody is told, see io.reeve.mbeans.JobDefinition. */
export const SECRET = '********';

export const EnvironmentTab: React.FC<{ calls: JobCalls }> = ({ calls }) => {
    const texts = useTexts();
    const words = texts.job.environment;
    const { grants } = useDesk();
    const definition = useDefinition(calls.job);
    const own = definition.value?.environment ?? {};
    const load = useCallback(async () => {
        await grants.learnOf({ [jobBean(calls.job)]: FURTHER_JOB_OPERATIONS });
        return grants.mayOnJob(calls.job, 'environment') ? await calls.environment() : null;
    }, [calls, grants]);
    const { value, failure, reload } = useLoad(load);
    const [params, setParams] = useSearchParams();
    const wanted = params.get('q') ?? '';
    const all = useMemo(() => Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)), [value]);
    const shown = useMemo(() => {
        const text = wanted.toLowerCase();
        return all.filter(each => each.some(part => part.toLowerCase().includes(text)));
    }, [all, wanted]);
    const search = (text: string) => setParams(text === '' ? {} : { q: text }, { replace: true });
    if (value === null) {
        return <Alert isInline variant="info" title={words.forbidden} />;
    }
    if (!value) {
        return failure === undefined ? (
            <p className="reeve-subtle">{texts.output.waiting}</p>
        ) : (
            <Problem problem={failure} onRetry={() => void reload()} />
        );
    }
    return (
        <>
            <Toolbar>
                <ToolbarContent>
                    <ToolbarItem>
                        <SearchInput
                            aria-label={words.search}
                            placeholder={words.search}
                            value={wanted}
                            onChange={(_, text) => search(text)}
                            onClear={() => search('')}
                        />
                    </ToolbarItem>
                    <ToolbarItem alignSelf="center">
                        <span className="reeve-subtle" role="status">
                            {words.count(shown.length, all.length)}
                        </span>
                    </ToolbarItem>
                </ToolbarContent>
            </Toolbar>
            <Table variant="compact" aria-label={words.title} className="reeve-environment">
                <Thead>
                    <Tr>
                        <Th width={30}>{words.name}</Th>
                        <Th>{words.value}</Th>
                    </Tr>
                </Thead>
                <Tbody>
                    {shown.map(([name, variable]) => (
                        <Tr key={name}>
                            <Td dataLabel={words.name} className="reeve-mono">
                                <Text>{name}</Text>{' '}
                                {Object.hasOwn(own, name) && (
                                    <Label isCompact color="blue">
                                        {words.own}
                                    </Label>
                                )}
                            </Td>
                            <Td dataLabel={words.value} className="reeve-mono">
                                <Text>{variable}</Text>{' '}
                                {variable === SECRET && (
                                    <Label isCompact color="grey">
                                        {words.secret}
                                    </Label>
                                )}
                            </Td>
                        </Tr>
                    ))}
                    {shown.length === 0 && (
                        <Tr>
                            <Td colSpan={2}>{words.none}</Td>
                        </Tr>
                    )}
                </Tbody>
            </Table>
        </>
    );
};
