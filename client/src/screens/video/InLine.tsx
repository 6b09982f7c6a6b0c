// Clips that are not measured yet: how far they are, and what can be done with each.

import type { ClipJobView } from "../../api/gait";
import { post, remove } from "../../api/http";
import { underWay } from "../../api/jobs";
import { useAttempt } from "../../hooks/useAttempt";
import { later, t } from "../../language";
import { JobProgress } from "../../parts/JobProgress";
import { Problem } from "../../parts/Notice";

const STEPS = {
  points: later("Finding the points of your body"),
  pictures: later("Drawing the pictures"),
};

export function InLine({ jobs, changed }: { jobs: ClipJobView[]; changed: () => void }) {
  return (
    <>
      {jobs.map((each) => (
        <Waiting key={each.job.id} clip={each} changed={changed} />
      ))}
    </>
  );
}

function Waiting({ clip: { job, name, title }, changed }: { clip: ClipJobView; changed: () => void }) {
  const { busy, failure, attempt } = useAttempt();
  const act = (work: () => Promise<unknown>) =>
    void attempt(async () => {
      await work();
      changed();
    });
  const drop = () => act(() => remove(`jobs/${job.id}`));
  return (
    <section class="card clip-job" aria-label={title}>
      <div class="card-top">
        <h2>{title}</h2>
        {job.state === "refused" && <span class="badge badge-bad">{t("Not measured")}</span>}
        {job.state === "broken" && <span class="badge">{t("Cut off")}</span>}
      </div>
      <p class="note file-name">{name}</p>
      <Problem failure={failure} />
      {underWay(job) ? (
        <>
          <JobProgress job={job} steps={STEPS} stop={drop} />
          <p class="note">{t("It goes on while you look at other pages. Stopped, the clip is deleted here; yours stays where you filmed it.")}</p>
        </>
      ) : (
        <>
          <p>{job.problem}</p>
          {job.state === "broken" && <p>{t("The clip is still here.")}</p>}
          <div class="actions">
            {job.state === "broken" && (
              <button type="button" class="button button-small" disabled={busy} onClick={() => act(() => post(`gait/jobs/${job.id}/again`))}>
                {t("Measure it again")}
              </button>
            )}
            <button type="button" class="button button-quiet button-small" disabled={busy} onClick={drop}>
              {t("Delete the clip")}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
