// A test that is on: one side after the other, with the phone on the floor or in the hand.

import { useEffect, useState } from "preact/hooks";
import type { TestPageView } from "../api/testing";
import { useAwake } from "../hooks/useAwake";
import { useKept } from "../hooks/useKept";
import { useKeys } from "../hooks/useKeys";
import { useView } from "../hooks/useView";
import { t } from "../language";
import { FlagSheet } from "../parts/FlagSheet";
import { Icon } from "../parts/Icon";
import { goInstead } from "../route";
import { audio } from "../sound/audio";
import type { Run } from "../testing/run";
import { said } from "../testing/said";
import { useBeeps, useRun, type Running } from "../testing/useRun";
import { Over } from "./testing/Over";
import { Enter, Told } from "./testing/Tell";
import { Ready, Work } from "./testing/Work";
import "../style/play.css";
import "../style/testing.css";

export function TestRun({ id }: { id: string }) {
  const running = useRun(id);
  const { view } = useView<TestPageView>(`tests/${id}`);
  const { run } = running;
  const shut = view?.line.closed.length ?? 0;
  useEffect(() => {
    if (shut && run && run.stage.is !== "over") running.act({ do: "end" }); // a sign that stops it
  }, [shut, run?.stage.is]);
  useEffect(() => {
    if (!run) goInstead(id ? `test/${id}` : "tests");
  }, [run === null]);
  return run && <On running={running} run={run} closed={view?.line.closed ?? []} />;
}

export interface Wishes {
  sound: boolean;
  tempo: boolean;
}

function On({ running, run, closed }: { running: Running; run: Run; closed: string[] }) {
  const { act, now_ms } = running;
  const [wishes, wish] = useKept<Wishes>("surefoot.testing", { sound: true, tempo: true });
  const [flag, setFlag] = useState(false);
  useBeeps(run, now_ms, wishes.sound);
  const awake = useAwake(run.stage.is !== "over");
  useKeys(!flag);
  useEffect(() => scrollTo(0, 0), [run.stage.is]);
  const { is } = run.stage;
  const main = () => {
    audio();
    act({ do: "main" });
  };
  const props = { run, now_ms, act, main, wishes, wish };
  return (
    <div class="play testing">
      <div class="play-top">
        <a class="round" href={`#/test/${run.line.id}`} aria-label={t("Leave it for later")}>
          <Icon name="close" />
        </a>
        <p class="play-title">{run.line.name}</p>
        <button
          type="button"
          class="round"
          aria-label={wishes.sound ? t("Sound off") : t("Sound on")}
          onClick={() => wish({ sound: !wishes.sound })}
        >
          <Icon name={wishes.sound ? "sound" : "silent"} />
        </button>
        <button type="button" class="round play-alarm" aria-label={t("Something is wrong")} onClick={() => setFlag(true)}>
          <Icon name="alert" />
        </button>
      </div>
      <p class="unseen" role="status">
        {said(run)}
      </p>
      {(is === "ready" || is === "lead" || is === "rest") && <Ready {...props} />}
      {is === "work" && <Work {...props} />}
      {is === "enter" && <Enter key={`${run.at} ${run.tries.length}`} {...props} />}
      {is === "told" && <Told {...props} />}
      {is === "over" && <Over running={running} run={run} closed={closed} />}
      {awake === false && <p class="note play-note">{t("This browser lets the screen go dark: set a longer time for it on your phone.")}</p>}
      {flag && <FlagSheet close={() => setFlag(false)} />}
    </div>
  );
}
