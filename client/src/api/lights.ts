// The thresholds that lights are decided by: surefoot/service/light_views.py, field by field.

import type { SessionFeedback } from "./facts";
import type { Site } from "./views";

export interface SiteThresholdsView {
  site: Site;
  usual: number;
  amber_from: number;
  red_from: number;
}

export interface ThresholdsView {
  sites: SiteThresholdsView[];
  elsewhere_amber_from: number;
  elsewhere_red_from: number;
  settles: boolean;
  began_before: NonNullable<SessionFeedback["began"]>;
  painkillers: boolean | null;
  amber_rise: number;
  red_rise: number;
}

export interface MorningThresholdsView {
  usual: Partial<Record<Site, number>>;
  worse_before: boolean;
  amber_rise: number;
  red_rise: number;
  low_energy: number;
  high_soreness: number;
  tired_from: number;
}
