// 'It hurts', from the home screen: which session, or none.

import { useState } from "preact/hooks";
import type { SessionView } from "../api/views";
import { useToday } from "../hooks/useToday";
import { t } from "../language";
import { FeedbackSheet } from "../parts/FeedbackSheet";
import { FlagSheet } from "../parts/FlagSheet";
import { FlareSheet } from "../parts/FlareSheet";
import { Icon } from "../parts/Icon";
import { NotYet } from "../parts/Notice";
import { SessionHead } from "../parts/SessionCard";
import "../style/doors.css";

type Open = SessionView | "flare" | "flag";

export function Hurts() {
  const { view, failure, reload } = useToday();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  if (!view) return <NotYet what={t("Today")} failure={failure} again={reload} />;
  const sessions = view.sessions.filter((session) => !session.done);
  return (
    <>
      <div class="heading">
        <h1 tabIndex={-1}>{t("It hurts")}</h1>
      </div>
      <p class="lead">
        {sessions.length > 0
          ? t("In a session? Then say how much, and what to do now comes at once.")
          : t("No session is open today.")}
      </p>
      <div class="groups">
        {sessions.map((session) => (
          <article class="card" key={session.id}>
            <SessionHead session={session} />
            <div class="actions">
              <button type="button" class="button button-hurts" onClick={() => setOpen(session)}>
                {t("It hurts in this one")}
              </button>
            </div>
          </article>
        ))}
        <section class="card">
          <h2>{t("Not in a session")}</h2>
          <div class="actions">
            <button type="button" class="button button-quiet" onClick={() => setOpen("flare")}>
              <Icon name="flare" /> {t("I flared")}
            </button>
            <button type="button" class="button button-quiet" onClick={() => setOpen("flag")}>
              <Icon name="alert" /> {t("Something is wrong")}
            </button>
          </div>
        </section>
      </div>
      {open === "flare" && <FlareSheet close={close} />}
      {open === "flag" && <FlagSheet close={close} />}
      {open !== null && typeof open === "object" && <FeedbackSheet session={open} how="hurts" close={close} />}
    </>
  );
}
