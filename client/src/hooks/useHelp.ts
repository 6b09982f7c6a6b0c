// What is needed when something is wrong: the questions and whom to ring, in one answer to keep.

import type { CountryView, HelpView } from "../api/help";
import { helpPath } from "../device";
import { type Seen, useView } from "./useView";

export const useHelp = (): Seen<HelpView> => useView<HelpView>(helpPath());

export const numbersOf = (help: HelpView, code: string): CountryView | null =>
  help.countries.find((country) => country.code === code) ?? null;
