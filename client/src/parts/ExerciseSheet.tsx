// An exercise in full, over whatever was open: how it goes, why, when to stop, what else to do.

import { useEffect, useRef, useState } from "preact/hooks";
import type { ExerciseLinkView, ExerciseView, ItemView } from "../api/views";
import { useView } from "../hooks/useView";
import { Disagree } from "./Disagree";
import { Figure } from "./Figure";
import { Loading, Trouble } from "./Notice";
import { Cites, GRADES } from "./Reasons";
import { Sheet } from "./Sheet";

/** item: what the plan asks of it today; it is left out once another exercise is looked at. */
export function ExerciseSheet({ item, close }: { item: ItemView; close: () => void }) {
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
        {!view && (failure ? <Trouble failure={failure} again={reload} /> : <Loading what="The exercise" />)}
        {view?.figure && <Figure key={id} id={id} alt={`${view.name}. ${view.setup} ${view.movement}`} />}
        {view?.because && <p class="note">Not recommended: {view.because}</p>}
        <dl class="how">
          {own && <How term="Today" text={item.dose} />}
          {own && <How term="Load" text={item.load} />}
          {!own && <How term="Usual dose" text={view?.dose} />}
          <How term="Pace" text={view?.tempo} />
          <How term="You need" text={view?.equipment.join(", ")} />
          <How term="Set up" text={said?.setup} />
          <How term="Move" text={said?.movement} />
          <How term="Think of" list={said?.cues} />
          <How term="Avoid" list={view?.faults} />
          <How term="Feel" text={said?.feel} />
          <How term="Stop" text={said?.stop} />
          <How term="Take care" list={view?.cautions} />
          <How term="Trains" text={view?.trains} />
          <How term="Why" text={view?.why} />
        </dl>
        <Others term="Easier" links={view?.easier} show={setId} />
        <Others term="Harder" links={view?.harder} show={setId} />
        <Others term="Instead" links={view?.substitutes} show={setId} />
        {!own && <Others term="Back to" links={[{ id: item.exercise, name: item.name }]} show={setId} />}
        {view && <Disagree exercise={view.id} />}
        {view && (
          <details>
            <summary>Sources</summary>
            <p class="note">
              Grade {view.grade}: {GRADES[view.grade] ?? "see source"}.
            </p>
            <Cites cites={view.cites} />
          </details>
        )}
      </div>
    </Sheet>
  );
}

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
