// Where the sources disagree, beside what the plan does: a link to the topic.

import type { ArticleLineView, LinkView, TopicLineView } from "../api/reading";
import { useView } from "../hooks/useView";
import { t } from "../language";

export type Place = "rules" | "exercises" | "phases" | "cross_training" | "cues" | "comfort";

/** The topics of a rule, an exercise, a phase …; nothing while they are not known. */
export function Disagree({ at, id }: { at: Place; id: string }) {
  const { view } = useView<TopicLineView[]>("topics");
  const topics = (view ?? []).filter((topic) => topic[at].includes(id));
  return (
    <Links
      term={t("Sources disagree; what the plan does and why:")}
      to="topics"
      links={topics.map(({ id, question }) => ({ id, name: question }))}
    />
  );
}

/** The articles that explain a rule. */
export function Explained({ rule }: { rule: string }) {
  const { view } = useView<ArticleLineView[]>("articles");
  const articles = (view ?? []).filter((article) => article.rules.includes(rule));
  return (
    <Links term={t("Read more:")} to="articles" links={articles.map(({ id, title }) => ({ id, name: title }))} />
  );
}

export function Links({ term, to, links }: { term: string; to: "topics" | "articles"; links: LinkView[] }) {
  if (links.length === 0) return null;
  return (
    <div class="pages">
      <p class="note">{term}</p>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <a href={`#/${to}/${link.id}`}>{link.name}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
