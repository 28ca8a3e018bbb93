import { Alert, Button, ClipboardCopy, Label, LabelGroup, SearchInput, Skeleton, Title } from '@patternfly/react-core';
import { PlusCircleIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import React, { useCallback, useMemo, useRef, useState } from 'react';
import { AddToken, AddUser, EditPrivileges, SetPassword } from './Dialogs';
import { Auth, type Token, type User } from '../../api/auth';
import { now } from '../../api/clock';
import { AUTH } from '../../api/names';
import { useTexts } from '../../i18n';
import { ago, until, visible } from '../../i18n/format';
import { useDesk } from '../../state/desk';
import { useLoad } from '../../state/useLoad';
import { useMay } from '../../state/useMay';
import { Confirm } from '../../ui/Confirm';
import { Gated } from '../../ui/Gated';
import { Moment } from '../../ui/Moment';
import { PageTitle } from '../../ui/Page';
import { Problem } from '../../ui/Problem';
import { RowMenu } from '../../ui/RowMenu';
import { Text } from '../../ui/Text';
import { useReport } from '../../ui/Toasts';

const PERIOD = 15_000;
const OPERATIONS = ['add', 'update', 'delete', 'addToken', 'deleteToken', 'getTokens'] as const;
const SOON = 7 * 86_400_000;

type Wish =
    | { action: 'add' }
    | { action: 'privileges' | 'password' | 'delete' | 'token'; user: User }
    | { action: 'revoke'; token: Token };

type UserAction = 'privileges' | 'password' | 'delete' | 'token';

/** Undefined is what the caller may not see. */
interface Known {
    users: User[] | undefined;
    tokens: Token[] | undefined;
    isEnabled: boolean;
}

export const UsersPage: React.FC = () => {
    const { reeve } = useDesk();
    const texts = useTexts();
    const auth = useMemo(() => new Auth(reeve.jolokia), [reeve]);
    const mayRead = useRef(true);
    const load = useCallback(async (): Promise<Known> => {
        // Asked beforehand, since each denial is a line of the audit trail.
        const allowed = (await reeve.permissions({ [AUTH]: ['getAll', 'getTokens'] }))[AUTH] ?? {};
        if (allowed['getAll'] === false) {
            return { users: undefined, tokens: undefined, isEnabled: true };
        }
        const [users, tokens, isEnabled] = await Promise.all([
            auth.users(),
            allowed['getTokens'] === false ? undefined : auth.tokens(),
            mayRead.current ? auth.isEnabled().catch(() => !(mayRead.current = false)) : true,
        ]);
        return { users, tokens, isEnabled };
    }, [auth, reeve]);
    const { value: known, failure, reload } = useLoad(load, PERIOD);
    const [wish, setWish] = useState<Wish>();
    const may = useMay(AUTH, OPERATIONS);
    return (
        <>
            <PageTitle title={texts.users.title}>
                {known?.users && (
                    <Gated reason={may('add') ? '' : texts.action.forbidden('AUTH.ADD')}>
                        <Button icon={<PlusCircleIcon />} onClick={() => setWish({ action: 'add' })}>
                            {texts.users.add}
                        </Button>
                    </Gated>
                )}
            </PageTitle>
            {failure !== undefined && !known && <Problem problem={failure} onRetry={() => void reload()} />}
            {!known && failure === undefined && (
                <div className="reeve-loading">
                    {Array.from({ length: 4 }, (_, i) => (
                        <Skeleton
                            key={i}
                            height="2.5rem"
                            screenreaderText={i === 0 ? texts.output.waiting : undefined}
                        />
                    ))}
                </div>
            )}
            {known && !known.isEnabled && <Alert isInline variant="warning" title={texts.users.isOff} />}
            {known && !known.users && <Alert isInline variant="info" title={texts.action.forbidden('AUTH.GETALL')} />}
            {known?.users && <Users users={known.users} tokens={known.tokens} may={may} onWish={setWish} />}
            {known?.tokens && <Tokens tokens={known.tokens} may={may} onWish={setWish} />}
            {wish && (
                <Dialog
                    wish={wish}
                    auth={auth}
                    tokens={known?.tokens ?? []}
                    onDone={() => {
                        setWish(undefined);
                        void reload();
                    }}
                    onClose={() => setWish(undefined)}
                />
            )}
        </>
    );
};

interface SectionProps {
    may: (operation: string) => boolean;
    onWish: (wish: Wish) => void;
}

const Users: React.FC<SectionProps & { users: readonly User[]; tokens: readonly Token[] | undefined }> = props => {
    const { users, tokens, may, onWish } = props;
    const texts = useTexts();
    const [text, setText] = useState('');
    const wanted = text.trim().toLowerCase();
    const found = [...users]
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .filter(user => `${user.name} ${user.privileges}`.toLowerCase().includes(wanted));
    const hasFacts = users.some(user => Object.keys(user.extra).length > 0);
    return (
        <>
            {users.length > 8 && (
                <SearchInput
                    aria-label={texts.users.search}
                    placeholder={texts.users.search}
                    className="reeve-find"
                    value={text}
                    onChange={(_, value) => setText(value)}
                    onClear={() => setText('')}
                />
            )}
            <Table variant="compact" aria-label={texts.users.table} className="reeve-plain-table">
                <Thead>
                    <Tr>
                        <Th width={20}>{texts.users.name}</Th>
                        <Th>{texts.users.privileges}</Th>
                        {tokens && <Th>{texts.users.tokens}</Th>}
                        {hasFacts && <Th>{texts.users.facts}</Th>}
                        <Th screenReaderText={texts.jobs.actions} />
                    </Tr>
                </Thead>
                <Tbody>
                    {found.map(user => (
                        <Tr key={user.name}>
                            <Td dataLabel={texts.users.name}>
                                <b>
                                    <Text>{user.name}</Text>
                                </b>
                            </Td>
                            <Td dataLabel={texts.users.privileges}>
                                <PrivilegeLabels privileges={user.privileges} />
                            </Td>
                            {tokens && (
                                <Td dataLabel={texts.users.tokens} className="reeve-number">
                                    {tokens.filter(token => token.user === user.name).length}
                                </Td>
                            )}
                            {hasFacts && (
                                <Td dataLabel={texts.users.facts}>
                                    {Object.entries(user.extra).map(([key, value]) => (
                                        <div key={key} className="reeve-subtle reeve-wrap">
                                            <Text>{`${key}: ${value.slice(0, 200)}`}</Text>
                                        </div>
                                    ))}
                                </Td>
                            )}
                            <Td isActionCell>
                                <UserMenu user={user.name} may={may} onAction={action => onWish({ action, user })} />
                            </Td>
                        </Tr>
                    ))}
                </Tbody>
            </Table>
            {found.length === 0 && <p className="reeve-subtle">{texts.users.noMatch}</p>}
        </>
    );
};

const PrivilegeLabels: React.FC<{ privileges: string }> = ({ privileges }) => {
    const texts = useTexts();
    const items = privileges.split(',').filter(Boolean);
    return items.length === 0 ? (
        <span className="reeve-subtle">{texts.users.none}</span>
    ) : (
        <LabelGroup
            numLabels={6}
            aria-label={texts.users.privileges}
            expandedText="−"
            collapsedText={`+${items.length - 6}`}
        >
            {items.map(item => (
                <Label
                    key={item}
                    isCompact
                    variant="outline"
                    color={item === '*' || item.startsWith('admin') ? 'orange' : undefined}
                >
                    {visible(item)}
                </Label>
            ))}
        </LabelGroup>
    );
};

interface UserMenuProps {
    user: string;
    may: (operation: string) => boolean;
    onAction: (action: UserAction) => void;
}

const UserMenu: React.FC<UserMenuProps> = ({ user, may, onAction }) => {
    const texts = useTexts();
    const item = (action: UserAction, text: string, operation: (typeof OPERATIONS)[number]) => ({
        text,
        privilege: `AUTH.${operation.toUpperCase()}`,
        isAllowed: may(operation),
        isDanger: action === 'delete',
        onClick: () => onAction(action),
    });
    const items = [
        item('privileges', texts.users.editShort, 'update'),
        item('password', texts.users.password, 'update'),
        item('token', texts.users.token.add, 'addToken'),
        item('delete', texts.action.delete, 'delete'),
    ];
    return <RowMenu of={visible(user)} items={items} />;
};

const Tokens: React.FC<SectionProps & { tokens: readonly Token[] }> = ({ tokens, may, onWish }) => {
    const texts = useTexts();
    const words = texts.users.token;
    const sorted = [...tokens].sort((a, b) => a.expiresAtMillis - b.expiresAtMillis);
    return (
        <>
            <div>
                <Title headingLevel="h2">{words.title}</Title>
                <p className="reeve-subtle">{words.body}</p>
            </div>
            {tokens.length === 0 ? (
                <div>
                    <p>{words.noTokens}</p>
                    <ClipboardCopy
                        isReadOnly
                        isCode
                        hoverTip={texts.copy.hover}
                        clickTip={texts.copy.done}
                        className="reeve-first-step"
                    >
                        {'bin/reeve token add admin "nightly script" --days 90'}
                    </ClipboardCopy>
                </div>
            ) : (
                <Table variant="compact" aria-label={words.table} className="reeve-plain-table">
                    <Thead>
                        <Tr>
                            <Th width={20}>{words.label}</Th>
                            <Th>{words.user}</Th>
                            <Th width={25}>{words.privileges}</Th>
                            <Th>{words.created}</Th>
                            <Th>{words.expires}</Th>
                            <Th>{words.lastUsed}</Th>
                            <Th screenReaderText={texts.jobs.actions} />
                        </Tr>
                    </Thead>
                    <Tbody>
                        {sorted.map(token => (
                            <Tr key={token.id}>
                                <Td dataLabel={words.label} className="reeve-wrap">
                                    <Text>{token.label}</Text>
                                    <div className="reeve-subtle reeve-mono">{token.id}</div>
                                </Td>
                                <Td dataLabel={words.user}>
                                    <Text>{token.user}</Text>
                                </Td>
                                <Td dataLabel={words.privileges}>
                                    <PrivilegeLabels privileges={token.privileges} />
                                </Td>
                                <Td dataLabel={words.created}>
                                    <Moment instant={token.createdAtMillis} words={ago} />
                                </Td>
                                <Td dataLabel={words.expires}>
                                    <Expiry instant={token.expiresAtMillis} />
                                </Td>
                                <Td dataLabel={words.lastUsed}>
                                    {token.lastUsedAtMillis > 0 ? (
                                        <Moment instant={token.lastUsedAtMillis} words={ago} />
                                    ) : (
                                        <span className="reeve-subtle">{words.unused}</span>
                                    )}
                                </Td>
                                <Td isActionCell>
                                    <Gated
                                        reason={may('deleteToken') ? '' : texts.action.forbidden('AUTH.DELETETOKEN')}
                                    >
                                        <Button
                                            variant="link"
                                            isDanger
                                            aria-label={words.revokeOf(visible(token.label))}
                                            onClick={() => onWish({ action: 'revoke', token })}
                                        >
                                            {words.revoke}
                                        </Button>
                                    </Gated>
                                </Td>
                            </Tr>
                        ))}
                    </Tbody>
                </Table>
            )}
        </>
    );
};

const Expiry: React.FC<{ instant: number }> = ({ instant }) => {
    const texts = useTexts();
    const left = instant - now();
    return (
        <>
            {left <= 0 ? (
                <Label isCompact status="danger">
                    {texts.users.token.expired}
                </Label>
            ) : (
                <span className={left < SOON ? 'reeve-danger' : undefined}>
                    <Moment instant={instant} words={until} />
                </span>
            )}
        </>
    );
};

interface DialogProps {
    wish: Wish;
    auth: Auth;
    tokens: readonly Token[];
    onDone: () => void;
    onClose: () => void;
}

const Dialog: React.FC<DialogProps> = ({ wish, auth, tokens, onDone, onClose }) => {
    const texts = useTexts();
    const report = useReport();
    const sure = (action: string, name: string, work: () => Promise<void>) => {
        onClose();
        work().then(onDone, (e: unknown) => report.problem(texts.action.of(action, name), e));
    };
    const common = { auth, onDone, onClose };
    switch (wish.action) {
        case 'add':
            return <AddUser {...common} />;
        case 'privileges':
            return <EditPrivileges {...common} user={wish.user} />;
        case 'password':
            return <SetPassword {...common} user={wish.user} />;
        case 'token':
            return <AddToken {...common} user={wish.user} />;
        case 'delete': {
            const { name } = wish.user;
            const own = tokens.filter(token => token.user === name).length;
            return (
                <Confirm
                    isDangerous
                    title={texts.users.remove.title(visible(name))}
                    body={texts.users.remove.body(own)}
                    names={[name]}
                    action={texts.users.remove.confirm}
                    onConfirm={() => sure(texts.action.delete, visible(name), () => auth.delete(name))}
                    onCancel={onClose}
                />
            );
        }
        case 'revoke': {
            const { id, label } = wish.token;
            return (
                <Confirm
                    isDangerous
                    title={texts.users.token.remove.title(visible(label))}
                    body={texts.users.token.remove.body}
                    names={[label]}
                    action={texts.users.token.remove.confirm}
                    onConfirm={() => sure(texts.users.token.revoke, visible(label), () => auth.revoke(id))}
                    onCancel={onClose}
                />
            );
        }
    }
};
