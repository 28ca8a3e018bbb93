import { Button, SearchInput, Title } from '@patternfly/react-core';
import { ServerIcon } from '@patternfly/react-icons';
import React, { useMemo, useState } from 'react';
import type { View } from './view';
import { useTexts } from '../../i18n';
import { visible } from '../../i18n/format';
import { useRows } from '../../state/desk';
import { hasFailed } from '../../state/order';
import { StateIcon } from '../../ui/StateLabel';
import { Text } from '../../ui/Text';

interface Props {
    view: View;
    onChoose: (source: { job: string } | 'server') => void;
}

const NAMES = new Intl.Collator('en', { numeric: true });

/** The jobs, the service, and any name that somebody types: logs outlive their jobs. */
export const Sources: React.FC<Props> = ({ view, onChoose }) => {
    const texts = useTexts();
    const rows = useRows();
    const [text, setText] = useState('');
    const wanted = text.trim();
    const all = useMemo(() => [...rows].sort((a, b) => NAMES.compare(a.status.name, b.status.name)), [rows]);
    const found = all.filter(({ status }) => status.name.toLowerCase().includes(wanted.toLowerCase()));
    const others = [wanted, view.job ?? ''].filter(
        (name, i, names) =>
            name !== '' && names.indexOf(name) === i && !rows.some(({ status }) => status.name === name),
    );
    const item = (
        name: string,
        icon: React.ReactNode,
        label: React.ReactNode,
        isChosen: boolean,
        choose: () => void,
    ) => (
        <li key={name}>
            <Button
                variant="plain"
                className={`reeve-source${isChosen ? ' reeve-chosen' : ''}`}
                aria-current={isChosen ? 'true' : undefined}
                icon={icon}
                title={visible(name)}
                onClick={choose}
            >
                {label}
            </Button>
        </li>
    );
    return (
        <nav className="reeve-sources" aria-label={texts.logs.sources}>
            <Title headingLevel="h2" size="md">
                {texts.logs.sources}
            </Title>
            <SearchInput
                aria-label={texts.logs.findJob}
                placeholder={texts.logs.findJob}
                submitSearchButtonLabel={texts.logs.openLog}
                value={text}
                onChange={(_, value) => setText(value)}
                onSearch={() => {
                    const only = found.length === 1 ? found[0]?.status.name : others[0];
                    if (only !== undefined && wanted !== '') {
                        onChoose({ job: only });
                    }
                }}
                onClear={() => setText('')}
            />
            <ul>
                {wanted === '' && item('', <ServerIcon />, texts.logs.service, view.isServer, () => onChoose('server'))}
                {found.map(({ status }) =>
                    item(
                        status.name,
                        <StateIcon state={status.state} failed={hasFailed(status)} />,
                        <Text>{status.name}</Text>,
                        view.job === status.name,
                        () => onChoose({ job: status.name }),
                    ),
                )}
                {others.map(name =>
                    item(name, undefined, texts.logs.deleted(visible(name)), view.job === name, () =>
                        onChoose({ job: name }),
                    ),
                )}
            </ul>
            {rows.length === 0 && <p className="reeve-subtle">{texts.logs.noJobs}</p>}
        </nav>
    );
};
