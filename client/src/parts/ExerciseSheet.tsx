// An exercise in full, over whatever was open: how it goes, why, when to stop, what else to do.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ExerciseLinkView, ExerciseView, ItemView } from "../api/views";
import { useView } from "../hooks/useView";
import { t } from "../language";
import { Disagree } from "./Disagree";
import { Figure } from "./Figure";
import { NotYet } from "./Notice";
import { Cites, meaningOf } from "./Reasons";
import { Sheet } from "./Sheet";

interface ExerciseSheetProps {
  item: ItemView; // what the plan asks of it today
  close: () => void;
  children?: ComponentChildren; // more about it
}

/** What belongs to the item alone is left out once another exercise is looked at. */
export function ExerciseSheet({ item, close, children }: ExerciseSheetProps) {
  const [id, setId] = useState(item.exercise);
  const { view, failure, reload } = useView<ExerciseView>(`exercises/${id}`);
  const own = id === item.exercise;
  const said = view ?? (own ? item : null); // without the server, what the plan already told
  const top = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else top.current?.closest("dialog")?.querySelector<HTMLElement>("h2")?.focus();
  }, [id]);
  return (
    <Sheet title={view?.name ?? item.name} close={close}>
      <div ref={top} class="exercise">
        {!view && <NotYet what={t("The exercise")} failure={failure} again={reload} />}
        {view?.figure && <Figure key={id} id={id} alt={`${view.name}. ${view.setup} ${view.movement}`} />}
        {view?.because && <p class="note">{t("Not recommended: {why}", { why: view.because })}</p>}
        {own && children}
        <dl class="how">
          {own && <How term={t("Today")} text={item.dose} />}
          {own && <How term={t("Load")} text={item.load} />}
          {(!own || !item.dose) && <How term={t("Usual dose")} text={view?.dose} />}
          <How term={t("Pace")} text={view?.tempo} />
          <How term={t("You need")} text={view?.equipment.join(", ")} />
          <How term={t("Set up")} text={said?.setup} />
          <How term={t("Move")} text={said?.movement} />
          <How term={t("Think of")} list={said?.cues} />
          <How term={t("Avoid")} list={view?.faults} />
          <How term={t("Feel")} text={said?.feel} />
          <How term={t("Stop")} text={said?.stop} />
          <How term={t("Take care")} list={view?.cautions} />
          <How term={t("Trains")} text={view?.trains} />
          <How term={t("Why")} text={view?.why} />
        </dl>
        <Others term={t("Easier")} links={view?.easier} show={setId} />
        <Others term={t("Harder")} links={view?.harder} show={setId} />
        <Others term={t("Instead")} links={view?.substitutes} show={setId} />
        {!own && <Others term={t("Back to")} links={[{ id: item.exercise, name: item.name }]} show={setId} />}
        {view && <Disagree at="exercises" id={view.id} />}
        {view && (
          <details>
            <summary>{t("Sources")}</summary>
            <p class="note">
              {t("Grade {grade}: {meaning}.", { grade: view.grade, meaning: meaningOf(view.grade) })}
            </p>
            <Cites cites={view.cites} />
          </details>
        )}
      </div>
    </Sheet>
  );
}

/** Exercises that a text names; each opens in full. */
export function Exercises({ links }: { links: ExerciseLinkView[] }) {
  const [open, setOpen] = useState<ExerciseLinkView | null>(null);
  if (links.length === 0) return null;
  return (
    <div class="pages">
      <p class="note">{t("Exercises:")}</p>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <button type="button" class="link" onClick={() => setOpen(link)}>
              {link.name}
            </button>
          </li>
        ))}
      </ul>
      {open && <ExerciseSheet item={unplanned(open)} close={() => setOpen(null)} />}
    </div>
  );
}

/** An exercise that is looked at by itself. */
export const unplanned = ({ id, name }: ExerciseLinkView): ItemView => ({ ...UNPLANNED, exercise: id, name });

const UNPLANNED: ItemView = {
  exercise: "",
  name: "",
  dose: "",
  sets: null,
  reps: null,
  hold_s: null,
  load: "",
  setup: "",
  movement: "",
  cues: [],
  feel: "",
  stop: "",
  optional: true,
  cites: [],
  grade: "",
};

function How({ term, text = "", list = [] }: { term: string; text?: string; list?: string[] }) {
  if (!text && list.length === 0) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {text}
        {list.length > 0 && (
          <ul>
            {list.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}

function Others({
  term,
  links = [],
  show,
}: {
  term: string;
  links?: ExerciseLinkView[];
  show: (id: string) => void;
}) {
  if (links.length === 0) return null;
  return (
    <p class="others">
      <span class="note">{term}</span>
      {links.map((link) => (
        <button key={link.id} type="button" class="link" onClick={() => show(link.id)}>
          {link.name}
        </button>
      ))}
    </p>
  );
}
