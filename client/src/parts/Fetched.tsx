// A screen whose code is fetched when it is first opened, so that Today starts light.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failure } from "../api/http";
import { useRetry } from "../hooks/useRetry";
import { changed } from "../hooks/useView";
import { t } from "../language";
import { NotYet } from "./Notice";

export function fetched<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let there: ComponentType<P> | null = null;
  return function Fetched(props: P) {
    const [Screen, setScreen] = useState(() => there);
    const [failure, setFailure] = useState<Failure | null>(null);
    const fetchIt = () =>
      load().then(
        (screen) => {
          there = screen;
          setScreen(() => screen);
        },
        () => setFailure(new Failure(0, t("This page could not be fetched."))),
      );
    useEffect(() => {
      if (!there) void fetchIt();
    }, [changed.value]);
    useRetry(Screen ? null : failure, () => void fetchIt());
    useEffect(() => {
      if (Screen && document.activeElement === document.body)
        document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    }, [Screen]);
    if (Screen) return <Screen {...props} />;
    return (
      <>
        <NotYet what={t("The page")} failure={failure} again={() => void fetchIt()} />
        {failure && (
          <p class="note">
            {t("If it stays like this, Surefoot may have been upgraded since this page was opened.")}{" "}
            <button type="button" class="link" onClick={() => location.reload()}>
              {t("Reload the app")}
            </button>
          </p>
        )}
      </>
    );
  };
}
