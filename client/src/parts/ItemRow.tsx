// One exercise of a list, with its dose, to tap.

import type { ComponentChildren } from "preact";
import type { ItemView } from "../api/views";
import { Icon } from "./Icon";

interface Props {
  item: ItemView;
  open: () => void;
  dialog?: boolean; // it opens one
  children: ComponentChildren; // its name, and what is said of it
}

export const ItemRow = ({ item, open, dialog, children }: Props) => (
  <li>
    <button type="button" class="item" aria-haspopup={dialog ? "dialog" : undefined} onClick={open}>
      <span class="item-name">{children}</span>
      <span class="item-dose">{item.dose}</span>
      <Icon name="next" size={18} />
    </button>
  </li>
);
