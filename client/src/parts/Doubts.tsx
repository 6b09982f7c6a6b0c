// What speaks against what is shown, one line each.

import { Missing } from "./Notice";

export function Doubts({ title, doubts }: { title: string; doubts: string[] }) {
  if (doubts.length === 0) return null;
  return (
    <Missing>
      <div class="doubts">
        <strong>{title}</strong>
        <ul>
          {doubts.map((doubt) => (
            <li key={doubt}>{doubt}</li>
          ))}
        </ul>
      </div>
    </Missing>
  );
}
