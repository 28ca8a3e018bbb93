import { describe, expect, it, vi } from 'vitest';
import { type Jolokia, Refusal } from '../../../main/web/api/jolokia';
import { type Reeve } from '../../../main/web/api/reeve';
import { Service } from '../../../main/web/api/service';

const THREADS = 'java.lang:type=Threading';

const serving = (bulk: unknown, mayLookIntoJvm: boolean): Pick<Reeve, 'jolokia' | 'permissions'> => ({
    jolokia: { bulk } as unknown as Jolokia,
    permissions: () => Promise.resolve({ [THREADS]: { findDeadlockedThreads: mayLookIntoJvm } }),
});

describe('the overview of the service', () => {
    it('asks once alone for what is refused, since each denial is a line of the audit trail', async () => {
        const bulk = vi.fn((requests: { mbean: string }[]) =>
            Promise.resolve(
                requests.map(({ mbean }) =>
                    mbean.startsWith('java.lang')
                        ? { ok: false, refusal: new Refusal(403, 'java.lang:type=Memory is closed to vera') }
                        : { ok: true, value: mbean },
                ),
            ),
        );
        const service = new Service(serving(bulk, true));
        await service.overview();
        const second = await service.overview();
        expect(bulk.mock.calls.map(([requests]) => requests.length)).toEqual([6, 5]);
        expect(second.heap).toBeInstanceOf(Refusal);
        expect(second.server).toBe('reeve:type=Server');
    });

    it('does not ask for what its reader may not see of the JVM', async () => {
        const bulk = vi.fn((requests: { mbean: string }[]) =>
            Promise.resolve(requests.map(({ mbean }) => ({ ok: true, value: mbean }))),
        );
        const { heap } = await new Service(serving(bulk, false)).overview();
        expect(heap).toBeInstanceOf(Refusal);
        expect(bulk.mock.calls[0]?.[0].map(({ mbean }) => mbean)).not.toContain('java.lang:type=Memory');
    });
});
