// Every sentence goes through the catalogues: no text in a page that t() has not said.

import { parseAst } from "vite";
import { describe, expect, it } from "vitest";
import { later, t, tn } from "./language";

const FILES = import.meta.glob<string>("./**/*.tsx", { query: "?raw", import: "default", eager: true });
const SAID = ["aria-label", "label", "legend", "title", "alt", "placeholder", "unit", "what", "term", "hint", "note", "caption"];
const NAMES = ["Surefoot"];
const isText = (text: string) => /\p{L}{2,}/u.test(text) && !NAMES.includes(text.trim());

interface Node {
  type: string;
  [key: string]: unknown;
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesOf(one);
  else if (value && typeof value === "object") {
    const node = value as Node;
    if (typeof node.type === "string") yield node;
    for (const [key, part] of Object.entries(node)) if (key !== "type") yield* nodesOf(part);
  }
}

function* textsOf(node: Node): Generator<string> {
  if (node.type === "JSXText") yield node.value as string;
  if (node.type === "JSXExpressionContainer") yield* shown(node.expression as Node);
  if (node.type === "JSXAttribute" && SAID.includes((node.name as Node).name as string)) {
    const value = node.value as Node | null;
    if (value?.type === "Literal") yield value.value as string;
    else if (value?.type === "JSXExpressionContainer") yield* shown(value.expression as Node);
  }
}

/** Literals that an expression would show as they are: its own, and those of its branches. */
function* shown(node: Node): Generator<string> {
  if (node.type === "Literal" && typeof node.value === "string") yield node.value;
  if (node.type === "TemplateLiteral") {
    for (const part of node.quasis as { value: { cooked: string } }[]) yield part.value.cooked;
  }
  if (node.type === "ConditionalExpression") {
    yield* shown(node.consequent as Node);
    yield* shown(node.alternate as Node);
  }
  if (node.type === "LogicalExpression") yield* shown(node.right as Node);
}

/** Attributes that are no text although an expression container stands in them. */
const attributesOf = (tree: unknown) =>
  new Set(
    [...nodesOf(tree)]
      .filter((node) => node.type === "JSXAttribute" && !SAID.includes((node.name as Node).name as string))
      .map((node) => node.value),
  );

describe("the sentences of a page", () => {
  it.each(Object.entries(FILES))("of %s go through t()", (_, source) => {
    const tree = parseAst(source, { lang: "tsx" });
    const silent = attributesOf(tree);
    const found = [...nodesOf(tree)]
      .filter((node) => !silent.has(node))
      .flatMap((node) => [...textsOf(node)])
      .filter(isText);
    expect(found).toEqual([]);
  });

  it("are filled by name and counted", () => {
    expect(t("{done} of {all}", { done: 2, all: 3 })).toBe("2 of 3");
    expect(t("{missing} stays", {})).toBe("{missing} stays");
    expect(tn("{count} day", "{count} days", 1)).toBe("1 day");
    expect(tn("{count} day", "{count} days", 0)).toBe("0 days");
    expect(later("Later")).toBe("Later");
  });
});
