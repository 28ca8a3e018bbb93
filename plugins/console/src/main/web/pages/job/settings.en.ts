/** What a setting is called, and what it is about. */
export interface SettingText {
    label: string;
    help: string;
}

export const settings: Record<string, SettingText> = {
    command: { label: 'Command', help: 'The program, by its path or its name in PATH; with shell, a command line.' },
    params: { label: 'Parameters', help: 'Split as a shell splits words, without expansion.' },
    directory: { label: 'Directory', help: 'The working directory. Default: that of the command.' },
    shell: { label: 'Shell', help: '/bin/sh -c runs command and parameters as one line.' },
    interpreter: { label: 'Interpreter', help: 'What runs the command. Default: by the file’s extension.' },
    kind: {
        label: 'Kind',
        help: 'service is kept up; oneshot comes to its end; scheduled is started by schedules and people only.',
    },
    labels: { label: 'Labels', help: 'NAME=value, one a line: letters, digits and - _ . /, 63 at most.' },
    environment: {
        label: 'Variables',
        help: 'NAME=value, one a line, beyond those of the service. A secret that stays ******** keeps its value.',
    },
    secrets: { label: 'Secrets', help: 'Names of variables whose values nobody is told, separated by commas.' },
    autostart: { label: 'Autostart', help: 'Started with the service, unless a person stopped it.' },
    guard: { label: 'Guard', help: 'Brought back, whatever the restart policy says, unless a person stopped it.' },
    restart: {
        label: 'Restart',
        help: 'When it is started again by itself; always: at the next start of the service, too.',
    },
    instances: { label: 'Instances', help: 'Processes side by side, 1 to 1000.' },
    dependsOn: { label: 'Depends on', help: 'Jobs that come first: db: ready, migration: completed, cache: started.' },
    exitCodes: { label: 'Exit codes', help: 'Of a run that went well, separated by commas.' },
    retries: { label: 'Retries', help: 'Tries in a row that may be in vain until the job is FATAL, or unlimited.' },
    backoff: {
        label: 'Backoff',
        help: '{initial, max, factor, jitter, resetAfter}; default 100ms, 1m, 2, 0.1, 10s. The first try is at once.',
    },
    pause: { label: 'Pause', help: 'Between a run that went well and the next, such as 5s. Default: none.' },
    maxRuns: { label: 'Runs a round', help: 'Good runs of one round, even if it is never restarted. Default: none.' },
    maxLifetime: { label: 'Longest life', help: 'The age at which a process is replaced, such as 1d. Default: any.' },
    checkInterval: {
        label: 'Check interval',
        help: 'After it a process that is to come back is back at the latest; nothing is FATAL then. Default: none.',
    },
    stopSignal: { label: 'Stop signal', help: 'What asks the job to end.' },
    stopTimeout: { label: 'Stop timeout', help: 'After it the rest is killed; such as 500ms, 10s, 2m.' },
    readiness: {
        label: 'Readiness',
        help: '{log: REGEX}, {tcp: 8080}, {http: URL, status: 200}, {exec: COMMAND}, {after: 2s} or {notify: true}, with interval and timeout. Default: when the process exists.',
    },
    liveness: {
        label: 'Liveness',
        help: 'tcp, http or exec, with interval, timeout, failures, initialDelay: a process that fails so often is replaced. Default: none.',
    },
    watchdog: { label: 'Watchdog', help: 'How often WATCHDOG=1 must come from one that notifies. Default: none.' },
    bufferSize: { label: 'Buffer', help: 'Lines that read returns, 0 to 100,000.' },
    writeLog: { label: 'Log', help: 'Output is written to log files.' },
    logFormat: { label: 'Log format', help: 'stamped: behind its time; raw: as it came; json: an object a line.' },
    user: { label: 'User', help: 'By name or number; only root can change it. Default: that of the service.' },
    group: { label: 'Group', help: 'By name or number. Default: that of the user.' },
    nice: { label: 'Nice', help: '-20 to 19, added to the niceness of the service; below 0 for root only.' },
    umask: { label: 'Umask', help: 'Octal digits such as 022. Default: that of the service.' },
    limits: {
        label: 'Limits',
        help: 'NAME=value, one a line: nofile nproc core fsize cpu as data stack memlock, as of prlimit(1).',
    },
    memory: {
        label: 'Memory',
        help: 'Such as 200m: an instance whose processes together have more is replaced. Counts at once. Default: any.',
    },
    preStart: { label: 'Before a start', help: 'If it fails, the start has failed.' },
    postStart: { label: 'After a start', help: 'Beside the process that has become RUNNING.' },
    preStop: { label: 'Before a stop', help: 'Before a process is asked to end.' },
    postStop: { label: 'After a stop', help: 'When nothing is left of a process, however it ended.' },
    onFailure: { label: 'On failure', help: 'When a process ended as it should not, or could not start.' },
};
