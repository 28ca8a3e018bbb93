import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FAILED, FakeService, job, Refused, usage } from './fakes';
import { Jobs } from '../../main/web/state/jobs';
import { Grants } from '../../main/web/state/permissions';
import { Sampler } from '../../main/web/state/sampler';

describe('the store of jobs', () => {
    it('tells its listeners once of all that happens in a while', () => {
        let tell: () => void = () => undefined;
        const jobs = new Jobs(later => (tell = later));
        let heard = 0;
        jobs.subscribe(() => heard++);
        jobs.replaceAll({ a: job('a'), b: job('b') });
        jobs.update([job('a', 'FATAL')]);
        expect(heard).toBe(0);
        tell();
        expect(heard).toBe(1);
        jobs.remove('b');
        tell();
        expect(heard).toBe(2);
        expect(jobs.all().map(row => row.status.name)).toEqual(['a']);
    });

    it('leaves rows alone that nothing happened to', () => {
        const jobs = new Jobs();
        jobs.replaceAll({ a: job('a'), b: job('b') });
        const [a, b] = [jobs.row('a'), jobs.row('b')];
        jobs.update([job('a', 'FATAL')]);
        expect(jobs.row('a')).not.toBe(a);
        expect(jobs.row('b')).toBe(b);
        expect(jobs.all()).toBe(jobs.all());
    });

    it('keeps ten minutes of what each job uses', () => {
        const jobs = new Jobs();
        jobs.replaceAll({ a: job('a'), b: job('b') });
        jobs.addUsage({ a: usage(100_000, 10, 20) });
        jobs.addUsage({ a: usage(110_000, 30) });
        expect(jobs.row('a')?.history).toEqual([
            { at: 90_000, residentBytes: 10, cpuPercent: 1 },
            { at: 100_000, residentBytes: 20, cpuPercent: 2 },
            { at: 110_000, residentBytes: 30, cpuPercent: 3 },
        ]);
        expect(jobs.row('b')?.history).toEqual([]);
        jobs.addUsage({ a: usage(700_000, 40), b: usage(700_000, 50) });
        expect(jobs.row('a')?.history.map(({ at }) => at)).toEqual([110_000, 700_000]);
        jobs.addUsage({ b: usage(710_000, 60) });
        expect(jobs.row('a')?.history).toEqual([]);
        expect(jobs.row('b')?.history.map(({ residentBytes }) => residentBytes)).toEqual([50, 60]);
    });

    it('forgets what has gone and keeps what is known of the rest', () => {
        const jobs = new Jobs();
        jobs.replaceAll({ a: job('a'), b: job('b') });
        jobs.setLastLine('a', { text: 'hello', stream: 'OUT' });
        jobs.replaceAll({ a: job('a', 'STOPPED') });
        expect(jobs.row('b')).toBeUndefined();
        expect(jobs.row('a')?.lastLine?.text).toBe('hello');
    });

    it('knows how often each was started again by itself, once it has been told', () => {
        const jobs = new Jobs();
        jobs.replaceAll({ a: job('a'), b: job('b') });
        expect(jobs.row('a')?.restarts).toBeUndefined();
        jobs.setRestarts({ a: 3 });
        const [a, b] = [jobs.row('a'), jobs.row('b')];
        expect([a?.restarts, b?.restarts]).toEqual([3, 0]);
        jobs.setRestarts({ a: 4 });
        expect(jobs.row('a')?.restarts).toBe(4);
        expect(jobs.row('b')).toBe(b);
    });

    it('knows the next of several runs', () => {
        const jobs = new Jobs();
        jobs.replaceAll({ a: job('a') });
        const schedule = (id: string, nextRunMillis: number) => ({
            job: 'a',
            id,
            enable: true,
            words: '',
            nextRunMillis,
        });
        jobs.setSchedules({ a: { x: schedule('x', 0), y: schedule('y', 9_000), z: schedule('z', 5_000) } });
        expect(jobs.row('a')?.schedule?.id).toBe('z');
        jobs.setSchedules({});
        expect(jobs.row('a')?.schedule).toBeUndefined();
    });

    it('tells of trouble and of its end, and of nothing else', () => {
        const jobs = new Jobs();
        const heard: string[] = [];
        jobs.onChange(change => heard.push(change.state));
        jobs.update([job('a')]);
        for (const [state, more] of [
            ['STOPPING'],
            ['STOPPED'],
            ['RUNNING'],
            ['EXITED', FAILED],
            ['FATAL'],
            ['RUNNING'],
        ] as const) {
            jobs.update([job('a', state, more)]);
        }
        expect(heard).toEqual(['EXITED', 'RUNNING']);
    });
});

