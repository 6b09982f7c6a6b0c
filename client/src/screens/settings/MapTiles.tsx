// A tile server for the map behind a route: none until one is named.

import { useState } from "preact/hooks";
import { put } from "../../api/http";
import type { MapTilesView } from "../../api/mapTiles";
import { useAttempt } from "../../hooks/useAttempt";
import { changed, useView } from "../../hooks/useView";
import { t } from "../../language";
import { TextField } from "../../parts/Field";
import { Problem } from "../../parts/Notice";

export function MapTiles() {
  const { view } = useView<MapTilesView>("map-tiles");
  const [typed, setTyped] = useState<Partial<MapTilesView>>({});
  const { busy, failure, attempt } = useAttempt();
  const said = { address: "", credit: "", ...view, ...typed };
  const choose = (wanted: MapTilesView) =>
    attempt(async () => {
      await put("map-tiles", wanted);
      setTyped({});
      changed.value++;
    });
  return (
    <>
      <p>{view?.address ? t("A map lies behind your routes.") : t("Routes are drawn as a line, without a map.")}</p>
      <details>
        <summary>{t("A map behind routes")}</summary>
        <p class="note">
          {t("Name a tile server that allows it. Surefoot fetches the tiles for you, so the server sees this machine and the places you look at, but neither your browser nor your route.")}
        </p>
        <TextField
          label={t("Address of the tiles")}
          hint={t("With {places}, as its provider gives it.", { places: "{z}, {x}, {y}" })}
          value={said.address}
          set={(address) => setTyped({ ...typed, address })}
          most={500}
        />
        <TextField
          label={t("Whom the map names as its source")}
          value={said.credit}
          set={(credit) => setTyped({ ...typed, credit })}
        />
        <Problem failure={failure} />
        <div class="actions">
          <button type="button" class="button button-quiet" disabled={busy || !said.address.trim()} onClick={() => void choose(said)}>
            {t("Use this map")}
          </button>
          {view?.address && (
            <button type="button" class="button button-quiet" disabled={busy} onClick={() => void choose({ address: "", credit: "" })}>
              {t("Switch off")}
            </button>
          )}
        </div>
      </details>
    </>
  );
}
