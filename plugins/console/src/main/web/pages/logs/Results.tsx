import { Alert, Button, Spinner, Title } from '@patternfly/react-core';
import { ExternalLinkAltIcon } from '@patternfly/react-icons';
import React, { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { type Controls, type Found, type Hit, placeWords } from './useSearch';
import { paramsOf, type View } from './view';
import type { Source } from '../../api/logs';
import { useTexts } from '../../i18n';
import { bytes, visible } from '../../i18n/format';
import { type Finder, finderOf } from '../../ui/highlight';
import { LogText } from '../../ui/LogText';
import { Problem } from '../../ui/Problem';
import { Text } from '../../ui/Text';

interface Props {
    view: View;
    found: Found;
    controls: Controls;
}

/** What was found, by file, in the order of time. */
export const Results: React.FC<Props> = ({ view, found, controls }) => {
    const texts = useTexts();
    const { search } = texts.logs;
    const { text, isRegex } = view.query;
    const find = useMemo(() => finderOf(text, isRegex), [text, isRegex]);
    const groups = useMemo(() => grouped(found.hits), [found.hits]);
    const nameOf = (source: Source) => (source === undefined ? texts.logs.service : visible(source));
    const isOver = !found.isBusy && !found.canGoOn;
    return (
        <section className="reeve-results" aria-label={search.results}>
            <div className="reeve-bar" role="status">
                <Title headingLevel="h2" size="md">
                    {search.found(found.hits.length)}
                </Title>
                <span className="reeve-subtle">
                    {search.searched(bytes(found.scannedBytes))}
                    {found.all > 1 && `, ${search.jobs(found.done, found.all)}`}
                </span>
                {found.isBusy && (
                    <>
                        <Spinner size="md" aria-label={search.busy} />
                        <Button variant="link" isInline onClick={controls.stop}>
                            {search.stop}
                        </Button>
                    </>
                )}
            </div>
            {found.failures.map(({ source, failure }) => (
                <Problem key={source ?? ''} problem={failure} title={search.failed(nameOf(source))} />
            ))}
            {found.damaged.map(({ source, file }) => (
                <Alert
                    key={`${source ?? ''}/${file}`}
                    isInline
                    isPlain
                    variant="warning"
                    title={search.damaged(`${nameOf(source)} ${file}`)}
                />
            ))}
            {isOver && found.hits.length === 0 && found.failures.length === 0 && (
                <p className="reeve-subtle">{search.none}</p>
            )}
            {groups.map(group => (
                <Group
                    key={group.key}
                    hits={group.hits}
                    view={view}
                    find={find}
                    name={found.all > 1 ? nameOf(group.hits[0]?.source) : ''}
                />
            ))}
            {found.canGoOn && (
                <Button variant="secondary" onClick={controls.goOn}>
                    {search.more}
                </Button>
            )}
        </section>
    );
};

interface GroupProps {
    hits: readonly Hit[];
    view: View;
    find: Finder;
    /** Whose file it is, where there are several. */
    name: string;
}

const Group: React.FC<GroupProps> = ({ hits, view, find, name }) => {
    const texts = useTexts();
    const { search } = texts.logs;
    const first = hits[0];
    if (!first) {
        return null;
    }
    const place = placeWords(first);
    return (
        <section className="reeve-hits" aria-label={`${name} ${place}`.trim()}>
            <h3>
                {name !== '' && (
                    <>
                        <Text>{name}</Text>{' '}
                    </>
                )}
                <span className="reeve-subtle">{place}</span>
            </h3>
            <ol className="reeve-output">
                {hits.map(hit => (
                    <li key={hit.match.offset}>
                        <Link
                            to={{ search: paramsOf(placed(view, hit)).toString() }}
                            className="reeve-to-file"
                            aria-label={search.open(place)}
                            title={search.open(place)}
                        >
                            <ExternalLinkAltIcon />
                        </Link>
                        <Context lines={hit.match.before} />
                        <div className="reeve-hit">
                            <LogText text={hit.match.line} find={find} />
                            {hit.match.truncated && <span className="reeve-subtle"> … {search.truncated}</span>}
                        </div>
                        <Context lines={hit.match.after} />
                    </li>
                ))}
            </ol>
        </section>
    );
};

const Context: React.FC<{ lines: readonly string[] }> = ({ lines }) => (
    <>
        {lines.map((line, i) => (
            <div key={i} className="reeve-context">
                <LogText text={line} />
            </div>
        ))}
    </>
);

/** The file with the line that was found, and the search still there. */
function placed(view: View, { source, match }: Hit): View {
    return {
        ...view,
        job: source,
        isServer: source === undefined,
        directory: match.directory,
        file: match.file,
        at: match.offset,
        isLive: false,
    };
}

function grouped(hits: readonly Hit[]): { key: string; hits: Hit[] }[] {
    const groups: { key: string; hits: Hit[] }[] = [];
    for (const hit of hits) {
        const key = `${hit.source ?? ''}\n${hit.match.directory}/${hit.match.file}`;
        const last = groups[groups.length - 1];
        if (last?.key === key) {
            last.hits.push(hit);
        } else {
            groups.push({ key, hits: [hit] });
        }
    }
    return groups;
}
