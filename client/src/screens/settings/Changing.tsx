// A change of the profile: what it does to the plan is said first, then it is taken, then it can be
// taken back.

import { useEffect, useState } from "preact/hooks";
import { correctionOf, factOf, type ProfileContent } from "../../api/facts";
import { Failure, post } from "../../api/http";
import type { ChangesView, LastChangeView, ProfileView } from "../../api/profile";
import { subject, useSend } from "../../hooks/useSend";
import { t, tn } from "../../language";
import { Icon } from "../../parts/Icon";
import { Missing, Problem } from "../../parts/Notice";
import { began } from "../../measures";

type Change = Partial<ProfileContent>;

/** What is typed in a section; what the server has again when that changes. */
export function useFields<T extends object>(profile: ProfileView, fields: (content: ProfileContent) => T) {
  const [said, setSaid] = useState(() => fields(profile.content));
  const known = JSON.stringify(profile.content);
  useEffect(() => setSaid(fields(profile.content)), [known]);
  return [said, (change: Partial<T>) => setSaid((before) => ({ ...before, ...change }))] as const;
}

interface ChangingProps {
  profile: ProfileView;
  change: Change;
  missing?: string;
}

/** The end of a section: asks what a change does, and takes it. */
export function Changing({ profile, change, missing = "" }: ChangingProps) {
  const [lines, setLines] = useState<string[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asking, setAsking] = useState(false);
  const [lack, setLack] = useState("");
  const [saved, setSaved] = useState("");
  const sending = useSend();
  const content = { ...profile.content, ...change };
  const typed = text(change);
  const same = text(content) === text(profile.content);
  useEffect(() => {
    setLines(null);
    setFailure(null);
    setLack("");
    setSaved("");
  }, [typed]);
  const ask = async () => {
    setLack(missing);
    if (missing) return;
    setAsking(true);
    setFailure(null);
    try {
      setLines((await post<ChangesView>("profile/preview", { content })).lines);
    } catch (error) {
      setFailure(error as Failure);
    } finally {
      setAsking(false);
    }
  };
  const take = async () => {
    const fact = factOf(subject(), { kind: "profile", ...content });
    if (!(await sending.submit([fact]))) return;
    setLines(null);
    setFailure(null);
    setSaved(fact.id);
  };
  const unseen = failure?.unreached ?? false; // the change can be taken all the same, and is sent later
  const counts = profile.last_change?.fact === saved;
  if (saved && (counts || !same))
    return (
      <div class="saved" role="status">
        <Icon name="check" size={18} /> {t("Saved.")} {counts && <Undo fact={saved} />}
      </div>
    );
  return (
    <>
      {lack && <Missing>{lack}</Missing>}
      <div role="status">{lines && <Lines lines={lines} />}</div>
      <Problem failure={failure ?? sending.failure} />
      <div class="actions">
        {lines || unseen ? (
          <>
            <button type="button" class="button" disabled={sending.busy} onClick={() => void take()}>
              {t("Save the change")}
            </button>
            <button type="button" class="button button-quiet" onClick={() => (setLines(null), setFailure(null))}>
              {t("Not yet")}
            </button>
          </>
        ) : (
          <button type="button" class="button button-quiet" disabled={same || asking} onClick={() => void ask()}>
            {asking ? t("One moment …") : t("What would change?")}
          </button>
        )}
      </div>
    </>
  );
}

const SHOWN = 5;

function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return <p class="preview">{t("Nothing in the plan of the next four weeks changes.")}</p>;
  const rest = lines.slice(SHOWN);
  return (
    <div class="preview">
      <p>
        <strong>{t("What this changes in your plan")}</strong>
      </p>
      <ul>
        {lines.slice(0, SHOWN).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{tn("{count} more day", "{count} more days", rest.length)}</summary>
          <ul>
            {rest.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const text = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );

function Undo({ fact }: { fact: string }) {
  const sending = useSend();
  return (
    <>
      <button
        type="button"
        class="link"
        disabled={sending.busy}
        onClick={() => void sending.submit([correctionOf(subject(), fact, null)])}
      >
        {t("Undo")}
      </button>
      <Problem failure={sending.failure} />
    </>
  );
}

/** What was changed today, and the way back. */
export function LastChange({ change }: { change: LastChangeView | null }) {
  if (!change) return null;
  const time = began(change.at, Intl.DateTimeFormat().resolvedOptions().timeZone, { hour: "2-digit", minute: "2-digit" });
  return (
    <div class="changed">
      <p>
        {change.what.length > 0
          ? t("Changed at {time}: {what}.", { time, what: change.what.join(", ") })
          : t("Told again at {time}, nothing changed.", { time })}
      </p>
      <Undo fact={change.fact} />
    </div>
  );
}
