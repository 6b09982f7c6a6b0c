// What a plot shows, as a table; made when it is opened.

import { useState } from "preact/hooks";
import { t } from "../language";

export function Table({ caption, heads, rows }: { caption: string; heads: string[]; rows: () => string[][] }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="plot-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t("As a table")}
        <span class="unseen">: {caption}</span>
      </summary>
      {open && <Grid caption={caption} heads={heads} rows={rows()} />}
    </details>
  );
}

/** A table that scrolls sideways by itself where it is too wide. */
export function Grid({ caption, heads, rows }: { caption: string; heads: string[]; rows: string[][] }) {
  return (
    <div class="grid" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) =>
                column ? <td key={column}>{cell}</td> : <th key={column} scope="row">{cell}</th>,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
