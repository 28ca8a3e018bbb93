import { Alert, Label, SearchInput, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import React, { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { JobCalls } from '../../api/job';
import { useTexts } from '../../i18n';
import { useDesk, useGrants } from '../../state/desk';
import { useLoad } from '../../state/useLoad';
import { Problem } from '../../ui/Problem';
import { Text } from '../../ui/Text';

/** The service's mask for a value that nobody is told, see io.reeve.mbeans.JobDefinition. */
export const SECRET = '********';

export const EnvironmentTab: React.FC<{ calls: JobCalls }> = ({ calls }) => {
    const texts = useTexts();
    const words = texts.job.environment;
    const { reeve } = useDesk();
    const grants = useGrants();
    const load = useCallback(async () => {
        const [variables, own] = await Promise.all([
            calls.environment(),
            // Who may not see the settings sees the variables all the same.
            reeve.definition(calls.job).then(
                ({ environment }) => new Set(Object.keys(environment)),
                () => new Set<string>(),
            ),
        ]);
        return { variables, own };
    }, [calls, reeve]);
    const { value, failure, reload } = useLoad(load);
    const [params, setParams] = useSearchParams();
    const wanted = params.get('q') ?? '';
    const all = useMemo(() => Object.entries(value?.variables ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)), [value]);
    const shown = useMemo(() => {
        const text = wanted.toLowerCase();
        return all.filter(each => each.some(part => part.toLowerCase().includes(text)));
    }, [all, wanted]);
    const search = (text: string) => setParams(text === '' ? {} : { q: text }, { replace: true });
    if (!value && !grants.mayOnJob(calls.job, 'environment')) {
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
                                {value.own.has(name) && (
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
