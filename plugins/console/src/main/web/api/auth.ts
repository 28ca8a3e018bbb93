import type { Jolokia } from './jolokia';
import { AUTH } from './names';

export interface User {
    name: string;
    /** Separated by commas. */
    privileges: string;
    extra: Record<string, string>;
}

export interface Token {
    id: string;
    user: string;
    label: string;
    privileges: string;
    createdAtMillis: number;
    expiresAtMillis: number;
    /** Since the service started. */
    lastUsedAtMillis: number;
}

export interface NewToken {
    id: string;
    /** Told once. */
    token: string;
    expiresAtMillis: number;
}

/** The MBean of users and tokens. */
export class Auth {
    constructor(private readonly jolokia: Jolokia) {}

    isEnabled(): Promise<boolean> {
        return this.jolokia.read(AUTH, 'Enable');
    }

    async users(): Promise<User[]> {
        return Object.values(await this.jolokia.exec<Record<string, User>>(AUTH, 'getAll'));
    }

    async tokens(): Promise<Token[]> {
        return Object.values(await this.jolokia.exec<Record<string, Token>>(AUTH, 'getTokens'));
    }

    add(name: string, password: string, privileges: string): Promise<User> {
        return this.jolokia.exec(AUTH, 'add', name, password, privileges, '');
    }

    update(name: string, changes: { password?: string; privileges?: string }): Promise<User> {
        return this.jolokia.exec(AUTH, 'update', name, JSON.stringify(changes));
    }

    async delete(name: string): Promise<void> {
        await this.jolokia.exec(AUTH, 'delete', name);
    }

    addToken(user: string, label: string, privileges: string, days: number): Promise<NewToken> {
        return this.jolokia.exec(AUTH, 'addToken', user, label, privileges, days);
    }

    async revoke(id: string): Promise<void> {
        await this.jolokia.exec(AUTH, 'deleteToken', id);
    }
}
