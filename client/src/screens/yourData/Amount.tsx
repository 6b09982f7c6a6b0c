// How many there are of something, and the days that it reaches over.

import { t } from "../../language";
import { dayAndYear } from "../../words";

export function Amount({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

export const between = (first: string, last: string) =>
  first === last
    ? dayAndYear(first)
    : t("{first} to {last}", { first: dayAndYear(first), last: dayAndYear(last) });
