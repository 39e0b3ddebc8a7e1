/**
 * `node extension/build/draw-icons.ts` draws extension/icons anew: a list with its tick, white on a blue that stands out from
 * light and dark toolbars alike. Shapes are distances, so every size is drawn for itself and not scaled down.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

type Point = readonly [x: number, y: number];
type Stroke = readonly [from: Point, to: Point];

const SIZES = [16, 32, 48, 128];
const BLUE = [0x1f, 0x6f, 0xc9];
const WHITE = [0xff, 0xff, 0xff];
const CORNER = 0.22;
const HALF_STROKE = 0.058;
/** In a square of 1 by 1. */
const STROKES: readonly Stroke[] = [
  [
    [0.24, 0.31],
    [0.76, 0.31],
  ],
  [
    [0.24, 0.53],
    [0.42, 0.53],
  ],
  [
    [0.41, 0.66],
    [0.53, 0.78],
  ],
  [
    [0.53, 0.78],
    [0.78, 0.5],
  ],
];

/** How much of a pixel a shape covers, by the distance from its edge (negative: inside). */
const cover = (distance: number, size: number): number => Math.min(1, Math.max(0, 0.5 - distance * size));

function squareDistance([x, y]: Point): number {
  const reach = 0.5 - CORNER;
  const [dx, dy] = [Math.abs(x - 0.5) - reach, Math.abs(y - 0.5) - reach];
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - CORNER;
}

function strokeDistance([x, y]: Point, [[ax, ay], [bx, by]]: Stroke): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy) - HALF_STROKE;
}

function pixelAt(point: Point, size: number): number[] {
  const lines = Math.min(...STROKES.map((stroke) => strokeDistance(point, stroke)));
  const white = cover(lines, size);
  const colour = BLUE.map((blue, channel) => Math.round(blue + ((WHITE[channel] ?? 0) - blue) * white));
  return [...colour, Math.round(255 * cover(squareDistance(point), size))];
}

/** RGBA, eight bits, no filter. */
function drawPng(size: number): Buffer {
  const rows = Array.from({ length: size }, (_, y) => [
    0,
    ...Array.from({ length: size }, (_, x) => pixelAt([(x + 0.5) / size, (y + 0.5) / size], size)).flat(),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const folder = join(import.meta.dirname, "../icons");
mkdirSync(folder, { recursive: true });
for (const size of SIZES) writeFileSync(join(folder, `icon-${size}.png`), drawPng(size));
