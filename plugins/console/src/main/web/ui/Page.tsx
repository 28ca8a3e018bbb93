import { PageSection, Title } from '@patternfly/react-core';
import React from 'react';
import { LostConnection } from './LostConnection';
import { Toasts } from './Toasts';
import { type Desk, DeskContext, useConnected } from '../state/desk';

/** What every page has: the connection, and a place for failures. */
export function page(desk: Desk, Content: React.FC): React.FC {
    const Connected: React.FC = () => {
        useConnected();
        return <Content />;
    };
    return function Page() {
        return (
            <DeskContext.Provider value={desk}>
                <Toasts>
                    <PageSection className="reeve-page" hasBodyWrapper={false} isFilled>
                        <Connected />
                    </PageSection>
                </Toasts>
            </DeskContext.Provider>
        );
    };
}

/** The banner of a lost connection has its place beside the title, where it moves nothing. */
export const PageTitle: React.FC<{ title: string; children?: React.ReactNode }> = ({ title, children }) => (
    <div className="reeve-title">
        <Title headingLevel="h1">{title}</Title>
        <LostConnection />
        {children}
    </div>
);
