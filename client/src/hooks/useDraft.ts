// What was typed into a form, until it is sent.

import { useKept, type Set } from "./useKept";

export type SetDraft<T> = Set<T>;

export const useDraft = <T extends object>(name: string, empty: T) => useKept(`surefoot.draft.${name}`, empty);
