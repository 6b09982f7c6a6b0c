import { describe, expect, it } from "vitest";
import { found, searchable, wordsOf } from "./search";

const NAMES = [
  "Clamshell",
  "Clamshell with a band",
  "Lateral band walk",
  "Single-leg bridge",
  "Glute bridge",
  "Romanian deadlift",
  "Gesäßbrücke",
  "Hüftbeuger-Dehnung im Halbkniestand",
  "Große Schritte",
];
const search = (typed: string) => found(typed, NAMES, (name) => searchable(name));

describe("searching the library", () => {
  it("finds everything without words", () => {
    expect(search("  ")).toEqual(NAMES);
  });
  it("finds beginnings, and every word has to be there", () => {
    expect(search("brid")).toEqual(["Single-leg bridge", "Glute bridge"]);
    expect(search("leg bri")).toEqual(["Single-leg bridge"]);
    expect(search("bridge deadlift")).toEqual([]);
  });
  it("puts the same word before one that only begins with it", () => {
    expect(found("band", ["Bandages", "A band"], (name) => searchable(name))).toEqual(["A band", "Bandages"]);
  });
  it("folds accents, umlauts and ß", () => {
    expect(search("hufte")).toEqual([]);
    expect(search("huft")).toEqual(["Hüftbeuger-Dehnung im Halbkniestand"]);
    expect(search("GESÄSS")).toEqual(["Gesäßbrücke"]);
    expect(search("grosse")).toEqual(["Große Schritte"]);
  });
  it("finds a word within a longer one, as German joins them", () => {
    expect(search("brücke")).toEqual(["Gesäßbrücke"]);
    expect(search("dehnung")).toEqual(["Hüftbeuger-Dehnung im Halbkniestand"]);
  });
  it("forgives a slip in a longer word and none in a short one", () => {
    expect(search("clamshel")).toEqual(["Clamshell", "Clamshell with a band"]);
    expect(search("calmshell")).toEqual(["Clamshell", "Clamshell with a band"]);
    expect(search("romainan dedlift")).toEqual(["Romanian deadlift"]);
    expect(search("lag")).toEqual([]);
  });
  it("weighs the first part of a text most", () => {
    const texts = [
      { name: "Squat", trains: "hip and hamstring" },
      { name: "Hamstring curl", trains: "thigh" },
    ];
    const order = found("hamstring", texts, ({ name, trains }) => searchable(name, trains));
    expect(order.map(({ name }) => name)).toEqual(["Hamstring curl", "Squat"]);
  });
  it("takes any signs between words", () => {
    expect(wordsOf("A-skip, 2 × 20 m")).toEqual(["a", "skip", "2", "20", "m"]);
  });
});
