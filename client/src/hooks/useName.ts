// A name that no other control of the page has.

import { useState } from "preact/hooks";

let count = 0;

export const useName = () => useState(() => `n${++count}`)[0];
