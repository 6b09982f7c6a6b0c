// What the server says for when something is wrong: surefoot/service/help_views.py.

import type { FlagView } from "./views";

export interface CountryView {
  code: string;
  emergency: string;
  doctor: string;
  sources: string[];
}

export interface HelpView {
  flags: FlagView[];
  country: string;
  guessed: boolean;
  away: string;
  countries: CountryView[];
}
