// What was typed into a form, until it is sent.

import { useKept } from "./useKept";

export const useDraft = <T extends object>(name: string, empty: T) => useKept(`surefoot.draft.${name}`, empty);
