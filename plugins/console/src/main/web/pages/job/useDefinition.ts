import { useCallback } from 'react';
import type { JobDefinition } from '../../api/types';
import { useDesk } from '../../state/desk';
import { type Loaded, useLoad } from '../../state/useLoad';

/** The settings of a job; null to whom they are not shown, who does not ask for them either: a denial would be audited. */
export function useDefinition(job: string): Loaded<JobDefinition | null> {
    const { reeve, grants } = useDesk();
    const load = useCallback(async () => {
        await grants.learn([job]);
        return grants.mayOnServer('get') ? await reeve.definition(job) : null;
    }, [reeve, grants, job]);
    return useLoad(load);
}
