import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { logIn, type Outcome } from '../../main/web/api/login';
import { AUTH } from '../../main/web/api/names';
import { LoginPanel } from '../../main/web/pages/login/LoginPanel';
import { usersEntry } from '../../main/web/state/entries';
import { leaveLogin } from '../../main/web/state/session';

const answering = (status: number, body: string, headers: Record<string, string> = {}) => {
    const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(new Response(body, { status, headers })));
    return { fetch, outcome: () => logIn('/hawtio', 'root', 'secret', fetch) };
};

describe('a login', () => {
    it('is asked for in JSON, and nothing else is told', async () => {
        const { fetch, outcome } = answering(200, '{"username":"root"}');
        expect(await outcome()).toEqual({ kind: 'in' });
        const [url, init] = fetch.mock.calls[0] ?? [];
        expect(url).toBe('/hawtio/auth/login');
        expect(init?.body).toBe('{"username":"root","password":"secret"}');
    });

    it('is refused in words of the service, where it has any', async () => {
        const { outcome } = answering(401, '{"status":401,"error":"wrong user or password"}');
        expect(await outcome()).toEqual({ kind: 'refused', sentence: 'wrong user or password' });
        expect(await answering(401, '<html>').outcome()).toEqual({ kind: 'refused', sentence: '' });
    });

    it('may have to wait', async () => {
        const { outcome } = answering(429, '{}', { 'Retry-After': '58' });
        expect(await outcome()).toEqual({ kind: 'throttled', seconds: 58 });
        expect(await answering(429, '{}').outcome()).toEqual({ kind: 'throttled', seconds: 1 });
    });

    it('tells that nobody answers, or nobody who could', async () => {
        expect(await logIn('/hawtio', 'a', 'b', () => Promise.reject(new TypeError()))).toEqual({
            kind: 'unreachable',
        });
        expect(await answering(502, 'Bad Gateway').outcome()).toEqual({ kind: 'unreachable' });
    });
});

describe('the login form', () => {
    afterEach(() => {
        vi.useRealTimers();
        sessionStorage.clear();
    });

    const open = (outcome: Outcome) => {
        const enter = vi.fn(() => Promise.resolve(outcome));
        const entered = vi.fn();
        render(<LoginPanel base="/hawtio" enter={enter} onEntered={entered} />);
        return { enter, entered };
    };

    const fill = async () => {
        const user = userEvent.setup({ delay: null });
        await user.type(screen.getByLabelText(/Username/), 'root');
        await user.type(screen.getByLabelText(/Password/), 'secret');
        await user.click(screen.getByRole('button', { name: 'Log in' }));
    };

    it('says what is missing without asking the service', async () => {
        const { enter } = open({ kind: 'in' });
        await userEvent.click(screen.getByRole('button', { name: 'Log in' }));
        expect(screen.getByRole('alert').textContent).toContain('Type in your user name and password');
        expect(enter).not.toHaveBeenCalled();
    });

    it('says why somebody was not let in', async () => {
        open({ kind: 'refused', sentence: 'this token has expired' });
        await fill();
        expect(screen.getByRole('alert').textContent).toContain('You were not let in: this token has expired.');
    });

    it('cannot be sent until the wait is over', async () => {
        vi.useFakeTimers({ shouldAdvanceTime: true });
        open({ kind: 'throttled', seconds: 2 });
        await fill();
        expect(screen.getByRole('alert').textContent).toContain('Wait 2 seconds.');
        expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Log in \(in/ }).disabled).toBe(true);
        for (let i = 0; i < 3; i++) {
            await act(() => vi.advanceTimersByTimeAsync(1_000));
        }
        expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Log in' }).disabled).toBe(false);
        expect(screen.getByRole('alert').textContent).toBe('');
    });

    it('says that a session is over, and leads back to where it ended', async () => {
        sessionStorage.setItem('reeve.over', 'true');
        sessionStorage.setItem('reeve.place', '/hawtio/reeve/jobs?q=mail');
        const { entered } = open({ kind: 'in' });
        expect(screen.getByText(/Your session has ended/)).toBeDefined();
        await fill();
        expect(entered).toHaveBeenCalledOnce();
        const visited: string[] = [];
        leaveLogin('/hawtio', url => visited.push(url));
        sessionStorage.clear();
        leaveLogin('/hawtio', url => visited.push(url));
        expect(visited).toEqual(['/hawtio/reeve/jobs?q=mail', '/hawtio/']);
    });
});

describe('the entry of users', () => {
    const shownTo = async (permissions: () => Promise<Record<string, Record<string, boolean>>>) => {
        const root = document.createElement('div');
        const ask = vi.fn(permissions);
        const isActive = usersEntry({ permissions: ask }, root);
        expect(await Promise.all([isActive(), isActive()])).toEqual([true, true]);
        expect(ask).toHaveBeenCalledOnce();
        return !root.classList.contains('reeve-no-users');
    };

    it('is hidden from those who may not see them, and stays when nobody knows', async () => {
        expect(await shownTo(() => Promise.resolve({ [AUTH]: { getAll: false } }))).toBe(false);
        expect(await shownTo(() => Promise.resolve({ [AUTH]: { getAll: true } }))).toBe(true);
        expect(await shownTo(() => Promise.reject(new Error('down')))).toBe(true);
    });
});