describe('samples', () => {
    let service: FakeService;
    let jobs: Jobs;
    let isVisible: boolean;
    let sampler: Sampler;

    beforeEach(() => {
        vi.useFakeTimers();
        service = new FakeService();
        jobs = new Jobs();
        jobs.replaceAll({
            up: job('up'),
            down: job('down', 'STOPPED'),
            bad: job('bad', 'FATAL', FAILED),
            hidden: job('hidden'),
        });
        isVisible = true;
        sampler = new Sampler(service.reeve(), jobs, () => isVisible);
        sampler.show(['up', 'down', 'bad']);
        sampler.start();
    });

    afterEach(() => {
        sampler.stop();
        vi.useRealTimers();
    });

    const counts = () => service.ofOperation('usageAll').map(request => request.arguments[0]);

    it('are one request, for the rows in view', async () => {
        service.on('follow', ({ arguments: [stream] }) => ({ text: `${String(stream)} line\n`, next: 9, skipped: 0 }));
        service.on('usageAll', () => ({ up: usage(Date.now(), 5, 7) }));
        await vi.advanceTimersByTimeAsync(100);
        expect(service.posts).toHaveLength(1);
        expect(service.ofOperation('follow').map(request => request.mbean)).toEqual([
            'reeve:type=Job,name=up',
            'reeve:type=Job,name=down',
            'reeve:type=Job,name=bad',
            'reeve:type=Job,name=bad',
        ]);
        expect(jobs.row('up')?.history.map(({ residentBytes }) => residentBytes)).toEqual([5, 7]);
        expect(jobs.row('up')?.lastLine).toEqual({ text: 'OUT line', stream: 'OUT' });
        expect(jobs.row('bad')?.lastLine).toEqual({ text: 'ERR line', stream: 'ERR' });
    });

    it('are taken at once of what comes into view meanwhile', async () => {
        const slow = service.reeve();
        let answer: () => void = () => undefined;
        const waiting = new Promise<void>(resolve => (answer = resolve));
        const patient = new Sampler({ sample: async wanted => (await waiting, slow.sample(wanted)) }, jobs, () => true);
        sampler.stop();
        patient.start();
        await vi.advanceTimersByTimeAsync(100);
        patient.show(['hidden']);
        answer();
        await vi.advanceTimersByTimeAsync(100);
        patient.stop();
        expect(service.ofOperation('follow').map(request => request.mbean)).toEqual(['reeve:type=Job,name=hidden']);
    });

    it('of what jobs use wait for the jobs', async () => {
        const empty = new Jobs();
        const early = new Sampler(service.reeve(), empty, () => true);
        sampler.stop();
        early.start();
        await vi.advanceTimersByTimeAsync(100);
        expect(counts()).toEqual([]);
        empty.replaceAll({ up: job('up') });
        early.anew();
        await vi.advanceTimersByTimeAsync(100);
        early.stop();
        expect(counts()).toEqual([60]);
    });

    it('of the last line of a job that is down are taken once', async () => {
        await vi.advanceTimersByTimeAsync(100);
        await vi.advanceTimersByTimeAsync(5_000);
        expect(service.posts).toHaveLength(2);
        expect(service.posts[1]?.filter(request => request.operation === 'follow')).toHaveLength(1);
    });

    it('of what jobs use are all at first, then those that are new, each once', async () => {
        const begun = Date.now() - 4_000;
        const latest = () => begun + 10_000 * Math.floor((Date.now() - begun) / 10_000);
        service.on('usageAll', ({ arguments: [count] }) => ({
            up: usage(latest(), ...Array<number>(Number(count)).fill(7)),
        }));
        await vi.advanceTimersByTimeAsync(60_000);
        expect(counts()).toEqual([60, 1, 1, 1, 1, 1]);
        expect(jobs.row('up')?.history).toHaveLength(60);
        expect(new Set(jobs.row('up')?.history.map(({ at }) => at)).size).toBe(60);
    });

    it('of what jobs use make up for the time in which nobody looked', async () => {
        service.on('usageAll', () => ({ up: usage(Date.now(), 7) }));
        await vi.advanceTimersByTimeAsync(100);
        isVisible = false;
        await vi.advanceTimersByTimeAsync(61_000);
        isVisible = true;
        sampler.soon();
        await vi.advanceTimersByTimeAsync(100);
        expect(counts()).toEqual([60, 6]);
    });

    it('of what jobs use are all again when something may have been missed, even while others are on their way', async () => {
        service.on('usageAll', () => ({ up: usage(Date.now(), 7) }));
        await vi.advanceTimersByTimeAsync(100);
        await vi.advanceTimersByTimeAsync(1_000);
        sampler.anew();
        await vi.advanceTimersByTimeAsync(100);
        expect(counts()).toEqual([60, 60]);
        const slow = service.reeve();
        let answer: () => void = () => undefined;
        const waiting = new Promise<void>(resolve => (answer = resolve));
        const patient = new Sampler(
            {
                sample: async wanted => {
                    const samples = await slow.sample(wanted);
                    await waiting;
                    return samples;
                },
            },
            jobs,
            () => true,
        );
        sampler.stop();
        patient.start();
        await vi.advanceTimersByTimeAsync(100);
        patient.anew();
        answer();
        await vi.advanceTimersByTimeAsync(100);
        patient.stop();
        expect(counts()).toEqual([60, 60, 60, 60]);
    });

    it('are not taken while nobody looks', async () => {
        isVisible = false;
        await vi.advanceTimersByTimeAsync(60_000);
        expect(service.posts).toEqual([]);
        isVisible = true;
        sampler.soon();
        await vi.advanceTimersByTimeAsync(100);
        expect(service.posts).toHaveLength(1);
    });

    it('go on after a failure, and leave out what the caller may not see', async () => {
        service.isDown = true;
        await vi.advanceTimersByTimeAsync(100);
        service.isDown = false;
        service.on('usageAll', () => {
            throw new Refused(403, 'reeve:type=Server is closed to ann');
        });
        service.on('follow', () => ({ text: 'hello\n', next: 6, skipped: 0 }));
        await vi.advanceTimersByTimeAsync(5_000);
        expect(jobs.row('up')?.history).toEqual([]);
        expect(jobs.row('up')?.lastLine?.text).toBe('hello');
    });
});

describe('what the caller may do', () => {
    it('is asked once for each job in view, and offered while it is not known', async () => {
        const service = new FakeService();
        service.forbidden.add('stop');
        const grants = new Grants(service.reeve());
        expect(grants.mayOnJob('mail', 'stop')).toBe(true);
        await grants.learn(['mail']);
        await grants.learn(['mail']);
        expect(service.posts).toHaveLength(1);
        expect(grants.mayOnJob('mail', 'stop')).toBe(false);
        expect(grants.mayOnJob('mail', 'start')).toBe(true);
        expect(grants.mayOnServer('add')).toBe(true);
    });

    it('is asked again after a failure', async () => {
        const service = new FakeService();
        const grants = new Grants(service.reeve());
        service.isDown = true;
        await grants.learn(['mail']);
        service.isDown = false;
        await grants.learn(['mail']);
        expect(service.posts).toHaveLength(1);
    });
});
