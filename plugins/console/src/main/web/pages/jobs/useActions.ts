import { useCallback, useState } from 'react';
import type { BulkAction } from '../../api/reeve';
import { useTexts } from '../../i18n';
import { useDesk } from '../../state/desk';
import { useReport } from '../../ui/Toasts';

export interface Actions {
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
        (action: BulkAction, names: readonly string[]) =>
            void during(names, texts.action[action], async () => {
                const failures = Object.values(await reeve.all(action, [...names])).filter(why => why !== '');
                if (failures.length > 0) {
                    report.lines(texts.bulk.failed(failures.length), failures);
                }
            }),
        [during, reeve, report, texts],
    );

    return { busy, one, all, during };
}
