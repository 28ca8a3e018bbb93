import { hawtio } from '@hawtio/react';
import { leaveNoStreams } from './api/source';
import css from './console.css';
import { texts } from './i18n';
import jobCss from './pages/job/job.css';
import { JobRoutes } from './pages/job/JobRoutes';
import { loginPlugin } from './pages/login/plugin';
import { LogsPage } from './pages/logs/LogsPage';
import { SchedulesPage } from './pages/schedules/SchedulesPage';
import { ServerPage } from './pages/server/ServerPage';
import { UsersPage } from './pages/users/UsersPage';
import { openDesk } from './state/desk';
import { usersEntry } from './state/entries';
import { LanguageMenu } from './ui/LanguageMenu';
import { page } from './ui/Page';

/** What Hawtio calls once, before anybody has logged in. */
export function plugin(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css + jobCss);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

    const base = hawtio.getBasePath() ?? '/hawtio';
    leaveNoStreams();
    const desk = openDesk(base);
    hawtio.addPlugin(loginPlugin(base));
    // Titles are asked for again when another language was chosen.
    // Before Hawtio's own pages, whose order begins at 0: the first one is where a login leads.
    hawtio.addPlugin({
        id: 'reeve-jobs',
        get title() {
            return texts().pages.jobs;
        },
        path: '/reeve/jobs',
        order: -10,
        component: page(desk, JobRoutes),
        headerItems: [{ component: LanguageMenu, universal: true }],
        isActive: () => Promise.resolve(true),
    });
    const always = () => Promise.resolve(true);
    const more = [
        {
            name: 'schedules',
            title: () => texts().schedules.title,
            order: -8,
            content: SchedulesPage,
            isActive: always,
        },
        { name: 'logs', title: () => texts().logs.title, order: -7, content: LogsPage, isActive: always },
        {
            name: 'users',
            title: () => texts().users.title,
            order: -6,
            content: UsersPage,
            isActive: usersEntry(desk.reeve),
        },
        { name: 'server', title: () => texts().server.title, order: -5, content: ServerPage, isActive: always },
    ];
    for (const { name, title, order, content, isActive } of more) {
        hawtio.addPlugin({
            id: `reeve-${name}`,
            get title() {
                return title();
            },
            path: `/reeve/${name}`,
            order,
            component: page(desk, content),
            isActive,
        });
    }
}
