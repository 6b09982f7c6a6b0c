// The clip that was deleted last, so that its numbers can be put back.

import { signal } from "@preact/signals";

export const takenOut = signal("");
