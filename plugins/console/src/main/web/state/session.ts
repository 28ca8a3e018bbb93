/* The service's back.js leads to the login, whichever page finds that the session is over, and notes this in the tab. */

/** Where the tab was last. */
const PLACE = 'reeve.place';
const OVER = 'reeve.over';

/** Whether the login has come to a page that was open. */
export function wasLoggedOut(): boolean {
    return sessionStorage.getItem(OVER) !== null;
}

/** Back to where the tab was, otherwise to the first page. */
export function leaveLogin(base: string, go: (url: string) => void = url => window.location.replace(url)): void {
    sessionStorage.removeItem(OVER);
    go(sessionStorage.getItem(PLACE) ?? `${base}/`);
}
