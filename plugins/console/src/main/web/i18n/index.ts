import { useSyncExternalStore } from 'react';
import { en, type Texts } from './en';
import { zh } from './zh';

export type { Texts } from './en';

export type Language = 'en' | 'zh';

/** A language, or that of the browser. */
export type LanguageChoice = Language | 'browser';

const KEY = 'reeve.language';
const TEXTS: Record<Language, Texts> = { en, zh };

/** As in BCP 47, for the page to say what it is written in. */
export const TAGS: Record<Language, string> = { en: 'en', zh: 'zh-Hans' };

const listeners = new Set<() => void>();
let choice = choiceOf(stored());
let language = languageOf(choice);

function choiceOf(text: string | null): LanguageChoice {
    return text === 'en' || text === 'zh' ? text : 'browser';
}

function languageOf(chosen: LanguageChoice): Language {
    return chosen === 'browser' ? preferred(navigator.languages) : chosen;
}

/** The first of the browser's languages that there is. */
export function preferred(wished: readonly string[]): Language {
    const known = wished.map(tag => tag.slice(0, 2).toLowerCase());
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

/** Takes effect at once, and is kept by this browser. */
export function choose(chosen: LanguageChoice): void {
    choice = chosen;
    language = languageOf(chosen);
    try {
        if (chosen === 'browser') {
            localStorage.removeItem(KEY);
        } else {
            localStorage.setItem(KEY, chosen);
        }
    } catch {
        // then it holds for this page alone
    }
    listeners.forEach(listener => listener());
}

export function useLanguageChoice(): LanguageChoice {
    return useSyncExternalStore(subscribe, () => choice);
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
