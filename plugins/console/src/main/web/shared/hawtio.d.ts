/* Of @hawtio/react 2.2 what the console uses; the package of that version is not on npm. */
declare module '@hawtio/react' {
    import type { ComponentType } from 'react';

    export interface Plugin {
        id: string;
        title?: string;
        /** The page's route; those below it are its own, too. */
        path?: string;
        /** Where in the sidebar; Hawtio's own plugins have 0 to 30. */
        order?: number;
        component?: ComponentType;
        /** It is there for who has not logged in, and its component takes the place of the login form. */
        isLogin?: boolean;
        headerItems?: { component: ComponentType; universal: boolean }[];
        isActive: () => Promise<boolean>;
    }

    export const hawtio: {
        addPlugin(plugin: Plugin): unknown;
        /** Of the head's base, without a slash at its end. */
        getBasePath(): string | undefined;
    };
}
