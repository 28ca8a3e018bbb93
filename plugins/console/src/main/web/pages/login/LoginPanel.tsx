import { Alert, LoginForm } from '@patternfly/react-core';
import React, { useEffect, useState } from 'react';
import { logIn, type Outcome } from '../../api/login';
import { type Texts, useTexts } from '../../i18n';
import { leaveLogin, wasLoggedOut } from '../../state/session';
import { Text } from '../../ui/Text';

interface Props {
    base: string;
    enter?: typeof logIn;
    onEntered?: () => void;
}

type Failure = Exclude<Outcome, { kind: 'in' }> | { kind: 'blank' };

/** Stands in Hawtio's login page in place of its own form, which says the same whatever went wrong. */
export const LoginPanel: React.FC<Props> = ({ base, enter = logIn, onEntered = () => leaveLogin(base) }) => {
    const texts = useTexts();
    const { login } = texts;
    const [user, setUser] = useState('');
    const [password, setPassword] = useState('');
    const [failure, setFailure] = useState<Failure>();
    const [isBusy, setBusy] = useState(false);
    const [isOver] = useState(wasLoggedOut);
    const [wait, setWait] = useState(0);
    useEffect(() => {
        if (wait > 0) {
            const timer = setTimeout(() => {
                setWait(wait - 1);
                if (wait === 1) {
                    setFailure(undefined);
                }
            }, 1_000);
            return () => clearTimeout(timer);
        }
        return undefined;
    }, [wait]);

    const submit = async () => {
        // A token says by itself whose it is.
        if (password === '') {
            setFailure({ kind: 'blank' });
            return;
        }
        setBusy(true);
        const outcome = await enter(base, user, password);
        if (outcome.kind === 'in') {
            onEntered();
            return;
        }
        setBusy(false);
        setFailure(outcome);
        setWait(outcome.kind === 'throttled' ? outcome.seconds : 0);
    };

    return (
        <>
            <div role="alert">
                {failure && (
                    <Alert
                        isInline
                        variant={failure.kind === 'refused' || failure.kind === 'blank' ? 'danger' : 'warning'}
                        title={<Text>{words(failure, texts)}</Text>}
                    />
                )}
            </div>
            <div role="status">{isOver && !failure && <Alert isInline variant="info" title={login.over} />}</div>
            <LoginForm
                className="reeve-login"
                usernameLabel={login.user}
                usernameValue={user}
                onChangeUsername={(_, value) => setUser(value)}
                passwordLabel={login.password}
                passwordValue={password}
                onChangePassword={(_, value) => setPassword(value)}
                isValidPassword={failure?.kind !== 'blank'}
                loginButtonLabel={wait > 0 ? login.enterIn(wait) : login.enter}
                isLoginButtonDisabled={isBusy || wait > 0}
                onLoginButtonClick={event => {
                    event.preventDefault();
                    void submit();
                }}
            />
        </>
    );
};

function words(failure: Failure, { login }: Texts): string {
    switch (failure.kind) {
        case 'refused':
            return login.refused(failure.sentence);
        case 'throttled':
            return login.throttled(failure.seconds);
        case 'unreachable':
            return login.unreachable;
        case 'blank':
            return login.blank;
    }
}
