// Which tiles of a map lie behind a drawn route, and where.

import type { DrawnRoute } from "./flat";

export interface Tile {
  path: string; // zoom/column/row
  x: number;
  y: number;
  wide: number;
  tall: number;
}

const ZOOM_MOST = 17;
const LEAST_PX = 110; // a tile is not drawn smaller, so that few are fetched
const RIM = 85.0511; // where the map of tiles ends

/** Tiles over a box of the drawing. Their edges are laid flat as the route is. */
export function tilesOver(drawn: Pick<DrawnRoute, "put" | "at">, wide: number, tall: number): Tile[] {
  const [north, west] = drawn.at(0, 0);
  const [south, east] = drawn.at(wide, tall);
  const zoom = Math.min(ZOOM_MOST, Math.floor(Math.log2((360 / (east - west)) * (wide / LEAST_PX))));
  if (zoom < 1 || !(north < RIM && south > -RIM)) return [];
  const across = 2 ** zoom;
  const [left, right] = [columnOf(west, across), columnOf(east, across)];
  const [top, bottom] = [rowOf(north, across), rowOf(south, across)];
  const tiles: Tile[] = [];
  for (let row = top; row <= Math.min(bottom, across - 1); row++)
    for (let column = left; column <= right; column++) {
      const [x, y] = drawn.put(northOf(row, across), eastOf(column, across));
      const [x2, y2] = drawn.put(northOf(row + 1, across), eastOf(column + 1, across));
      const path = `${zoom}/${((column % across) + across) % across}/${row}`;
      tiles.push({ path, x, y, wide: x2 - x, tall: y2 - y });
    }
  return tiles;
}

const columnOf = (east: number, across: number) => Math.floor(((east + 180) / 360) * across);
const eastOf = (column: number, across: number) => (column / across) * 360 - 180;
const rowOf = (north: number, across: number) =>
  Math.max(0, Math.floor(((1 - Math.asinh(Math.tan((north * Math.PI) / 180)) / Math.PI) / 2) * across));
const northOf = (row: number, across: number) =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / across))) * 180) / Math.PI;
