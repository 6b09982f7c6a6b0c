import { render } from "preact";
import { App } from "./App";
import { startWorker } from "./api/worker";
import "./installing";
import { speak, wished } from "./language";
import "./style/base.css";
import "./style/controls.css";
import "./style/parts.css";
import "./style/session.css";
import "./style/sheet.css";
import "./style/reasons.css";
import "./style/beside.css";
import "./style/editing.css";
import "./style/screens.css";

const PATIENCE_MS = 3000;

// In English until the wished language is here, rather than nothing.
const patience = new Promise((go) => setTimeout(go, PATIENCE_MS));
void Promise.race([speak(wished()), patience]).then(() => render(<App />, document.getElementById("app")!));

addEventListener("load", () => void startWorker());
