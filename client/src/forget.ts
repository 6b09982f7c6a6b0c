// What this browser holds of a journal that is no longer there, gone; then what is there now.

import { forgetOutbox } from "./api/outbox";
import { forgetAnswers } from "./api/worker";
import { forgetAll } from "./hooks/useRemembered";
import { changed, forgetViews, loadState } from "./hooks/useView";

export async function forgetHere(): Promise<void> {
  forgetAll();
  forgetViews();
  await forgetAnswers();
  await forgetOutbox();
  await loadState();
  changed.value++;
}
