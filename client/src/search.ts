// Finding a text by words as people type them: beginnings, other spellings, a slip of the finger.

const MARKS = /\p{Diacritic}/gu;
const LETTERS = /[\p{L}\p{N}]+/gu;
const INSIDE_FROM = 4; // letters from which a word is also found within another: German joins words
const SLIP_FROM = 5; // letters from which one slip is forgiven, two from twice as many

/** Small letters without accents; German double letters as they are written without them. */
export const folded = (text: string) =>
  text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(MARKS, "");

export const wordsOf = (text: string): string[] => folded(text).match(LETTERS) ?? [];

/** A text made ready: its parts, the weightiest first, each as words. */
export type Searchable = string[][];

export const searchable = (...parts: string[]): Searchable => parts.map(wordsOf);

/** The same, made ready once for each thing that is searched. */
export function once<T extends object>(ready: (one: T) => Searchable): (one: T) => Searchable {
  const known = new WeakMap<T, Searchable>();
  return (one) => {
    const made = known.get(one) ?? ready(one);
    known.set(one, made);
    return made;
  };
}

/** How well a text fits what was typed, the higher the better; 0 unless it has every word. */
export function fit(typed: string[], text: Searchable): number {
  let total = 0;
  for (const wanted of typed) {
    let best = 0;
    text.forEach((words, place) => {
      for (const word of words) best = Math.max(best, near(wanted, word) / (place + 1));
    });
    if (best === 0) return 0;
    total += best;
  }
  return total;
}

/** 4 the same, 3 its beginning, 2 within it, 1 but for a slip, 0 another word. */
function near(wanted: string, word: string): number {
  if (word === wanted) return 4;
  if (word.startsWith(wanted)) return 3;
  if (wanted.length >= INSIDE_FROM && word.includes(wanted)) return 2;
  const slips = Math.floor(wanted.length / SLIP_FROM);
  if (slips === 0 || Math.abs(word.length - wanted.length) > slips) return 0;
  return distance(wanted, word, slips) <= slips ? 1 : 0;
}

/** Letters to change, leave out, add or swap with the next to make one word of the other. */
function distance(one: string, other: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length]!;
}

/** Those that fit, the best first, else in the order they came in. Without words all of them. */
export function found<T>(typed: string, all: readonly T[], ready: (one: T) => Searchable): T[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return [...all];
  return all
    .map((one) => ({ one, fit: fit(wanted, ready(one)) }))
    .filter((each) => each.fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map((each) => each.one);
}
