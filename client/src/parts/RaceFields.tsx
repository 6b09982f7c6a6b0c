// When a race is, its name, and how far and high it goes.

import { t } from "../language";
import { ClimbField, DateField, DistanceField, TextField } from "./Field";

interface Race {
  on: string;
  name: string;
  km: number | null;
  ascent_m: number | null;
}

interface Props extends Race {
  today: string;
  set: (change: Partial<Race>) => void;
}

export function RaceFields({ on, name, km, ascent_m, today, set }: Props) {
  return (
    <>
      <DateField label={t("When?")} value={on} least={today} set={(on) => set({ on })} />
      <TextField label={t("Its name (optional)")} value={name} set={(name) => set({ name })} />
      <div class="amounts">
        <DistanceField label={t("Distance (optional)")} most={500} km={km} set={(km) => set({ km })} />
        <ClimbField label={t("Climb (optional)")} most={30_000} m={ascent_m} set={(ascent_m) => set({ ascent_m })} />
      </div>
    </>
  );
}
