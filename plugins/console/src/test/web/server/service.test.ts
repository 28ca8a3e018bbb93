import { describe, expect, it, vi } from 'vitest';
import { type Jolokia, Refusal } from '../../../main/web/api/jolokia';
import { Service } from '../../../main/web/api/service';

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
        const service = new Service({ bulk } as unknown as Jolokia);
        await service.overview();
        const second = await service.overview();
        expect(bulk.mock.calls.map(([requests]) => requests.length)).toEqual([6, 5]);
        expect(second.heap).toBeInstanceOf(Refusal);
        expect(second.server).toBe('reeve:type=Server');
    });
});
