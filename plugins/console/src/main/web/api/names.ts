/* Object names, as io.reeve.mbeans.ObjectNames makes them. */

export const SERVER = 'reeve:type=Server';
export const SCHEDULER = 'reeve:type=Scheduler';
export const JOBS = 'reeve:type=Job,name=*';
export const SECURITY = 'reeve:type=security,area=jmx';

export function jobBean(name: string): string {
    return `reeve:type=Job,name=${/[,=:"*?\n\\]/.test(name) ? quoted(name) : name}`;
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
