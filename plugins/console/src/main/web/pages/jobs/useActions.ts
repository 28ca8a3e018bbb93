import { useCallback, useState } from 'react';
import type { BulkAction } from '../../api/reeve';
import { useTexts } from '../../i18n';
import { useDesk } from '../../state/desk';
import type { Row } from '../../state/jobs';
import { useReport } from '../../ui/Toasts';

/** Something that is done with many jobs. */
export interface Bulk {
    action: BulkAction;
    names: readonly string[];
    /** What was known of them before. */
    before: ReadonlyMap<string, Row | undefined>;
}

export interface Actions {
    /** What is under way with many jobs. */
    bulk: Bulk | undefined;

    /** The jobs with which something is under way. */
    busy: ReadonlySet<string>;
    one: (action: BulkAction, job: string) => void;
    all: (action: BulkAction, jobs: readonly string[]) => void;
    /** Anything else that is done with some jobs, and its name. */
    during: (jobs: readonly string[], title: string, work: () => Promise<void>) => Promise<void>;
}

/** Starts, stops and restarts; what fails is reported in the service's words. */
export function useActions(): Actions {
    const { reeve, jobs } = useDesk();
    const texts = useTexts();
    const report = useReport();
    const [bulk, setBulk] = useState<Bulk>();
    const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());

    const during = useCallback(
        async (names: readonly string[], title: string, work: () => Promise<void>) => {
            setBusy(before => new Set([...before, ...names]));
            try {
                await work();
            } catch (e) {
                report.problem(title, e);
            } finally {
                setBusy(before => new Set([...before].filter(name => !names.includes(name))));
            }
        },
        [report],
    );

    const one = useCallback(
        (action: BulkAction, job: string) =>
            void during([job], texts.action.of(texts.action[action], job), async () => {
                jobs.update([await reeve[action](job)]);
                jobs.flush();
            }),
        [during, jobs, reeve, texts],
    );

    const all = useCallback(
        (action: BulkAction, names: readonly string[]) => {
            setBulk({ action, names, before: new Map(names.map(name => [name, jobs.row(name)])) });
            const work = async () => {
                try {
                    const failures = Object.values(await reeve.all(action, [...names])).filter(why => why !== '');
                    if (failures.length > 0) {
                        report.lines(texts.bulk.failed(failures.length), failures);
                    }
                } finally {
                    setBulk(undefined);
                }
            };
            void during([], texts.action[action], work);
        },
        [during, jobs, reeve, report, texts],
    );

    return { bulk, busy, one, all, during };
}

/** How many of them are done with: they have changed, and are on their way no longer. */
export function doneOf({ action, names, before }: Bulk, row: (name: string) => Row | undefined): number {
    return names.filter(name => {
        const [then, now] = [before.get(name)?.status, row(name)?.status];
        if (!now || !then || now === then || now.state === 'STARTING' || now.state === 'STOPPING') {
            return !now;
        }
        return action !== 'restart' || now.startedAtMillis !== then.startedAtMillis || now.state !== then.state;
    }).length;
}
