// Kilometres and metres, or miles and feet: what is shown and typed. What is stored is metric.

import { number, t } from "./language";
import { state } from "./hooks/useView";

export const KM_PER_MILE = 1.609344;
export const M_PER_FOOT = 0.3048;
const KG_PER_POUND = 0.45359237;

const imperial = () => state.value?.preferences.units === "imperial";

/** A unit of length as it is typed: its sign, and how many kilometres or metres it holds. */
export const far = () => (imperial() ? { sign: t("mi"), metric: KM_PER_MILE } : { sign: t("km"), metric: 1 });
export const high = () => (imperial() ? { sign: t("ft"), metric: M_PER_FOOT } : { sign: t("m"), metric: 1 });
/** A unit of body mass, and how many kilograms it holds. */
export const mass = () => (imperial() ? { sign: t("lb"), metric: KG_PER_POUND } : { sign: t("kg"), metric: 1 });

export const distance = (metres: number) => {
  const { sign, metric } = far();
  return `${number(Math.round(metres / metric / 100) / 10)} ${sign}`;
};

export const climb = (metres: number) => {
  const { sign, metric } = high();
  return `${Math.round(metres / metric)} ${sign}`;
};
