// The frame around every screen: what always stays in reach, and which screen it is.

import { effect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { unpaired } from "./api/http";
import { delivered, flush, startOutbox } from "./api/outbox";
import { useRetry } from "./hooks/useRetry";
import { changed, hearLate, loadState, state, stateFailure } from "./hooks/useView";
import { language, t } from "./language";
import { Icon } from "./parts/Icon";
import { NewVersion } from "./parts/NewVersion";
import { Sync } from "./parts/Sync";
import { Waiting } from "./parts/Waiting";
import { Trouble, Loading } from "./parts/Notice";
import { FlareSheet } from "./parts/FlareSheet";
import { FlagSheet } from "./parts/FlagSheet";
import { goInstead, route } from "./route";
import { NotForYou } from "./screens/NotForYou";
import { dayAt } from "./words";
import { above, ALWAYS, isAlone, screenAt, TABS, titleOf } from "./screens";

const RETRY_MS = 20_000;

export function App() {
  useEffect(() => {
    void loadState();
    void startOutbox();
    const again = () => {
      if (document.visibilityState !== "visible") return;
      changed.value++; // a new day may have begun
      void loadState();
      void flush();
    };
    let day = here();
    const retry = setInterval(() => {
      if (here() === day) return void flush();
      day = here();
      again();
    }, RETRY_MS);
    addEventListener("online", again);
    document.addEventListener("visibilitychange", again);
    const deaf = hearLate();
    const stop = effect(() => {
      if (delivered.value) void loadState();
    });
    return () => {
      clearInterval(retry);
      removeEventListener("online", again);
      document.removeEventListener("visibilitychange", again);
      stop();
      deaf();
    };
  }, []);

  useRetry(stateFailure.value, () => void loadState());

  const screen = route.value[0] ?? "";
  const known = state.value;
  useEffect(() => {
    if (known && !known.onboarded && screen !== "start" && !ALWAYS.has(screen)) goInstead("start");
  }, [known?.onboarded, screen]);

  if (!known) {
    return (
      <main class="page page-alone">
        {stateFailure.value ? (
          <Trouble failure={stateFailure.value} again={() => void loadState()} />
        ) : (
          <Loading what="Surefoot" />
        )}
      </main>
    );
  }
  const starting = screen === "start" || !known.onboarded;
  if (isAlone(screen) && !starting) {
    return (
      <main class="page-whole" id="page" tabIndex={-1} key={screen}>
        <Screen />
      </main>
    );
  }
  return (
    <>
      <a class="skip" href="#page" onClick={toPage}>
        {t("Skip to the page")}
      </a>
      <Header starting={starting && !ALWAYS.has(screen)} />
      <main class="page" id="page" tabIndex={-1} key={screen}>
        {known.demo && (
          <p class="strip">
            <Icon name="info" /> {t("An invented runner to look around with. Nothing is kept.")}
          </p>
        )}
        <Sync />
        {unpaired.value && (
          <p class="strip" role="status">
            <Icon name="alert" /> {t("This device is not paired any more. What you entered is kept here.")}{" "}
            <a class="link" href="/pair">
              {t("Pair this device")}
            </a>
          </p>
        )}
        <Waiting />
        {TABS.some((tab) => tab.path === screen) && <NewVersion />}
        <Screen />
      </main>
      {!(starting && !ALWAYS.has(screen)) && <Tabs here={screen} />}
    </>
  );
}

/** The day on this device. */
const here = () => dayAt(new Date(), state.value?.day_starts_at_h ?? 0);

function toPage(event: Event) {
  event.preventDefault();
  document.getElementById("page")?.focus();
}

function Screen() {
  const [screen = "", rest = ""] = route.value;
  const first = useRef(true);
  useEffect(() => {
    document.title = `${t(titleOf(screen))} · Surefoot`;
    if (first.current) first.current = false;
    else {
      scrollTo(0, 0);
      document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    }
  }, [screen, rest, language.value]);
  if (ALWAYS.has(screen)) return screenAt(screen, rest);
  if (screen === "start" || !state.value?.onboarded) return screenAt("start", rest);
  if (!state.value.supported) return <NotForYou />;
  return screenAt(screen, rest);
}

function Header({ starting }: { starting: boolean }) {
  const [open, setOpen] = useState<"flare" | "flag" | null>(null);
  const close = () => setOpen(null);
  return (
    <header class="top">
      <a class="mark" href="#/" aria-label={t("Surefoot, today")}>
        <img src="/mark.svg" alt="" width="32" height="32" />
        <span>Surefoot</span>
      </a>
      {!starting && state.value?.supported && (
        <div class="alarms">
          <button type="button" class="alarm" onClick={() => setOpen("flare")}>
            <Icon name="flare" /> {t("I flared")}
          </button>
          <button type="button" class="alarm alarm-red" onClick={() => setOpen("flag")}>
            <Icon name="alert" /> {t("Something is wrong")}
          </button>
        </div>
      )}
      {open === "flare" && <FlareSheet close={close} />}
      {open === "flag" && <FlagSheet close={close} />}
    </header>
  );
}

function Tabs({ here }: { here: string }) {
  const current = above(here);
  return (
    <nav class="tabs" aria-label={t("Main")}>
      {TABS.map((tab) => (
        <a key={tab.path} href={`#/${tab.path}`} aria-current={tab.path === current ? "page" : undefined}>
          <Icon name={tab.icon} />
          {t(tab.name)}
        </a>
      ))}
    </nav>
  );
}
