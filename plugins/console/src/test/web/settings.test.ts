import { describe, expect, it } from 'vitest';
import { joined, settingsOf, textOf } from '../../main/web/api/settings';

const definition = {
    name: 'mail',
    command: '/usr/bin/php',
    params: 'worker.php',
    directory: '',
    environment: { APP_ENV: 'production', TOKEN: '********' },
    secrets: ['TOKEN'],
    stopTimeoutMillis: 10_000,
    logFormat: 'STAMPED',
    upkeep: {
        kind: 'SERVICE',
        instances: 2,
        guard: true,
        restart: {
            mode: 'ON_FAILURE',
            retries: -1,
            pauseMillis: 0,
            backoff: { initialMillis: 100, maxMillis: 60_000, factor: 2 },
        },
    },
    probes: { readiness: '{"tcp":8080}' },
    extra: {},
};

describe('settings of a copy', () => {
    it('are those of the job as people write them, without the values of secrets', () => {
        const { settings, secrets } = settingsOf(definition);
        expect(settings).toEqual({
            environment: { APP_ENV: 'production' },
            secrets: ['TOKEN'],
            stopTimeout: '10s',
            logFormat: 'stamped',
            kind: 'service',
            instances: 2,
            guard: true,
            restart: 'on-failure',
            retries: 'unlimited',
            backoff: { initial: '100ms', max: '1m', factor: 2 },
            readiness: { tcp: 8080 },
        });
        expect(secrets).toEqual(['TOKEN']);
    });

    it('stand one a line', () => {
        expect(textOf({ restart: 'always', labels: { team: 'shop' } })).toBe(
            'restart: "always"\nlabels: {"team":"shop"}\n',
        );
    });
});

describe('fields of the form', () => {
    it('are joined with what was written as YAML', () => {
        expect(joined({ params: '-q "a b"' }, 'restart: always\n')).toBe('params: "-q \\"a b\\""\nrestart: always');
    });

    it('are joined with what was written as JSON', () => {
        expect(joined({ params: '-q' }, ' {"restart": "always"}')).toBe('{"params":"-q", "restart": "always"}');
        expect(joined({ params: '-q' }, '{}')).toBe('{"params":"-q"}');
    });

    it('leave what was written as it is if they are empty', () => {
        expect(joined({}, ' restart: always ')).toBe('restart: always');
        expect(joined({}, '')).toBe('');
    });
});
