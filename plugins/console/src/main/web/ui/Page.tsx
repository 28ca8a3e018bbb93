import { PageSection, Title } from '@patternfly/react-core';
import React, { useEffect } from 'react';
import { LostConnection } from './LostConnection';
import { OpenToAll } from './OpenToAll';
import { Toasts } from './Toasts';
import { TAGS, useLanguage, useTexts } from '../i18n';
import { type Desk, DeskContext, useConnected } from '../state/desk';

/** Hawtio's own menu of help shows a picture and says nothing to those who do not see it. It may come after our page. */
function useNamedHelp(): void {
    const { help } = useTexts().pages;
    useEffect(() => {
        const name = () =>
            document
                .querySelectorAll('header button.pf-v6-c-menu-toggle.pf-m-plain:not(.reeve-language)')
                .forEach(button => button.setAttribute('aria-label', help));
        const observer = new MutationObserver(name);
        observer.observe(document.body, { childList: true, subtree: true });
        name();
        return () => observer.disconnect();
    }, [help]);
}

/** Hawtio's own pages are in English, ours in what was chosen; a reader of the screen has to know. */
function useLanguageTag(): void {
    const language = useLanguage();
    useEffect(() => {
        const root = document.documentElement;
        const before = root.lang;
        root.lang = TAGS[language];
        return () => {
            root.lang = before;
        };
    }, [language]);
}

/** What every page has: the connection, and a place for failures. */
export function page(desk: Desk, Content: React.FC): React.FC {
    const Connected: React.FC = () => {
        useConnected();
        useNamedHelp();
        useLanguageTag();
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
        <OpenToAll />
        <LostConnection />
        {children}
    </div>
);
