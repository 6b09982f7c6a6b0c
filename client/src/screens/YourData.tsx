// Everything that is kept, in one place: taken along as an archive, brought back, deleted for good.

import { useRef, useState } from "preact/hooks";
import { keepAs } from "../api/files";
import { Failure, fetchFile } from "../api/http";
import type { YourDataView } from "../api/yourData";
import { state, useView } from "../hooks/useView";
import { number, t } from "../language";
import { Icon } from "../parts/Icon";
import { Back, NotYet, Problem } from "../parts/Notice";
import "../style/your-data.css";
import { Amount, between } from "./yourData/Amount";
import { Delete } from "./yourData/Delete";
import { Restore } from "./yourData/Restore";

export function YourData() {
  const { view, failure, reload } = useView<YourDataView>("your-data");
  return (
    <>
      <Back to="more" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Your data")}</h1>
        <p>{t("All of it lies on the machine that runs Surefoot. Take it with you, bring it back, or delete it.")}</p>
      </div>
      <div class="columns">
        <div class="column">
          {!view && <NotYet what={t("Your data")} failure={failure} again={reload} />}
          {view && view.facts > 0 && <TakeAlong view={view} />}
          <Restore />
        </div>
        <div class="column">
          <Delete />
        </div>
      </div>
    </>
  );
}

const MEGABYTE = 1e6;
const size = (bytes: number) =>
  t("{size} MB", { size: number(bytes < MEGABYTE ? 1 : Math.ceil(bytes / MEGABYTE)) });

function TakeAlong({ view }: { view: YourDataView }) {
  const [bytes, setBytes] = useState<number | null>(null); // null: nothing is under way
  const [saved, setSaved] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const stop = useRef<AbortController | null>(null);
  const start = async () => {
    const stopping = (stop.current = new AbortController());
    const name = `surefoot-${state.value?.today ?? "all"}.zip`;
    setSaved("");
    setFailure(null);
    setBytes(0);
    try {
      const archive = await fetchFile("your-data/archive.zip", setBytes, stopping.signal);
      if (!archive) return;
      keepAs(name, archive);
      setSaved(name);
    } catch (error) {
      setFailure(error as Failure);
    } finally {
      setBytes(null);
    }
  };
  return (
    <section class="card" id="take-along">
      <h2>{t("Take it with you")}</h2>
      <dl class="numbers">
        <Amount name={t("Entries")} value={number(view.facts)} />
        <Amount name={t("Files")} value={number(view.files)} />
        <Amount name={t("Size, unpacked")} value={size(view.size_bytes)} />
      </dl>
      {view.first_day && view.last_day && <p class="note">{between(view.first_day, view.last_day)}</p>}
      <p>
        {t("One archive holds it all: your entries, your files, the plan as you were shown it, language and units. Any Surefoot can bring it back; any program that opens ZIP can read it.")}
      </p>
      <p class="note">{t("It is not encrypted: keep it where you keep other private papers.")}</p>
      {bytes !== null && (
        <div class="progress">
          <progress aria-label={t("Archive")} />
          <p class="note" role="status">
            {t("Packing … {size} so far", { size: size(bytes) })}
          </p>
          <button type="button" class="link" onClick={() => stop.current?.abort()}>
            {t("Stop")}
          </button>
        </div>
      )}
      <Problem failure={failure} />
      {saved && (
        <p class="saved" role="status">
          <Icon name="check" size={18} /> {t("{name} is among your downloads.", { name: saved })}
        </p>
      )}
      <div class="actions">
        <button type="button" class="button" disabled={bytes !== null} onClick={() => void start()}>
          <Icon name="import" size={20} /> {t("Everything as one archive")}
        </button>
      </div>
    </section>
  );
}
