// Every screen: its title, the tab that it belongs to, and its code, fetched when it is first opened
// so that Today starts light.

import type { JSX } from "preact";
import { state } from "./hooks/useView";
import { later } from "./language";
import { fetched } from "./parts/Fetched";
import { Today } from "./screens/Today";

interface Screen {
  title: string;
  page: (rest: string) => JSX.Element; // rest: what follows the screen's name in the address
  tab?: string; // the tab that is lit; its own when left out
  alone?: boolean; // has the whole screen for itself
}

export const TABS = [
  { path: "", name: later("Today"), icon: "today" },
  { path: "plan", name: later("Plan"), icon: "plan" },
  { path: "progress", name: later("Progress"), icon: "progress" },
  { path: "activities", name: later("Activities"), icon: "activities" },
  { path: "more", name: later("More"), icon: "more" },
] as const;

/** Open before the opening questions are answered. */
export const ALWAYS = new Set(["about", "articles", "devices", "install", "library", "metronome", "more", "music", "settings", "topics", "your-data"]);

const About = fetched(async () => (await import("./screens/About")).About);
const Activities = fetched(async () => (await import("./screens/Activities")).Activities);
const Activity = fetched(async () => (await import("./screens/Activity")).Activity);
const Article = fetched(async () => (await import("./screens/Articles")).Article);
const Articles = fetched(async () => (await import("./screens/Articles")).Articles);
const Beside = fetched(async () => (await import("./screens/Beside")).Beside);
const FirstPlan = fetched(async () => (await import("./screens/FirstPlan")).FirstPlan);
const Devices = fetched(async () => (await import("./screens/Devices")).Devices);
const Import = fetched(async () => (await import("./screens/Import")).Import);
const Log = fetched(async () => (await import("./screens/Log")).Log);
const Library = fetched(async () => (await import("./screens/Library")).Library);
const Metronome = fetched(async () => (await import("./screens/Metronome")).Metronome);
const Music = fetched(async () => (await import("./screens/Music")).Music);
const Hurts = fetched(async () => (await import("./screens/Hurts")).Hurts);
const Install = fetched(async () => (await import("./screens/Install")).Install);
const More = fetched(async () => (await import("./screens/More")).More);
const Note = fetched(async () => (await import("./screens/Note")).Note);
const Numbers = fetched(async () => (await import("./screens/Numbers")).Numbers);
const Play = fetched(async () => (await import("./screens/Play")).Play);
const Plan = fetched(async () => (await import("./screens/Plan")).Plan);
const Report = fetched(async () => (await import("./screens/Report")).Report);
const Road = fetched(async () => (await import("./screens/Road")).Road);
const Settings = fetched(async () => (await import("./screens/Settings")).Settings);
const Progress = fetched(async () => (await import("./screens/Progress")).Progress);
const Steps = fetched(async () => (await import("./screens/Steps")).Steps);
const Start = fetched(async () => (await import("./screens/Start")).Start);
const Technique = fetched(async () => (await import("./screens/Technique")).Technique);
const Test = fetched(async () => (await import("./screens/Test")).Test);
const TestRun = fetched(async () => (await import("./screens/TestRun")).TestRun);
const Tests = fetched(async () => (await import("./screens/Tests")).Tests);
const Topic = fetched(async () => (await import("./screens/Topics")).Topic);
const Topics = fetched(async () => (await import("./screens/Topics")).Topics);
const Clip = fetched(async () => (await import("./screens/video/Clip")).Clip);
const Video = fetched(async () => (await import("./screens/Video")).Video);
const Why = fetched(async () => (await import("./screens/Why")).Why);
const YourData = fetched(async () => (await import("./screens/YourData")).YourData);

const SCREENS: Record<string, Screen> = {
  "": { title: later("Today"), page: () => <Today /> },
  about: { title: later("What this is"), page: () => <About />, tab: "more" },
  activities: {
    title: later("Activities"),
    page: (rest) => (rest ? <Activity id={rest} /> : <Activities />),
  },
  articles: {
    title: later("Good to know"),
    page: (rest) => (rest ? <Article id={rest} /> : <Articles />),
    tab: "more",
  },
  beside: { title: later("Beside the plan"), page: () => <Beside />, tab: "more" },
  "check-in": { title: later("Today"), page: () => <Today to=".checkin, .line-card" />, tab: "" },
  first: { title: later("Your first plan"), page: () => <FirstPlan />, tab: "" },
  devices: { title: later("Devices"), page: () => <Devices />, tab: "more" },
  hurts: { title: later("It hurts"), page: () => <Hurts />, tab: "" },
  import: { title: later("Import"), page: () => <Import />, tab: "activities" },
  log: { title: later("Log by hand"), page: (rest) => <Log key={rest} about={rest} />, tab: "activities" },
  install: { title: later("On the home screen"), page: () => <Install />, tab: "more" },
  library: { title: later("Library"), page: (rest) => <Library key={rest} open={rest} />, tab: "more" },
  metronome: { title: later("Metronome"), page: () => <Metronome />, tab: "more" },
  more: { title: later("More"), page: () => <More /> },
  music: { title: later("Music for your steps"), page: () => <Music />, tab: "more" },
  note: { title: later("A clinician's note"), page: (rest) => <Note key={rest} about={rest} />, tab: "more" },
  numbers: { title: later("The plan's numbers"), page: (rest) => <Numbers open={rest} />, tab: "more" },
  play: { title: later("Session"), page: (rest) => <Play key={rest} id={rest} />, tab: "", alone: true },
  report: { title: later("For your physiotherapist"), page: () => <Report />, tab: "more" },
  plan: { title: later("Plan"), page: (rest) => <Plan at={rest} /> },
  road: { title: later("The road back"), page: () => <Road />, tab: "plan" },
  settings: { title: later("Settings"), page: () => <Settings />, tab: "more" },
  progress: { title: later("Progress"), page: () => <Progress /> },
  start: { title: later("Start"), page: (rest) => <Start step={rest} /> },
  steps: { title: later("Count your steps"), page: () => <Steps />, tab: "more" },
  technique: { title: later("Technique"), page: () => <Technique />, tab: "more" },
  test: { title: later("Test"), page: (rest) => (rest ? <Test key={rest} id={rest} /> : <Tests />), tab: "more" },
  "test-run": { title: later("Test"), page: (rest) => <TestRun key={rest} id={rest} />, tab: "more", alone: true },
  tests: { title: later("Tests"), page: () => <Tests />, tab: "more" },
  topics: {
    title: later("Where sources disagree"),
    page: (rest) => (rest ? <Topic id={rest} /> : <Topics />),
    tab: "more",
  },
  video: { title: later("Video"), page: (rest) => (rest ? <Clip key={rest} id={rest} /> : <Video />), tab: "more" },
  why: { title: later("Why"), page: (rest) => <Why day={rest || (state.value?.today ?? "")} />, tab: "" },
  "your-data": { title: later("Your data"), page: () => <YourData />, tab: "more" },
};

const screen = (name: string): Screen => SCREENS[name] ?? SCREENS[""]!;

export const screenAt = (name: string, rest: string) => screen(name).page(rest);
export const titleOf = (name: string) => screen(name).title;
export const isAlone = (name: string) => screen(name).alone ?? false;
export const above = (name: string) => screen(name).tab ?? name;
