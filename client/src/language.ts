// What is said, in the language chosen. The English sentence is the message: t("Save the test").
// Values stand in it by name, t("{done} of {all} are met", { done, all }); tn() counts; later()
// marks a message of a table, which t() says when it is shown.

import { signal } from "@preact/signals";
import { keepText, keptText } from "./kept";

export type Language = "en" | "de";
type Catalogue = Record<string, string | string[]>;
type Values = Record<string, string | number>;

export const LANGUAGES: Record<Language, string> = { en: "English", de: "Deutsch" };
const CATALOGUES = import.meta.glob<Catalogue>("./catalogues/*.json", { import: "default" });
const PLACE = "surefoot.language";

export const language = signal<Language>("en");
const catalogue = signal<Catalogue>({});

export function t(message: string, values?: Values): string {
  const said = catalogue.value[message];
  return filled(typeof said === "string" ? said : message, values);
}

export function tn(one: string, many: string, count: number, values?: Values): string {
  const said = catalogue.value[one];
  const forms = Array.isArray(said) ? said : [one, many];
  return filled((count === 1 ? forms[0] : forms[1]) ?? many, { count, ...values });
}

export const later = (message: string) => message;

/** What is costly to make, made once for each language and each argument. */
function once<A, T>(make: (about: A) => T): (about: A) => T {
  const made = new Map<string, T>();
  return (about) => {
    const key = `${language.value} ${JSON.stringify(about)}`;
    if (!made.has(key)) made.set(key, make(about));
    return made.get(key)!;
  };
}

const plain = once(() => new Intl.NumberFormat(language.value, { useGrouping: false, maximumFractionDigits: 3 }));
export const number = (value: number) => (Number.isSafeInteger(value) ? String(value) : plain(null).format(value));

/** What says a day or a moment, in the language spoken. */
export const dates = once(
  (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language.value === "en" ? "en-GB" : language.value, options),
);

const filled = (text: string, values?: Values) =>
  values
    ? text.replace(/\{(\w+)\}/g, (place, name: string) => {
        const value = values[name];
        return value === undefined ? place : typeof value === "number" ? number(value) : value;
      })
    : text;

/** Speaks a language from now on; its catalogue is fetched first. */
export async function speak(wanted: Language): Promise<void> {
  const load = CATALOGUES[`./catalogues/${wanted}.json`];
  try {
    catalogue.value = load ? await load() : {};
    language.value = wanted;
  } catch {
    return; // the chunk was not reached: what is spoken stays
  }
  document.documentElement.lang = wanted;
}

/** The language chosen last on this device, else the browser's. */
export function wished(): Language {
  const chosen = keptText(PLACE);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
}

/** Follows the runner's choice; "" leaves it to the browser. */
export async function follow(chosen: string): Promise<void> {
  keepText(PLACE, isLanguage(chosen) ? chosen : null);
  const wanted = isLanguage(chosen) ? chosen : wished();
  if (wanted !== language.value) await speak(wanted);
}

const isLanguage = (code: string | null): code is Language => code !== null && code in LANGUAGES;
