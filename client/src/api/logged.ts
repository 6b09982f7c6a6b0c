// A session that was logged by hand: surefoot/service/logged_views.py.

import type { Fact, SessionFeedback } from "./facts";

export interface LoggedView {
  id: string;
  day: string;
  fact: Extract<Fact, SessionFeedback>;
}
