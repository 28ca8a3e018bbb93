/** How a login went. */
export type Outcome =
    | { kind: 'in' }
    /** In the service's own words, which may be empty. */
    | { kind: 'refused'; sentence: string }
    /** Too many have failed: who waits so long may try again. */
    | { kind: 'throttled'; seconds: number }
    | { kind: 'unreachable' };

/** Begins a session, which the browser then sends along by itself. */
export async function logIn(
    base: string,
    username: string,
    password: string,
    fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init),
): Promise<Outcome> {
    let answer: Response;
    try {
        answer = await fetch(`${base}/auth/login`, {
            method: 'POST',
            credentials: 'same-origin',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ username, password }),
        });
    } catch {
        return { kind: 'unreachable' };
    }
    if (answer.ok) {
        return { kind: 'in' };
    }
    if (answer.status === 429) {
        return { kind: 'throttled', seconds: Math.max(1, Number(answer.headers.get('Retry-After')) || 1) };
    }
    return answer.status >= 400 && answer.status < 500
        ? { kind: 'refused', sentence: await sentenceOf(answer) }
        : { kind: 'unreachable' };
}

/** Hawtio's name for a caller who need not log in. */
const ANYBODY = 'public';

/** Whether nobody has to log in; as far as is known. */
export async function isOpenToAll(
    base: string,
    fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init),
): Promise<boolean> {
    try {
        const answer = await fetch(`${base}/user`, { credentials: 'same-origin' });
        return answer.ok && (await answer.json()) === ANYBODY;
    } catch {
        return false;
    }
}

/** What is no JSON was not said by the service. */
async function sentenceOf(answer: Response): Promise<string> {
    try {
        const { error } = (await answer.json()) as { error?: unknown };
        return typeof error === 'string' ? error : '';
    } catch {
        return '';
    }
}
