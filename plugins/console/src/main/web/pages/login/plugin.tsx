import type { Plugin } from '@hawtio/react';
import React from 'react';
import { LoginPanel } from './LoginPanel';

/** The login form, for Hawtio's login page. */
export function loginPlugin(base: string): Plugin {
    return {
        id: 'reeve-login',
        isLogin: true,
        component: () => <LoginPanel base={base} />,
        isActive: () => Promise.resolve(true),
    };
}
