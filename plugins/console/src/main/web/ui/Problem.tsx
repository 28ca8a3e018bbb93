import { Alert, AlertActionLink } from '@patternfly/react-core';
import React from 'react';
import { Text } from './Text';
import { Refusal } from '../api/jolokia';
import { type Texts, useTexts } from '../i18n';

/** The service's own sentence where it said one. */
export function sentence(problem: unknown, texts: Texts): string {
    return problem instanceof Refusal ? problem.message : texts.problem.unreachable;
}

interface Props {
    problem: unknown;
    title?: string;
    onRetry?: () => void;
}

export const Problem: React.FC<Props> = ({ problem, title, onRetry }) => {
    const texts = useTexts();
    return (
        <Alert
            isInline
            variant="danger"
            title={title ?? texts.problem.title}
            role="alert"
            actionLinks={onRetry && <AlertActionLink onClick={onRetry}>{texts.problem.retry}</AlertActionLink>}
        >
            <Lines text={sentence(problem, texts)} />
        </Alert>
    );
};

/** What the service says may be several things, a line each. */
export const Lines: React.FC<{ text: string }> = ({ text }) => (
    <>
        {text.split('\n').map((line, i) => (
            <div key={i}>
                <Text>{line}</Text>
            </div>
        ))}
    </>
);
