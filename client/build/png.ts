// Our marks as PNG: a rectangle, lines with round ends and circles, drawn by their distance from each pixel.

type Colour = [number, number, number];
type Point = [number, number];
interface Shape {
  colour: Colour;
  distance: (x: number, y: number) => number; // to its edge, in the drawing's units; negative inside
}

const UNITS = 32; // the marks' viewBox

/** A mark as PNG, square. Raises when it holds more than rect, path of straight lines, and circle. */
export async function png(svg: string, size: number): Promise<Uint8Array> {
  const shapes = [...svg.matchAll(/<(rect|path|circle)\s([^>]*)\/>/g)].map(([, name, text]) => {
    const given = Object.fromEntries([...text!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
    return shape(name!, given);
  });
  const rows = new Uint8Array(size * (size * 4 + 1)); // each row begins with its filter: none
  const unit = UNITS / size;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      rows.set(pixel(shapes, (x + 0.5) * unit, (y + 0.5) * unit, unit), y * (size * 4 + 1) + 1 + x * 4);
    }
  }
  return file(size, await deflated(rows));
}

function shape(name: string, given: Record<string, string>): Shape {
  const number = (key: string) => Number(given[key] ?? 0);
  if (name === "circle") {
    const [cx, cy, r] = [number("cx"), number("cy"), number("r")];
    return { colour: colour(given.fill), distance: (x, y) => Math.hypot(x - cx, y - cy) - r };
  }
  if (name === "rect") {
    const round = number("rx");
    const [halfWidth, halfHeight] = [number("width") / 2, number("height") / 2];
    return {
      colour: colour(given.fill),
      distance: (x, y) => {
        const right = Math.abs(x - halfWidth) - halfWidth + round;
        const down = Math.abs(y - halfHeight) - halfHeight + round;
        return Math.hypot(Math.max(right, 0), Math.max(down, 0)) + Math.min(Math.max(right, down), 0) - round;
      },
    };
  }
  const points = corners(given.d ?? "");
  const half = number("stroke-width") / 2;
  return {
    colour: colour(given.stroke),
    distance: (x, y) =>
      Math.min(...points.slice(1).map((end, place) => fromLine(points[place]!, end, x, y))) - half,
  };
}

function corners(path: string): Point[] {
  const points: Point[] = [];
  for (const [, command, text] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    if (!"MLl".includes(command!)) throw new Error(`a mark has straight lines only, got ${command}`);
    const numbers = [...text!.matchAll(/-?\d*\.?\d+/g)].map(Number);
    for (let place = 0; place < numbers.length; place += 2) {
      const [x, y] = command === "l" ? points.at(-1)! : [0, 0];
      points.push([x + numbers[place]!, y + numbers[place + 1]!]);
    }
  }
  return points;
}

function fromLine([x0, y0]: Point, [x1, y1]: Point, x: number, y: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const along = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}

function colour(text = ""): Colour {
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(text) ?? [];
  return [red, green, blue].map((part) => parseInt(part ?? "", 16)) as Colour;
}

function pixel(shapes: Shape[], x: number, y: number, unit: number): number[] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const { colour, distance } of shapes) {
    const cover = Math.min(1, Math.max(0, 0.5 - distance(x, y) / unit));
    if (cover === 0) continue;
    const total = cover + alpha * (1 - cover);
    const mix = (over: number, under: number) => (over * cover + under * alpha * (1 - cover)) / total;
    [red, green, blue, alpha] = [mix(colour[0], red), mix(colour[1], green), mix(colour[2], blue), total];
  }
  return [red, green, blue, alpha * 255].map(Math.round);
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function file(size: number, pixels: Uint8Array): Uint8Array {
  const head = new Uint8Array([...word(size), ...word(size), 8, 6, 0, 0, 0]); // 8 bits, with transparency
  const parts = [
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", pixels),
    chunk("IEND", new Uint8Array()),
  ];
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = new Uint8Array([...new TextEncoder().encode(name), ...content]);
  return new Uint8Array([...word(content.length), ...named, ...word(crc32(named))]);
}

const word = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
