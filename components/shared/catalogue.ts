// Every word that the tags say, by part, and in which language: English, another that is shipped, or a page's own. The parts keep their
// English words beside themselves (`words.ts`) and read them here, so what is said changes with the language.

import type { Language, Words } from './languages/language.js';

export type { Language, Words };

/** The languages that are shipped beside English. */
const shipped: Readonly<Record<string, () => Promise<{ default: Language }>>> = {
  de: () => import('./languages/de.js'),
};

const english = new Map<string, Words>();
const listeners = new Set<() => void>();
let spoken: Language = {};
/** Of several that are asked for one after another, the last counts. */
let turn = 0;

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * The words of a part in the language that is spoken; what that lacks is said in English.
 * @param part - its name
 */
export function catalogue<T extends Words>(part: string, own: T): T {
  english.set(part, own);
  const read = (_: T, key: string) => {
    const given = spoken[part]?.[key];
    return isGroup(given) ? { ...(own[key] as object), ...given } : (given ?? own[key]);
  };
  return new Proxy(own, { get: read as ProxyHandler<T>['get'] });
}

/** The English words of every part that is loaded: what a translation may give. */
export const englishWords = (): Language => Object.fromEntries(english);

/** Calls back when other words are said. */
export function onWords(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says these words from now on, in all tags of the page; what is not given is said in English. */
export function setWords(words: Language): void {
  turn++;
  spoken = words;
  for (const listener of listeners) listener();
}

/**
 * Speaks a language from now on. The tags do so by themselves where the page's `lang` names one that is shipped.
 * @param language - a tag as in `lang`: `de`, `de-AT`, `en`
 * @returns whether it is English or shipped; if not, or if its words cannot be fetched, nothing changes
 */
export async function speak(language: string): Promise<boolean> {
  const [primary] = language.toLowerCase().split('-');
  if (primary === 'en') setWords({});
  const mine = ++turn;
  const words = await shipped[primary]?.().catch(() => undefined);
  if (words && mine === turn) setWords(words.default);
  return words !== undefined || primary === 'en';
}

const lang = globalThis.document?.documentElement.lang;
if (lang && !lang.startsWith('en')) void speak(lang);
