import { render } from "preact";
import { App } from "./App";
import { startWorker } from "./api/worker";
import "./installing";
import { speak, wished } from "./language";
import "./style/base.css";
import "./style/controls.css";
import "./style/parts.css";
import "./style/screens.css";

void speak(wished()).then(() => render(<App />, document.getElementById("app")!));

addEventListener("load", () => void startWorker());
