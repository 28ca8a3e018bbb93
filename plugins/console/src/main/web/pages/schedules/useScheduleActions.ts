import { useCallback, useState } from 'react';
import type { Schedule, Scheduler } from '../../api/scheduler';
import { useTexts } from '../../i18n';
import { visible } from '../../i18n/format';
import { useReport } from '../../ui/Toasts';
import { shortId } from './view';

export interface ScheduleActions {
    /** The ids of those with which something is under way. */
    busy: ReadonlySet<string>;
    enable: (schedule: Schedule, enable: boolean) => void;
    run: (schedule: Schedule) => void;
    remove: (schedule: Schedule) => void;
}

/** What fails is reported in the service's words. */
export function useScheduleActions(scheduler: Scheduler, reload: () => Promise<void>): ScheduleActions {
    const texts = useTexts();
    const report = useReport();
    const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());

    const during = useCallback(
        async ({ job, id }: Schedule, action: string, work: () => Promise<unknown>) => {
            setBusy(before => new Set([...before, id]));
            try {
                await work();
                await reload();
            } catch (e) {
                report.problem(texts.action.of(action, texts.schedules.of(visible(job), shortId(id))), e);
            } finally {
                setBusy(before => new Set([...before].filter(each => each !== id)));
            }
        },
        [reload, report, texts],
    );

    return {
        busy,
        enable: (schedule, enable) =>
            void during(schedule, texts.action.edit, () =>
                scheduler.update(schedule.job, schedule.id, JSON.stringify({ enable })),
            ),
        run: schedule => void during(schedule, texts.schedules.runNow, () => scheduler.run(schedule.job, schedule.id)),
        remove: schedule =>
            void during(schedule, texts.action.delete, () => scheduler.delete(schedule.job, schedule.id)),
    };
}
