// Short texts: the list with its search, and one of them with the source of each paragraph on a tap.

import { useState } from "preact/hooks";
import type { ArticleLineView, ArticleView, ParagraphView } from "../api/reading";
import { useView } from "../hooks/useView";
import { t, tn } from "../language";
import { Links } from "../parts/Disagree";
import { Exercises } from "../parts/ExerciseSheet";
import { TextField } from "../parts/Field";
import { Back, NotYet, Stale } from "../parts/Notice";
import { Cites, graded } from "../parts/Reasons";
import { found, once, searchable } from "../search";

export const inArticle = once((line: ArticleLineView) =>
  searchable(line.title, line.summary, line.words, line.id),
);

export function Articles() {
  const [wanted, setWanted] = useState("");
  const { view, failure, reload } = useView<ArticleLineView[]>("articles");
  const shown = found(wanted, view ?? [], inArticle);
  return (
    <>
      <Back to="more" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Good to know")}</h1>
        <p class="note">{t("Short texts. Each number has its source and says how sure it is.")}</p>
      </div>
      {!view && <NotYet what={t("The texts")} failure={failure} again={reload} />}
      {view && (
        <div class="reading">
          <Stale failure={failure} again={reload} />
          <TextField label={t("Search")} value={wanted} set={setWanted} />
          {shown.length === 0 && <p role="status">{t("No text has these words.")}</p>}
          <ul class="shelf">
            {shown.map((line) => (
              <li key={line.id}>
                <a class="card" href={`#/articles/${line.id}`}>
                  <h2>{line.title}</h2>
                  <p>{line.summary}</p>
                  <p class="note">{minutes(line.minutes)}</p>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

export function Article({ id }: { id: string }) {
  const { view, failure, reload } = useView<ArticleView>(`articles/${encodeURIComponent(id)}`);
  return (
    <>
      <Back to="articles" />
      {!view && <NotYet what={t("The text")} failure={failure} again={reload} />}
      {view && (
        <article class="reading text">
          <Stale failure={failure} again={reload} />
          <h1 tabIndex={-1}>{view.title}</h1>
          <p class="lead">{view.summary}</p>
          {view.paragraphs.map((paragraph) => (
            <Paragraph key={paragraph.text} paragraph={paragraph} />
          ))}
          <Exercises links={view.exercises} />
          <Links term={t("Where sources disagree:")} to="topics" links={view.topics} />
        </article>
      )}
    </>
  );
}

function Paragraph({ paragraph }: { paragraph: ParagraphView }) {
  return (
    <section class="paragraph">
      {paragraph.heading && <h2>{paragraph.heading}</h2>}
      <p>{paragraph.text}</p>
      {paragraph.grade && (
        <details>
          <summary>{graded(paragraph.grade)}</summary>
          <Cites cites={paragraph.cites} />
        </details>
      )}
    </section>
  );
}

const minutes = (count: number) => tn("{count} minute to read", "{count} minutes to read", count);
