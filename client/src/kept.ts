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
