/* Object names, as io.reeve.mbeans.ObjectNames makes them. */

export const SERVER = 'reeve:type=Server';
export const SCHEDULER = 'reeve:type=Scheduler';
export const JOBS = 'reeve:type=Job,name=*';
export const LOG_EXPLORER = 'reeve:type=LogExplorer';
export const LOG_CLEANER = 'reeve:type=LogCleaner';
export const AUTH = 'reeve:type=Auth';
export const AUDIT = 'reeve:type=Audit';
export const SOCKET_API = 'reeve:type=SocketApi';
export const PLUGINS = 'reeve:type=Plugin,name=*';
export const SECURITY = 'reeve:type=security,area=jmx';

export function jobBean(name: string): string {
    return `reeve:type=Job,name=${/[,=:"*?\n\\]/.test(name) ? quoted(name) : name}`;
}

export function scheduleBean(job: string, id: string): string {
    return `reeve:type=Schedule,job=${jobBean(job).slice('reeve:type=Job,name='.length)},id=${id}`;
}

/** As javax.management.ObjectName.quote. */
function quoted(text: string): string {
    return `"${text.replace(/["*?\\]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}

/** The job that an object name of jobBean is about, whatever the order of its keys. */
export function jobOf(bean: string): string {
    const name = /[:,]name=("(?:[^"\\]|\\.)*"|[^,]*)/.exec(bean)?.[1] ?? '';
    return name.startsWith('"') ? name.slice(1, -1).replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c)) : name;
}
