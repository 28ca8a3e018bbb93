import { defineConfig } from 'vitest/config';

export default defineConfig({
    // A test compares the names of privileges with those in the sources of plugins/auth.
    server: { fs: { allow: ['..'] } },
    test: {
        environment: 'jsdom',
        environmentOptions: { jsdom: { url: 'http://127.0.0.1:8778/hawtio/' } },
        include: ['src/test/web/**/*.test.{ts,tsx}'],
        // A form of many fields takes a while on a busy machine.
        testTimeout: 20_000,
        setupFiles: ['src/test/web/setup.ts'],
        server: { deps: { inline: [/@patternfly/] } },
    },
});
