import { exec, type Jolokia, type Read, Refusal } from './jolokia';
import { AUDIT, LOG_CLEANER, PLUGINS, SERVER, SOCKET_API } from './names';
import type { Reeve } from './reeve';
import type { MemoryUse } from './types';

export interface ServerFacts {
    Version: string;
    JavaVersion: string;
    Pid: number;
    StartedAtMillis: number;
    Home: string;
    Timezone: string;
    JobCount: number;
    ThreadCount: number;
    OpenFileCount: number;
}

export interface Plugin {
    Name: string;
    State: 'STARTED' | 'FAILED';
    Failure: string;
    Origin: string;
}

export interface LogCleaner {
    StoredBytes: number;
    LastRunMillis: number;
    DeletedFiles: number;
    DeletedBytes: number;
    CompressedFiles: number;
    SavedBytes: number;
    Paused: boolean;
}

export interface SocketApi {
    Host: string;
    Port: number;
    Connections: number;
    Requests: number;
    Dropped: number;
}

export interface AuditRecord {
    number: number;
    at: string;
    who: string;
    from: string;
    door: string;
    what: string;
    on: string;
    outcome: 'ok' | 'denied' | 'failed';
    why: string;
    hash: string;
}

export interface AuditCheck {
    records: number;
    lastHash: string;
    problems: string[];
}

/** What the service tells of itself; a refusal is what the caller may not see, or what there is not. */
export interface Overview {
    server: ServerFacts | Refusal;
    memory: MemoryUse | Refusal;
    heap: { used: number; max: number } | Refusal;
    plugins: Record<string, Plugin> | Refusal;
    cleaner: LogCleaner | Refusal;
    socketApi: SocketApi | Refusal;
}

const QUESTIONS = {
    server: { type: 'read', mbean: SERVER },
    memory: exec(SERVER, 'mem'),
    heap: { type: 'read', mbean: 'java.lang:type=Memory', attribute: 'HeapMemoryUsage' },
    plugins: { type: 'read', mbean: PLUGINS },
    cleaner: { type: 'read', mbean: LOG_CLEANER },
    socketApi: { type: 'read', mbean: SOCKET_API },
} as const satisfies Record<keyof Overview, Read | ReturnType<typeof exec>>;

/** Of reading nobody can ask beforehand; this operation takes the same privilege as all that is to be read of the JVM. */
const THREADS = 'java.lang:type=Threading';
const LOOK_INTO_JVM = 'findDeadlockedThreads';

const KEYS = Object.keys(QUESTIONS) as (keyof Overview)[];

/** The MBeans about the service itself. */
export class Service {
    private readonly refused = new Map<keyof Overview, Refusal>();
    private readonly jolokia: Jolokia;
    private isAsked = false;

    constructor(private readonly reeve: Pick<Reeve, 'jolokia' | 'permissions'>) {
        this.jolokia = reeve.jolokia;
    }

    /** All in one request; what was refused once is not asked for again, as each denial is a line of the audit trail. */
    async overview(): Promise<Overview> {
        await this.learnOfJvm();
        const keys = KEYS.filter(key => !this.refused.has(key));
        const answers = keys.length > 0 ? await this.jolokia.bulk<unknown[]>(keys.map(key => QUESTIONS[key])) : [];
        const told: Partial<Record<keyof Overview, unknown>> = Object.fromEntries(this.refused);
        keys.forEach((key, i) => {
            const answer = answers[i];
            if (answer?.ok) {
                told[key] = answer.value;
            } else if (answer) {
                this.refused.set(key, answer.refusal);
                told[key] = answer.refusal;
            }
        });
        return told as Overview;
    }

    /** Nobody who merely opens the page is to be denied something. */
    private async learnOfJvm(): Promise<void> {
        if (!this.isAsked) {
            const allowed = await this.reeve.permissions({ [THREADS]: [LOOK_INTO_JVM] });
            if (allowed[THREADS]?.[LOOK_INTO_JVM] === false) {
                this.refused.set('heap', new Refusal(403, 'JVM'));
            }
            this.isAsked = true;
        }
    }

    clean(): Promise<unknown> {
        return this.jolokia.exec(LOG_CLEANER, 'clean');
    }

    /** The last lines of the service's own log. */
    recentLog(): Promise<string> {
        return this.jolokia.exec(SERVER, 'read');
    }

    /** Oldest first. */
    audit(count: number): Promise<AuditRecord[]> {
        return this.jolokia.exec(AUDIT, 'tail', count);
    }

    verify(): Promise<AuditCheck> {
        return this.jolokia.exec(AUDIT, 'verify');
    }
}
