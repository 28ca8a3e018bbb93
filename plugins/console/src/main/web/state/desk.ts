import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import { Jobs, type Row } from './jobs';
import { Grants } from './permissions';
import { Sampler } from './sampler';
import { useSeen } from './useSeen';
import { type Connection, Events } from '../api/events';
import { Jolokia, LoggedOut } from '../api/jolokia';
import { isOpenToAll } from '../api/login';
import { Reeve } from '../api/reeve';

/** What the pages share: one connection, one store. */
export class Desk {
    readonly jobs = new Jobs();
    readonly grants: Grants;
    readonly sampler: Sampler;
    private readonly events: Events;
    private users = 0;

    constructor(
        readonly reeve: Reeve,
        events: (hearer: ConstructorParameters<typeof Events>[1]) => Events = hearer =>
            new Events('/api/events', hearer),
        /** Whether nobody has to log in. */
        readonly isOpenToAll: () => Promise<boolean> = () => Promise.resolve(false),
    ) {
        this.grants = new Grants(reeve);
        this.sampler = new Sampler(reeve, this.jobs);
        this.events = events({
            reset: () => void this.load(),
            changed: statuses => this.jobs.update(statuses),
            deleted: names => names.forEach(name => this.jobs.remove(name)),
            connection: state => this.jobs.setConnection(state),
            refused: () => void this.load(),
        });
    }

    /** Asks for all jobs, as after anything that may have been missed. */
    async load(): Promise<void> {
        try {
            this.jobs.replaceAll(await this.reeve.statusAll());
            this.grants.forget();
            this.sampler.anew();
        } catch (e) {
            if (!(e instanceof LoggedOut)) {
                this.jobs.fail(e);
            }
        }
    }

    /** Connected for as long as any page that is seen uses it. */
    use(): () => void {
        if (this.users++ === 0) {
            this.events.start();
            this.sampler.start();
            document.addEventListener('visibilitychange', this.seen);
        }
        return () => {
            if (--this.users === 0) {
                this.events.stop();
                this.sampler.stop();
                document.removeEventListener('visibilitychange', this.seen);
            }
        };
    }

    private readonly seen = (): void => {
        if (document.visibilityState === 'visible') {
            this.sampler.soon();
        }
    };
}

export function openDesk(base: string): Desk {
    return new Desk(new Reeve(new Jolokia(`${base}/jolokia`)), undefined, () => isOpenToAll(base));
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
    const desk = useContext(DeskContext);
    if (!desk) {
        throw new Error('outside of a page');
    }
    return desk;
}

/** Keeps the connection open while the page is there and seen. */
export function useConnected(): void {
    const desk = useDesk();
    const isSeen = useSeen();
    useEffect(() => (isSeen ? desk.use() : undefined), [desk, isSeen]);
}

export function useRows(): readonly Row[] {
    const { jobs } = useDesk();
    return useSyncExternalStore(jobs.subscribe, jobs.all);
}

export function useRow(name: string): Row | undefined {
    const { jobs } = useDesk();
    return useSyncExternalStore(jobs.subscribe, () => jobs.row(name));
}

export function useConnection(): Connection {
    const { jobs } = useDesk();
    return useSyncExternalStore(jobs.subscribe, jobs.connection);
}

/** Why there are no jobs to show. */
export function useFailure(): unknown {
    const { jobs } = useDesk();
    return useSyncExternalStore(jobs.subscribe, jobs.failure);
}

/** Re-renders when more is known of what the caller may do. */
export function useGrants(): Grants {
    const { grants } = useDesk();
    useSyncExternalStore(grants.subscribe, grants.snapshot);
    return grants;
}
