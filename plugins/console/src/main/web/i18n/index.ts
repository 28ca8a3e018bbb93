import { useSyncExternalStore } from 'react';
import { en, type Texts } from './en';
import { zh } from './zh';

export type { Texts } from './en';

export type Language = 'en' | 'zh';

const KEY = 'reeve.language';
const TEXTS: Record<Language, Texts> = { en, zh };

const listeners = new Set<() => void>();
let language = preferred(stored(), navigator.languages);

/** What was chosen before, otherwise the first of the browser's languages that there is. */
export function preferred(chosen: string | null, wished: readonly string[]): Language {
    const known = [chosen, ...wished].map(tag => tag?.slice(0, 2).toLowerCase());
    return known.find((tag): tag is Language => tag === 'en' || tag === 'zh') ?? 'en';
}

function stored(): string | null {
    try {
        return localStorage.getItem(KEY);
    } catch {
        return null; // a browser may forbid storage
    }
}

export function currentLanguage(): Language {
    return language;
}

export function choose(chosen: Language): void {
    language = chosen;
    try {
        localStorage.setItem(KEY, chosen);
    } catch {
        // then it holds for this page alone
    }
    listeners.forEach(listener => listener());
}

function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

export function useLanguage(): Language {
    return useSyncExternalStore(subscribe, currentLanguage);
}

export function useTexts(): Texts {
    return TEXTS[useLanguage()];
}

/** For what is no component. */
export function texts(): Texts {
    return TEXTS[language];
}
