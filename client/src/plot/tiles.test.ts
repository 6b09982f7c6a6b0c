import { expect, test } from "vitest";
import { drawRoute } from "./flat";
import { tilesOver } from "./tiles";

const WIDE = 320;
const TALL = 240;

const drawn = (route: [number, number][]) =>
  drawRoute(
    route.map(([north, east], second) => [north, east, second] as const),
    WIDE,
    TALL,
    18,
    1000,
  );

test("tiles cover the whole picture and touch each other", () => {
  const tiles = tilesOver(drawn([[47.3, 11.2], [47.36, 11.35]]), WIDE, TALL);
  expect(tiles.length).toBeGreaterThan(1);
  expect(tiles.length).toBeLessThanOrEqual(20);
  expect(Math.min(...tiles.map((tile) => tile.x))).toBeLessThanOrEqual(0);
  expect(Math.min(...tiles.map((tile) => tile.y))).toBeLessThanOrEqual(0);
  expect(Math.max(...tiles.map((tile) => tile.x + tile.wide))).toBeGreaterThanOrEqual(WIDE);
  expect(Math.max(...tiles.map((tile) => tile.y + tile.tall))).toBeGreaterThanOrEqual(TALL);
  const [first, second] = tiles;
  expect(second!.x).toBeCloseTo(first!.x + first!.wide, 6);
});

test("a known place lies in its known tile", () => {
  // Innsbruck: 47.2692 N, 11.4041 E lies in tile 12/2177/1436
  const route = drawn([[47.25, 11.35], [47.29, 11.45]]);
  const [x, y] = route.put(47.2692, 11.4041);
  const tile = tilesOver(route, WIDE, TALL).find(
    (one) => one.x <= x && x < one.x + one.wide && one.y <= y && y < one.y + one.tall,
  );
  const [zoom, column, row] = tile!.path.split("/").map(Number);
  expect([column! >> (zoom! - 12), row! >> (zoom! - 12)]).toEqual([2177, 1436]);
});

test("a route across the date line has tiles on both sides", () => {
  const paths = tilesOver(drawn([[-17, 179.98], [-17.01, -179.97]]), WIDE, TALL).map((tile) => tile.path.split("/"));
  const columns = new Set(paths.map(([, column]) => Number(column)));
  const across = 2 ** Number(paths[0]![0]);
  expect(columns.has(0)).toBe(true);
  expect(columns.has(across - 1)).toBe(true);
});

test("there is no map at the pole", () => {
  expect(tilesOver(drawn([[89, 0], [89.1, 1]]), WIDE, TALL)).toEqual([]);
});
