// What the search of the library finds among the texts.

import type { ArticleLineView, TopicLineView } from "../../api/reading";
import { useView } from "../../hooks/useView";
import { t } from "../../language";
import { found } from "../../search";
import { inArticle } from "../Articles";
import { inTopic } from "../Topics";

const MOST = 6;

export function Texts({ typed }: { typed: string }) {
  const articles = useView<ArticleLineView[]>("articles").view ?? [];
  const topics = useView<TopicLineView[]>("topics").view ?? [];
  const links = [
    ...found(typed, articles, inArticle).map(({ id, title, summary }) => ({ to: `articles/${id}`, title, summary })),
    ...found(typed, topics, inTopic).map(({ id, question, does }) => ({
      to: `topics/${id}`,
      title: question,
      summary: does,
    })),
  ];
  return (
    <section class="library-texts" aria-live="polite">
      <h2>{t("To read")}</h2>
      {links.length === 0 && <p class="note">{t("No text has these words.")}</p>}
      <ul class="shelf">
        {links.slice(0, MOST).map(({ to, title, summary }) => (
          <li key={to}>
            <a class="card" href={`#/${to}`}>
              <h3>{title}</h3>
              <p>{summary}</p>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
