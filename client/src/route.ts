// Where we are: the part of the address behind '#', which survives a reload without the server.

import { signal } from "@preact/signals";

const here = () => location.hash.replace(/^#\/?/, "").split("/").filter(Boolean);

export const route = signal<string[]>(here());
addEventListener("hashchange", () => {
  route.value = here();
});

export const go = (path: string) => {
  location.hash = `#/${path}`;
};

export const goInstead = (path: string) => {
  history.replaceState(null, "", `#/${path}`);
  route.value = here();
};
