/*
 * What Hawtio loads first: a container of Module Federation (https://module-federation.io/), by hand. Hawtio calls `init` with
 * what it shares (React, PatternFly, itself) and then `get`; the console's own modules take those libraries from `shared`, see
 * shared/*.cjs.
 *
 * It is loaded as a classic script, past all caches, and names the rest by their hashes: it must import nothing but by
 * import(), and leave nothing else at its top level, where all scripts of the page are at home.
 */

type Factory = () => unknown;

/** Of each library by version. */
type ShareScope = Record<string, Record<string, { get: () => Promise<Factory> | Factory }>>;

Object.assign(
    window,
    (() => {
        const libraries = [
            'react',
            'react-router-dom',
            '@hawtio/react',
            '@patternfly/react-core',
            '@patternfly/react-table',
            '@patternfly/react-icons',
        ];
        const shared: Record<string, unknown> = {};
        let scope: ShareScope = {};

        const take = async (library: string): Promise<void> => {
            // Hawtio brings one version of each.
            const version = Object.values(scope[library] ?? {})[0];
            if (!version) {
                throw new Error(`Hawtio does not share ${library}`);
            }
            const factory = await version.get();
            shared[library] = factory();
        };

        return {
            reeve: {
                shared,
                init(given: ShareScope): void {
                    scope = given;
                },
                async get(): Promise<Factory> {
                    await Promise.all(libraries.map(take));
                    const module = await import('./console');
                    return () => module;
                },
            },
        };
    })(),
);

export {};
