import { AUTH } from '../api/names';
import type { Reeve } from '../api/reeve';

/** On the root of the page while the sidebar leaves out what its user cannot use; console.css knows it. */
const NO_USERS = 'reeve-no-users';

/**
 * Hawtio has an entry in the sidebar for each page that there is. That of users is hidden from those who may not see them,
 * and who open it all the same, by its address, are told why.
 *
 * @return what Hawtio asks, several times, before it shows its sidebar
 */
export function usersEntry(reeve: Pick<Reeve, 'permissions'>, root: Element = document.documentElement) {
    let asked: Promise<boolean> | undefined;
    const ask = async (): Promise<boolean> => {
        try {
            const allowed = await reeve.permissions({ [AUTH]: ['getAll'] });
            root.classList.toggle(NO_USERS, allowed[AUTH]?.['getAll'] === false);
        } catch {
            // The page itself will say what is the matter.
        }
        return true;
    };
    return (): Promise<boolean> => (asked ??= ask());
}
