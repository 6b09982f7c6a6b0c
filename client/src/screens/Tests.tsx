// Every test: what is due now, what waits and why, and how the sides compared last time.

import type { ResultView, TestLineView, TestsView } from "../api/testing";
import { useView } from "../hooks/useView";
import { t } from "../language";
import { Icon } from "../parts/Icon";
import { Back, NotYet, Stale } from "../parts/Notice";
import "../style/doors.css";
import "../style/testing.css";

export function Tests() {
  const { view, failure, reload } = useView<TestsView>("tests");
  if (!view) return <NotYet what={t("Tests")} failure={failure} again={reload} />;
  const due = view.tests.filter((test) => test.due);
  const now = due.filter((test) => !test.closed.length);
  const waiting = due.filter((test) => test.closed.length);
  const shut = view.tests.every((test) => test.closed.length);
  const groups = [...new Set(view.tests.map((test) => test.group))];
  return (
    <>
      <Back to="technique" />
      <Stale failure={failure} again={reload} />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Tests")}</h1>
        <p class="note">{t("Strength, hops and flexibility, one side against the other. A test guides you through it and counts for you.")}</p>
      </div>
      {view.note && (
        <p class="strip">
          <Icon name="info" /> <span>{view.note}</span>
          <a class="link" href="#/check-in">
            {t("Check in")}
          </a>
        </p>
      )}
      <div class="groups test-groups">
        <section class="card">
          <h2>{t("Due now")}</h2>
          {now.length ? (
            <Lines tests={now} />
          ) : (
            <p class="yet">
              <Icon name="clock" /> {shut ? t("No test is open today.") : waiting.length ? t("What is due waits, see below.") : t("Nothing is due. You can take any open test when you like.")}
            </p>
          )}
        </section>
        {waiting.length > 0 && (
          <section class="card">
            <h2>{t("Due, and closed today")}</h2>
            <Lines tests={waiting} />
          </section>
        )}
        {groups.map((group) => {
          const rest = view.tests.filter((test) => test.group === group && !test.due);
          return (
            rest.length > 0 && (
              <section class="card" key={group}>
                <h2>{group}</h2>
                <Lines tests={rest} />
              </section>
            )
          );
        })}
      </div>
    </>
  );
}

function Lines({ tests }: { tests: TestLineView[] }) {
  return (
    <ul class="door-list">
      {tests.map((test) => (
        <li key={test.id}>
          <a href={`#/test/${test.id}`}>
            <span>
              <strong>{test.name}</strong>
              {test.last && <span class="test-last">{inShort(test.last)}</span>}
              {test.closed[0] ? (
                <span class="note test-closed">
                  <Icon name="pause" size={16} /> {test.closed[0]}
                </span>
              ) : (
                <span class="note">{test.when}</span>
              )}
              {test.last?.void && test.gates.length > 0 && <span class="note">{test.last.void}</span>}
              {asking(test) && <span class="note">{asking(test)}</span>}
            </span>
            <Icon name="next" size={18} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function asking(test: TestLineView): string {
  const waits = [...new Set(test.gates.filter((item) => item.state !== "met").map((item) => item.gate))];
  return waits.length ? t("Waiting for it: {gates}", { gates: waits.join(", ") }) : "";
}

/** '3 May: left 22 repetitions, right 18 repetitions. Injured side: 82 % of the other.' */
function inShort(result: ResultView): string {
  const sides = [
    result.left && t("left {result}", { result: result.left.said }),
    result.right && t("right {result}", { result: result.right.said }),
    result.both?.said,
  ].filter(Boolean);
  const said = t("{day}: {results}.", { day: result.when, results: sides.join(", ") });
  return result.symmetry ? `${said} ${result.symmetry}` : said;
}
