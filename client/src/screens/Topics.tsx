// Where the sources disagree: the list, and one point with both sides, what the plan does and why.

import { useState } from "preact/hooks";
import type { ChoiceView, TopicLineView, TopicView } from "../api/reading";
import { useView } from "../hooks/useView";
import { t } from "../language";
import { Links } from "../parts/Disagree";
import { Exercises } from "../parts/ExerciseSheet";
import { TextField } from "../parts/Field";
import { Back, NotYet, Stale } from "../parts/Notice";
import { Range } from "../parts/Range";
import { Cites, graded } from "../parts/Reasons";
import { found, once, searchable } from "../search";

export const inTopic = once((line: TopicLineView) => searchable(line.question, line.does));
const inChoice = once((choice: ChoiceView) => searchable(choice.question, choice.chosen, choice.why));

export function Topics() {
  const [wanted, setWanted] = useState("");
  const { view, failure, reload } = useView<TopicLineView[]>("topics");
  const shown = found(wanted, view ?? [], inTopic);
  return (
    <>
      <Back to="more" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Where sources disagree")}</h1>
        <p class="note">{t("What they say, what the plan does, and why.")}</p>
      </div>
      {!view && <NotYet what={t("The topics")} failure={failure} again={reload} />}
      {view && (
        <div class="reading">
          <Stale failure={failure} again={reload} />
          <TextField label={t("Search")} value={wanted} set={setWanted} />
          {shown.length === 0 && <p role="status">{t("No topic has these words.")}</p>}
          <ul class="shelf">
            {shown.map((line) => (
              <li key={line.id}>
                <a class="card" href={`#/topics/${line.id}`}>
                  <h2>{line.question}</h2>
                  <p>{line.does}</p>
                </a>
              </li>
            ))}
          </ul>
          <Choices wanted={wanted} />
        </div>
      )}
    </>
  );
}

function Choices({ wanted }: { wanted: string }) {
  const { view } = useView<ChoiceView[]>("choices");
  const shown = found(wanted, view ?? [], inChoice);
  if (shown.length === 0) return null;
  return (
    <section class="card">
      <h2>{t("Where they leave it open")}</h2>
      <p class="note">{t("What we chose, the safer of the ways. No study stands behind it.")}</p>
      <ul class="points">
        {shown.map((choice) => (
          <li key={choice.id}>
            <details>
              <summary>{choice.question}</summary>
              <p>{choice.chosen}</p>
              <p class="note">{choice.why}</p>
              <Cites cites={choice.cites} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Topic({ id }: { id: string }) {
  const { view, failure, reload } = useView<TopicView>(`topics/${encodeURIComponent(id)}`);
  return (
    <>
      <Back to="topics" />
      {!view && <NotYet what={t("The topic")} failure={failure} again={reload} />}
      {view && (
        <article class="reading text">
          <Stale failure={failure} again={reload} />
          <h1 tabIndex={-1}>{view.question}</h1>
          <section class="card">
            <h2>{t("What the plan does")}</h2>
            <p>{view.does}</p>
            <p class="note">{view.why}</p>
            <details>
              <summary>{graded(view.grade)}</summary>
              <Cites cites={view.cites} />
            </details>
          </section>
          <section>
            <h2>{t("What the sources say")}</h2>
            <ul class="points">
              {view.said.map((said) => (
                <li key={said.what}>
                  <p>{said.what}</p>
                  <details>
                    <summary>{t("Sources")}</summary>
                    <Cites cites={said.cites} />
                  </details>
                </li>
              ))}
            </ul>
          </section>
          {view.parameters.length > 0 && (
            <section>
              <h2>{t("The numbers")}</h2>
              <ul class="points">
                {view.parameters.map((number) => (
                  <li key={number.id}>
                    <a href={`#/numbers/${number.id}`}>{number.what}</a>
                    <Range number={number} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Exercises links={view.exercises} />
          <Links term={t("Read more:")} to="articles" links={view.articles} />
        </article>
      )}
    </>
  );
}
