// A screen whose code is fetched when it is first opened, so that Today starts light.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failure } from "../api/http";
import { t } from "../language";
import { NotYet } from "./Notice";

export function fetched<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let there: ComponentType<P> | null = null;
  return function Fetched(props: P) {
    const [Screen, setScreen] = useState(() => there);
    const [failure, setFailure] = useState<Failure | null>(null);
    const fetchIt = () => {
      setFailure(null);
      load().then(
        (screen) => {
          there = screen;
          setScreen(() => screen);
        },
        () => setFailure(new Failure(0, t("This page could not be fetched."))),
      );
    };
    useEffect(() => {
      if (!there) fetchIt();
    }, []);
    useEffect(() => {
      if (Screen && document.activeElement === document.body)
        document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    }, [Screen]);
    return Screen ? <Screen {...props} /> : <NotYet what={t("The page")} failure={failure} again={fetchIt} />;
  };
}
