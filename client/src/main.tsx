import { render } from "preact";
import { App } from "./App";
import "./style/base.css";
import "./style/controls.css";
import "./style/parts.css";
import "./style/screens.css";

render(<App />, document.getElementById("app")!);
