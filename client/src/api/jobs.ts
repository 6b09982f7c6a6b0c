// Long work of the server: surefoot/service/jobs_views.py, field by field.

export interface JobView {
  id: string;
  kind: string;
  state: "waiting" | "running" | "done" | "refused" | "broken";
  step: string; // id of what it is at; "" before the first
  share: number; // 0 to 1
  problem: string; // why it is refused or broken
}

export const underWay = (job: JobView | null) => job?.state === "waiting" || job?.state === "running";
