import { hawtio } from '@hawtio/react';
import css from './console.css';
import { texts } from './i18n';
import jobCss from './pages/job/job.css';
import { JobRoutes } from './pages/job/JobRoutes';
import { LogsPage } from './pages/logs/LogsPage';
import { SchedulesPage } from './pages/schedules/SchedulesPage';
import { ServerPage } from './pages/server/ServerPage';
import { UsersPage } from './pages/users/UsersPage';
import { openDesk } from './state/desk';
import { returnAfterLogin, toLogin } from './state/session';
import { LanguageMenu } from './ui/LanguageMenu';
import { page } from './ui/Page';

/** What Hawtio calls once, before anybody has logged in. */
export function plugin(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css + jobCss);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

    const base = hawtio.getBasePath() ?? '/hawtio';
    const desk = openDesk(base, () => toLogin(base));
    returnAfterLogin(base);
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
    const more = [
        { name: 'schedules', title: () => texts().schedules.title, order: -8, content: SchedulesPage },
        { name: 'logs', title: () => texts().logs.title, order: -7, content: LogsPage },
        { name: 'users', title: () => texts().users.title, order: -6, content: UsersPage },
        { name: 'server', title: () => texts().server.title, order: -5, content: ServerPage },
    ];
    for (const { name, title, order, content } of more) {
        hawtio.addPlugin({
            id: `reeve-${name}`,
            get title() {
                return title();
            },
            path: `/reeve/${name}`,
            order,
            component: page(desk, content),
            isActive: () => Promise.resolve(true),
        });
    }
}
