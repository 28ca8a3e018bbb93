import { en as job } from '../pages/job/en';
import type { JobState } from '../api/types';
import { loginEn } from '../pages/login/texts';
import { logsEn } from '../pages/logs/texts';
import { schedulesEn } from '../pages/schedules/texts';
import { serverEn } from '../pages/server/texts';
import { usersEn } from '../pages/users/texts';

const states: Record<JobState, string> = {
    FATAL: 'Fatal',
    BACKOFF: 'Backoff',
    EXITED: 'Exited',
    STARTING: 'Starting',
    STOPPING: 'Stopping',
    RUNNING: 'Running',
    STOPPED: 'Stopped',
};

const jobs = (count: number) => (count === 1 ? '1 job' : `${count} jobs`);
const running = (count: number) => (count === 1 ? '1 running job' : `${count} running jobs`);
const idle = (count: number) => (count === 1 ? '1 job that is down' : `${count} jobs that are down`);

/** What other languages have to say, too: their texts are of this type. */
export const en = {
    language: {
        title: 'Language',
        browser: 'As the browser says',
        // Each in itself: who looks for one may read no other.
        en: 'English',
        zh: '中文',
    },
    states,
    time: {
        days: (d: number, h: number) => (h > 0 ? `${d} d ${h} h` : `${d} d`),
        hours: (h: number, m: number) => (m > 0 ? `${h} h ${m} min` : `${h} h`),
        minutes: (m: number) => `${m} min`,
        seconds: (s: number) => `${s} s`,
        ago: (duration: string) => `${duration} ago`,
        in: (duration: string) => `in ${duration}`,
        for: (duration: string) => `for ${duration}`,
        now: 'now',
    },
    exit: {
        code: (code: number) => `exit ${code}`,
        signal: (signal: string) => `signal ${signal}`,
        unknown: 'unknown exit',
    },
    pages: { jobs: 'Jobs', help: 'Help' },
    schedules: schedulesEn,
    login: loginEn,
    logs: logsEn,
    users: usersEn,
    server: serverEn,
    pagination: {
        ofWord: 'of',
        itemsPerPage: 'Jobs per page',
        perPageSuffix: 'per page',
        toFirstPageAriaLabel: 'First page',
        toPreviousPageAriaLabel: 'Previous page',
        toNextPageAriaLabel: 'Next page',
        toLastPageAriaLabel: 'Last page',
        optionsToggleAriaLabel: 'Jobs per page',
        currPageAriaLabel: 'Page',
        paginationAriaLabel: 'Pages',
    },
    connection: {
        lost: 'The connection to the service is lost. What you see may be out of date; trying again.',
    },
    problem: {
        title: 'That did not work',
        unreachable: 'The service does not answer.',
        close: 'Close',
        retry: 'Try again',
    },
    confirm: { cancel: 'Cancel', more: (count: number) => `and ${count} more` },
    copy: { hover: 'Copy', done: 'Copied' },
    jobs: {
        title: 'Jobs',
        add: 'Add job',
        all: 'All',
        counts: 'Jobs by state',
        search: 'Name, command, label, pid',
        labels: 'Labels',
        noLabels: 'No job has labels',
        columns: 'Columns',
        clearFilters: 'Clear filters',
        stale: 'Update the order',
        staleWhy: 'Jobs have changed. Rows keep their places until you ask for the new order.',
        table: 'Jobs',
        select: (job: string) => `Select ${job}`,
        selectPage: 'Select all on this page',
        expand: (job: string) => `Last lines of ${job}`,
        state: 'State',
        name: 'Name',
        instances: 'Instances',
        memory: 'Memory',
        cpu: 'CPU',
        restarts: 'Restarts (24 h)',
        allRestarts: (count: number) =>
            `By itself in the last 24 hours. Of any kind since the service started: ${count}`,
        lastExit: 'Last exit',
        nextRun: 'Next run',
        lastLine: 'Last line',
        actions: 'Actions',
        processes: (count: number) => (count === 1 ? '1 process' : `${count} processes`),
        usageHistory: (low: string, high: string) => `Last 10 minutes: ${low} to ${high}`,
        nextTry: (when: string) => `next try ${when}`,
        deleted: 'deleted',
        error: 'standard error',
        pid: (pid: number) => `pid ${pid}`,
    },
    empty: {
        title: 'No jobs yet',
        body: 'A job is a command that Reeve keeps as a process. Add the first one here, or in a shell:',
        none: 'No job matches',
        noneBody: 'No job has what the filters ask for.',
    },
    action: {
        start: 'Start',
        stop: 'Stop',
        restart: 'Restart',
        edit: 'Edit',
        clone: 'Clone',
        delete: 'Delete',
        of: (action: string, job: string) => `${action} ${job}`,
        more: (job: string) => `More actions for ${job}`,
        forbidden: (privilege: string) => `Your user lacks the privilege ${privilege} for this.`,
        forbiddenHere: (privilege: string, job: string) => `Your user lacks the privilege ${privilege} for ${job}.`,
        isUp: 'It is up already.',
        isDown: 'It is not up.',
        busy: 'Under way',
    },
    bulk: {
        selected: (count: number) => `${jobs(count)} selected`,
        start: (count: number) => `Start ${idle(count)}`,
        stop: (count: number) => `Stop ${jobs(count)}`,
        restart: (count: number) => `Restart ${running(count)}`,
        clear: 'Clear selection',
        failed: (count: number) => `Of these jobs ${count} could not be changed`,
        underWay: {
            start: (count: number) => `Starting ${jobs(count)}`,
            stop: (count: number) => `Stopping ${jobs(count)}`,
            restart: (count: number) => `Restarting ${jobs(count)}`,
        },
        done: (done: number, of: number) => `${done} of ${of}`,
        question: {
            start: (count: number) => `Start ${jobs(count)}?`,
            stop: (count: number) => `Stop ${jobs(count)}?`,
            restart: (count: number) => `Restart ${jobs(count)}?`,
        },
        body: {
            start: 'Those first that others depend on.',
            stop: 'Their processes are asked to end, and killed when the stop timeout of each has passed.',
            restart: 'Their processes are ended and started again, all at the same time.',
        },
    },
    remove: {
        title: (job: string) => `Delete ${job}?`,
        body: 'Its definition and its schedules are removed. Its logs stay. A job that is up is not deleted.',
        confirm: 'Delete the job',
    },
    form: {
        add: 'Add a job',
        clone: (job: string) => `Clone ${job}`,
        edit: (job: string) => `Edit ${job}`,
        name: 'Name',
        nameHelp: 'At most 128 bytes; it stays.',
        command: 'Command',
        commandHelp: 'The program by its path, or by its name in PATH. No shell reads it.',
        params: 'Parameters',
        paramsHelp: 'Split as a shell splits words, without expansion.',
        settings: 'Further settings',
        settingsHelp: 'YAML or JSON, such as restart: always. The README lists all settings.',
        changes: 'Settings to change',
        changesHelp: 'YAML or JSON; what is not named stays. A running process keeps what it was started with.',
        startNow: 'Start it at once',
        secretsLeft: (names: string) => `Not copied, since nobody is told their values: ${names}.`,
        refused: 'The service does not take it',
        notStarted: (job: string) => `${job} was added, but did not start`,
        save: 'Save',
        create: 'Add',
        required: 'This is needed.',
    },
    output: {
        title: (job: string) => `Last lines of ${job}`,
        none: 'Nothing printed so far.',
        waiting: 'Loading…',
        skipped: (bytes: string) => `${bytes} skipped`,
        cut: (bytes: string) => `… ${bytes} more`,
        ended: 'No longer followed',
    },
    announce: {
        became: (job: string, state: string) => `${job} is ${state}`,
        more: (count: number) => `${jobs(count)} more changed`,
    },
    job,
};

export type Texts = typeof en;
