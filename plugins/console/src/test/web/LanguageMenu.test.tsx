import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { beforeEach, expect, it } from 'vitest';
import { FakeService } from './fakes';
import { choose, useTexts } from '../../main/web/i18n';
import { Desk } from '../../main/web/state/desk';
import { LanguageMenu } from '../../main/web/ui/LanguageMenu';
import { page, PageTitle } from '../../main/web/ui/Page';

beforeEach(() => choose('en'));

const Some: React.FC = () => <PageTitle title={useTexts().jobs.title} />;

/** As Hawtio's sidebar, which looks at titles again when the place changes. */
const Places: React.FC<{ seen: string[] }> = ({ seen }) => {
    seen.push(useLocation().key);
    return null;
};

it('changes the language of what is shown at once, and says so to readers of the screen', async () => {
    const Page = page(new Desk(new FakeService().reeve()), Some);
    const seen: string[] = [];
    const { unmount } = render(
        <MemoryRouter initialEntries={['/reeve/jobs?q=a']}>
            <LanguageMenu />
            <Page />
            <Places seen={seen} />
        </MemoryRouter>,
    );
    expect(document.documentElement.lang).toBe('en');
    await userEvent.click(screen.getByRole('button', { name: 'Language: English' }));
    await userEvent.click(await screen.findByRole('option', { name: '中文' }));
    expect(screen.getByRole('heading', { name: '作业' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '语言: 中文' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('zh-Hans');
    expect(new Set(seen).size).toBe(2);
    unmount();
    expect(document.documentElement.lang).not.toBe('zh-Hans');
});
