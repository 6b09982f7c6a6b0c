// The frame around every screen: what always stays in reach, and which screen it is.

import { effect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { delivered, flush } from "./api/outbox";
import { changed, loadState, state, stateFailure } from "./hooks/useView";
import { language, later, t } from "./language";
import { fetched } from "./parts/Fetched";
import { Icon } from "./parts/Icon";
import { Waiting } from "./parts/Waiting";
import { Trouble, Loading } from "./parts/Notice";
import { FlareSheet } from "./parts/FlareSheet";
import { FlagSheet } from "./parts/FlagSheet";
import { goInstead, route } from "./route";
import { Article, Articles } from "./screens/Articles";
import { Beside } from "./screens/Beside";
import { Import } from "./screens/Import";
import { More } from "./screens/More";
import { NotForYou } from "./screens/NotForYou";
import { Numbers } from "./screens/Numbers";
import { Plan } from "./screens/Plan";
import { Start } from "./screens/Start";
import { Today } from "./screens/Today";
import { Topic, Topics } from "./screens/Topics";
import { Why } from "./screens/Why";

const TABS = [
  { path: "", name: later("Today"), icon: "today" },
  { path: "plan", name: later("Plan"), icon: "plan" },
  { path: "activities", name: later("Activities"), icon: "activities" },
  { path: "more", name: later("More"), icon: "more" },
] as const;

const Activities = fetched(async () => (await import("./screens/Activities")).Activities);
const Activity = fetched(async () => (await import("./screens/Activity")).Activity);

const RETRY_MS = 20_000;
const ALWAYS = new Set(["more", "articles", "topics"]); // open before the questions are answered
const ABOVE: Record<string, string> = { why: "", import: "activities", articles: "more", topics: "more", numbers: "more" };

export function App() {
  useEffect(() => {
    void loadState();
    void flush();
    const again = () => {
      if (document.visibilityState !== "visible") return;
      changed.value++; // a new day may have begun
      void loadState();
      void flush();
    };
    const retry = setInterval(() => void flush(), RETRY_MS);
    addEventListener("online", again);
    document.addEventListener("visibilitychange", again);
    const stop = effect(() => {
      if (delivered.value) void loadState();
    });
    return () => {
      clearInterval(retry);
      removeEventListener("online", again);
      document.removeEventListener("visibilitychange", again);
      stop();
    };
  }, []);

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
        <Waiting />
        <Screen />
      </main>
      {!(starting && !ALWAYS.has(screen)) && <Tabs here={screen} />}
    </>
  );
}

function toPage(event: Event) {
  event.preventDefault();
  document.getElementById("page")?.focus();
}

function Screen() {
  const [screen = "", rest = ""] = route.value;
  const first = useRef(true);
  useEffect(() => {
    document.title = `${t(TABS.find((tab) => tab.path === screen)?.name ?? titles[screen] ?? "Today")} · Surefoot`;
    if (first.current) first.current = false;
    else {
      scrollTo(0, 0);
      document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    }
  }, [screen, rest, language.value]);
  if (screen === "more") return <More />;
  if (screen === "articles") return rest ? <Article id={rest} /> : <Articles />;
  if (screen === "topics") return rest ? <Topic id={rest} /> : <Topics />;
  if (screen === "start" || !state.value?.onboarded) return <Start step={rest} />;
  if (!state.value.supported) return <NotForYou />;
  if (screen === "plan") return <Plan />;
  if (screen === "why") return <Why day={rest || state.value.today} />;
  if (screen === "activities") return rest ? <Activity id={rest} /> : <Activities />;
  if (screen === "import") return <Import />;
  if (screen === "beside") return <Beside />;
  if (screen === "numbers") return <Numbers open={rest} />;
  return <Today />;
}

const titles: Record<string, string> = {
  beside: later("Beside the plan"),
  import: later("Import"),
  start: later("Start"),
  why: later("Why"),
  articles: later("Good to know"),
  topics: later("Where sources disagree"),
  numbers: later("The plan's numbers"),
};

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
  const current = ABOVE[here] ?? here;
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
