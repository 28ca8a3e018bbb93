import { Button, Checkbox, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons';
import React, { useId, useState } from 'react';
import { isSearch, NO_QUERY, type Scope, SCOPES, type View } from './view';
import { now } from '../../api/clock';
import { useTexts } from '../../i18n';

type Wanted = View['query'];

interface Props {
    view: View;
    onSearch: (query: Wanted) => void;
    onClear: () => void;
}

const RECENT = { PT15M: 15 * 60_000, PT1H: 3_600_000, PT24H: 86_400_000, P7D: 7 * 86_400_000 } as const;

const CONTEXTS = [0, 1, 2, 5, 10, 20];

type Recent = keyof typeof RECENT;

/** What to search for; it begins with a press of a button, since it may read much. */
export const SearchForm: React.FC<Props> = ({ view, onSearch, onClear }) => {
    const texts = useTexts();
    const { search } = texts.logs;
    const id = useId();
    const [query, setQuery] = useState(view.query);
    const [seen, setSeen] = useState(view.query);
    const [recent, setRecent] = useState<Recent | '' | 'custom'>(
        view.query.from !== '' || view.query.to !== '' ? 'custom' : '',
    );
    if (seen !== view.query) {
        setSeen(view.query);
        setQuery(view.query);
    }
    const change = (changed: Partial<Wanted>) => setQuery(before => ({ ...before, ...changed }));
    const hasSource = view.job !== undefined || view.isServer;
    const scopes = SCOPES.filter(scope => scope === 'all' || (hasSource && (scope === 'log' || view.file !== '')));
    const scope = scopes.includes(query.scope) ? query.scope : (scopes[0] ?? 'all');
    const window =
        recent === 'custom'
            ? {}
            : { from: recent === '' ? '' : new Date(now() - RECENT[recent]).toISOString(), to: '' };
    const wanted = { ...query, ...window, scope };
    return (
        <form
            className="reeve-search"
            role="search"
            onSubmit={event => {
                event.preventDefault();
                if (isSearch(wanted)) {
                    onSearch(wanted);
                }
            }}
        >
            <div className="reeve-search-row">
                <TextInput
                    type="search"
                    aria-label={search.text}
                    placeholder={search.text}
                    className="reeve-spring"
                    value={query.text}
                    spellCheck={false}
                    autoComplete="off"
                    onChange={(_, text) => change({ text })}
                />
                <Button type="submit" icon={<SearchIcon />} isDisabled={!isSearch(wanted)}>
                    {search.go}
                </Button>
                {isSearch(view.query) && (
                    <Button
                        variant="link"
                        onClick={() => {
                            setQuery(NO_QUERY);
                            setRecent('');
                            onClear();
                        }}
                    >
                        {search.clear}
                    </Button>
                )}
            </div>
            <div className="reeve-search-row">
                <FormSelect
                    className="reeve-narrow"
                    aria-label={search.scope}
                    value={scope}
                    onChange={(_, value) => change({ scope: value as Scope })}
                >
                    {scopes.map(each => (
                        <FormSelectOption key={each} value={each} label={search.scopes[each]} />
                    ))}
                </FormSelect>
                <FormSelect
                    className="reeve-narrow"
                    aria-label={search.stream}
                    value={query.stream}
                    onChange={(_, value) => change({ stream: value as Wanted['stream'] })}
                >
                    {(['', 'OUT', 'ERR'] as const).map(each => (
                        <FormSelectOption key={each} value={each} label={search.streams[each]} />
                    ))}
                </FormSelect>
                <FormSelect
                    className="reeve-narrow"
                    aria-label={search.recent}
                    value={recent}
                    onChange={(_, value) => setRecent(value as Recent | '' | 'custom')}
                >
                    <FormSelectOption value="" label={search.any} />
                    {(Object.keys(RECENT) as Recent[]).map(each => (
                        <FormSelectOption key={each} value={each} label={search.last[each]} />
                    ))}
                    <FormSelectOption value="custom" label={search.custom} />
                </FormSelect>
                {recent === 'custom' &&
                    (['from', 'to'] as const).map(key => (
                        <TextInput
                            key={key}
                            type="datetime-local"
                            step={1}
                            className="reeve-narrow"
                            aria-label={search[key]}
                            value={local(query[key])}
                            onChange={(_, value) => change({ [key]: instantOf(value) })}
                        />
                    ))}
                <FormSelect
                    className="reeve-narrow"
                    aria-label={search.context}
                    value={query.context}
                    onChange={(_, value) => change({ context: Number(value) })}
                >
                    {[...new Set([...CONTEXTS, query.context])].map(each => (
                        <FormSelectOption key={each} value={each} label={search.contextOf(each)} />
                    ))}
                </FormSelect>
                <span title={search.regexHelp}>
                    <Checkbox
                        id={`${id}-regex`}
                        label={search.regex}
                        isChecked={query.isRegex}
                        onChange={(_, isRegex) => change({ isRegex })}
                    />
                </span>
            </div>
        </form>
    );
};

/** As an input for dates and times has it: on the browser's clock. */
function local(instant: string): string {
    const time = Date.parse(instant);
    if (Number.isNaN(time)) {
        return '';
    }
    const offset = new Date(time).getTimezoneOffset() * 60_000;
    return new Date(time - offset).toISOString().slice(0, 19);
}

function instantOf(text: string): string {
    const time = new Date(text).getTime();
    return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
