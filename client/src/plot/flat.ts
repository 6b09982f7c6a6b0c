// Positions laid flat: equal lengths look equal, north is up.

export interface DrawnRoute {
  points: [x: number, y: number][];
  scale_m: number;
  scale_px: number;
  put: (north: number, east: number) => [x: number, y: number]; // degrees to the drawing
  at: (x: number, y: number) => [north: number, east: number];
}

const M_PER_DEGREE = 111_195;
const SHARES = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const SCALE_SHARE = 0.4; // of the width, at most

/** The way within a box; unit_m: a kilometre or a mile, of which the scale shows a round share. */
export function drawRoute(
  route: readonly (readonly [north: number, east: number, second: number])[],
  wide: number,
  tall: number,
  margin: number,
  unit_m: number,
): DrawnRoute {
  const crosses = route.some(([, east]) => east > 90) && route.some(([, east]) => east < -90);
  const norths = route.map(([north]) => north);
  const easts = route.map(([, east]) => (crosses && east < 0 ? east + 360 : east));
  const [south, north] = [Math.min(...norths), Math.max(...norths)];
  const [west, east] = [Math.min(...easts), Math.max(...easts)];
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const wide_m = Math.max((east - west) * M_PER_DEGREE * narrow, 1);
  const tall_m = Math.max((north - south) * M_PER_DEGREE, 1);
  const px_per_m = Math.min((wide - 2 * margin) / wide_m, (tall - 2 * margin) / tall_m);
  const left = (wide - wide_m * px_per_m) / 2;
  const top = (tall - tall_m * px_per_m) / 2;
  const [across, down] = [M_PER_DEGREE * narrow * px_per_m, M_PER_DEGREE * px_per_m]; // px a degree
  const put = (to_north: number, to_east: number): [number, number] => [
    left + (to_east - west) * across,
    top + (north - to_north) * down,
  ];
  const at = (x: number, y: number): [number, number] => [north - (y - top) / down, west + (x - left) / across];
  const points = norths.map((each, place) => put(each, easts[place]!));
  const longest = (wide * SCALE_SHARE) / px_per_m / unit_m;
  const scale_m = (SHARES.findLast((share) => share <= longest) ?? SHARES[0]!) * unit_m;
  return { points, scale_m, scale_px: scale_m * px_per_m, put, at };
}
