// How far long work of the server is, and the button that stops it.

import type { JobView } from "../api/jobs";
import { later, t } from "../language";

interface JobProgressProps {
  job: JobView | null;
  steps: Record<string, string>; // what the work is at, by the id of the step; said by t
  stop: () => void;
}

export function JobProgress({ job, steps, stop }: JobProgressProps) {
  const at = job?.state === "running" ? t(steps[job.step] ?? later("Getting ready")) : t("Waiting for its turn");
  const share = Math.round((job?.share ?? 0) * 100);
  return (
    <div class="progress">
      <progress aria-label={at} max={100} value={share} />
      <p class="note" role="status">
        {at} …
      </p>
      <div class="actions">
        <button type="button" class="button button-quiet" onClick={stop}>
          {t("Stop it")}
        </button>
      </div>
    </div>
  );
}
