import { Alert, AlertActionCloseButton, AlertGroup } from '@patternfly/react-core';
import React, { createContext, useContext, useMemo, useState } from 'react';
import { sentence } from './Problem';
import { Text } from './Text';
import { LoggedOut } from '../api/jolokia';
import { useTexts } from '../i18n';

interface Toast {
    id: number;
    title: string;
    lines: readonly string[];
}

/** Says what went wrong, in the service's own words. */
export interface Report {
    problem: (title: string, problem: unknown) => void;
    lines: (title: string, lines: readonly string[]) => void;
}

const Reporting = createContext<Report>({ problem: () => undefined, lines: () => undefined });

export function useReport(): Report {
    return useContext(Reporting);
}

const MOST_LINES = 8;
const MOST_TOASTS = 5;

/** Failures of actions; they stay until somebody closes them. */
export const Toasts: React.FC<{ children: React.ReactNode }> = ({ children }) => {
    const texts = useTexts();
    const [toasts, setToasts] = useState<readonly Toast[]>([]);
    const report = useMemo<Report>(() => {
        const lines = (title: string, said: readonly string[]) =>
            setToasts(shown =>
                [...shown, { id: (shown[shown.length - 1]?.id ?? 0) + 1, title, lines: said }].slice(-MOST_TOASTS),
            );
        const problem = (title: string, what: unknown) => {
            if (!(what instanceof LoggedOut)) {
                lines(title, [sentence(what, texts)]);
            }
        };
        return { problem, lines };
    }, [texts]);
    const close = (id: number) => setToasts(shown => shown.filter(toast => toast.id !== id));
    return (
        <Reporting.Provider value={report}>
            {children}
            <AlertGroup isToast isLiveRegion>
                {toasts.map(({ id, title, lines }) => (
                    <Alert
                        key={id}
                        variant="danger"
                        title={<Text>{title}</Text>}
                        actionClose={
                            <AlertActionCloseButton aria-label={texts.problem.close} onClose={() => close(id)} />
                        }
                    >
                        {lines.slice(0, MOST_LINES).map(line => (
                            <div key={line}>
                                <Text>{line}</Text>
                            </div>
                        ))}
                        {lines.length > MOST_LINES && texts.confirm.more(lines.length - MOST_LINES)}
                    </Alert>
                ))}
            </AlertGroup>
        </Reporting.Provider>
    );
};
