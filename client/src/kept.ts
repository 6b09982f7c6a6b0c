// What this browser keeps under a place. A forbidden store keeps nothing, a full one what it had:
// the page goes on with what it holds itself.

export function keptText(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

export function keepText(place: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(place);
    else localStorage.setItem(place, text);
  } catch {
    // full or forbidden
  }
}

/** The object or list kept as JSON; null when there is none or it cannot be read. */
export function kept(place: string): object | null {
  try {
    const value: unknown = JSON.parse(keptText(place) ?? "null");
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

/** Keeps an object or a list as JSON; null empties the place. */
export const keep = (place: string, value: object | null) => keepText(place, value && JSON.stringify(value));

/** Objects kept under one place by their ids. Who keeps one lets go of those last touched `kept_ms` before it. */
export function keptById<T extends { touched_ms: number }>(place: string, kept_ms: number) {
  const all = () => (kept(place) ?? {}) as Record<string, T>;
  return {
    all: () => Object.values(all()),
    of: (id: string): T | null => all()[id] ?? null,
    put(id: string, value: T) {
      const still = Object.entries(all()).filter(([, one]) => value.touched_ms - one.touched_ms < kept_ms);
      keep(place, { ...Object.fromEntries(still), [id]: value });
    },
    drop(id: string) {
      const { [id]: _, ...rest } = all();
      keep(place, Object.keys(rest).length ? rest : null);
    },
  };
}
