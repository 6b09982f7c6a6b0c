// What this device tells of where it is, for the numbers to ring.

/** The region of a language tag such as de-AT; '' without one. */
export const regionOf = (tag: string) => tag.split("-").find((part) => /^[A-Z]{2}$/.test(part)) ?? "";

/** The address of the questions and numbers for when something is wrong. */
export const helpPath = () => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  return `help?${new URLSearchParams({ zone, region: regionOf(navigator.language) }).toString()}`;
};
