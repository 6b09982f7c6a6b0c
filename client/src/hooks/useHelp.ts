// What is needed when something is wrong: the questions and whom to ring, in one answer to keep.

import type { CountryView, HelpView } from "../api/help";
import { type Seen, useView } from "./useView";

const device = () => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  return new URLSearchParams({ zone, region: regionOf(navigator.language) });
};

export const useHelp = (): Seen<HelpView> => useView<HelpView>(`help?${device().toString()}`);

/** The region of a language tag such as de-AT; '' without one. */
export const regionOf = (tag: string) => tag.split("-").find((part) => /^[A-Z]{2}$/.test(part)) ?? "";

export const numbersOf = (help: HelpView, code: string): CountryView | null =>
  help.countries.find((country) => country.code === code) ?? null;
