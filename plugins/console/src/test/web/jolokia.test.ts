import { describe, expect, it } from 'vitest';
import { FakeService, Refused } from './fakes';
import { exec, Jolokia, LoggedOut, Refusal, Unreachable } from '../../main/web/api/jolokia';
import { jobBean, jobOf, SERVER } from '../../main/web/api/names';

describe('the client of Jolokia', () => {
    it('sends many requests as one, each with its own answer', async () => {
        const service = new FakeService();
        service.on('mem', () => 7);
        service.on('stop', () => {
            throw new Refused(409, 'job mail is STOPPED: cannot stop');
        });
        const answers = await new Jolokia('/j', service.fetch).bulk<[number, unknown]>([
            exec(SERVER, 'mem'),
            exec(jobBean('mail'), 'stop'),
        ]);
        expect(service.posts).toHaveLength(1);
        expect(answers[0]).toEqual({ ok: true, value: 7 });
        expect(answers[1].ok).toBe(false);
    });

    it("keeps the service's own sentence", async () => {
        const service = new FakeService();
        service.on('start', () => {
            throw new Refused(409, 'job mail is RUNNING (pid 71): cannot start');
        });
        const started = service.reeve().start('mail');
        await expect(started).rejects.toBeInstanceOf(Refusal);
        await expect(started).rejects.toThrow('job mail is RUNNING (pid 71): cannot start');
    });

    it('tells of a refusal of the whole request as well', async () => {
        const refuse = () => Promise.resolve(new Response('{"status":400,"error":"too many"}', { status: 400 }));
        await expect(new Jolokia('/j', refuse).exec(SERVER, 'mem')).rejects.toThrow('too many');
    });

    it('says when the session has ended', async () => {
        const service = new FakeService();
        service.isLoggedOut = true;
        await expect(service.reeve().statusAll()).rejects.toBeInstanceOf(LoggedOut);
    });

    it('says when nobody answers, or not in JSON', async () => {
        const service = new FakeService();
        service.isDown = true;
        await expect(service.reeve().statusAll()).rejects.toBeInstanceOf(Unreachable);
        const proxy = () => Promise.resolve(new Response('<html>Bad gateway</html>', { status: 502 }));
        await expect(new Jolokia('/j', proxy).exec(SERVER, 'mem')).rejects.toBeInstanceOf(Unreachable);
        const short = () => Promise.resolve(new Response('[]'));
        await expect(new Jolokia('/j', short).exec(SERVER, 'mem')).rejects.toBeInstanceOf(Unreachable);
    });
});

describe('object names', () => {
    it('are quoted where they have to be, and read back', () => {
        expect(jobBean('billing')).toBe('reeve:type=Job,name=billing');
        expect(jobBean('a,b*"c\\')).toBe('reeve:type=Job,name="a,b\\*\\"c\\\\"');
        for (const name of ['billing', 'a,b*"c\\', 'two words', 'x=y?', 'line\nfeed', '作业']) {
            expect(jobOf(jobBean(name))).toBe(name);
        }
        expect(jobOf('reeve:name=billing,type=Job')).toBe('billing');
    });
});
