const KEY = 'reeve.return';

/** The session has ended: to the login, and from there back to where one was. */
export function toLogin(base: string, go: (url: string) => void = url => window.location.assign(url)): void {
    const { pathname, search } = window.location;
    if (pathname !== `${base}/login`) {
        sessionStorage.setItem(KEY, pathname + search);
        go(`${base}/login`);
    }
}

/**
 * A login leads to the console's root; if it is that of an ended session, to the page that was left. Called when the console
 * is loaded, before anything is shown.
 */
export function returnAfterLogin(base: string): void {
    const left = sessionStorage.getItem(KEY);
    const { pathname } = window.location;
    if (left !== null && (pathname === `${base}/` || pathname === base)) {
        sessionStorage.removeItem(KEY);
        window.history.replaceState(null, '', left);
    }
}
