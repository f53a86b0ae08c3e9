import type { Town } from '#features/geography/rules.ts';

/** A rectangle that is taken, in pixels of the map. */
export interface TakenArea {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** How important a town is on a map: `city` from 100 thousand inhabitants, `town` from 20, else `village`. */
export type TownSize = 'city' | 'town' | 'village';

/** A town on the map: its dot in pixels, and the middle of the baseline of its name from there. */
export interface NamedTown {
  name: string;
  size: TownSize;
  x: number;
  y: number;
  label: { dx: number; dy: number };
}

const CITY_THOUSANDS = 100;
const TOWN_THOUSANDS = 20;
export const townSize = ({ thousands }: Pick<Town, 'thousands'>): TownSize =>
  thousands >= CITY_THOUSANDS ? 'city' : thousands >= TOWN_THOUSANDS ? 'town' : 'village';

/** Average width of a letter, and the height of a line, per size: as in the style sheet. */
const LETTER_WIDTH_PX: Record<TownSize, number> = { city: 7.4, town: 6.5, village: 5.9 };
const LINE_HEIGHT_PX = 15;
const DOT_GAP_PX = 6;
const DOT_RADIUS_PX = 4;

/** Further above and below its dot, where a city may be named among many places. */
const CITY_OFFSETS_PX = [-24, 34];

/** Whether a rectangle lies wholly in another. */
export const isWithin = (a: TakenArea, b: TakenArea): boolean =>
  a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

/** Whether two rectangles overlap. */
export const overlap = (a: TakenArea, b: TakenArea): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Names towns where there is room: the largest first, each above, below or beside its dot, on nothing that is taken and inside
 * the area. A town without room has no name and no dot.
 * @param scale of names and dots: below 1 where the whole map is shown larger
 */
export function placeLabels(
  candidates: readonly { town: Town; x: number; y: number }[],
  taken: readonly TakenArea[],
  area: TakenArea,
  { scale, max }: { scale: number; max: number },
): { towns: NamedTown[]; taken: TakenArea[] } {
  const towns: NamedTown[] = [];
  const all = [...taken];
  for (const { town, x, y } of candidates) {
    if (towns.length === max) break;
    const size = townSize(town);
    const halfWidth = (town.name.length * LETTER_WIDTH_PX[size]) / 2;
    const dot = around(x, y, DOT_RADIUS_PX * scale);
    // A city is named even when places stand on its dot: it is what people look for.
    if (size !== 'city' && all.some((other) => overlap(dot, other))) continue;
    const offsets = [
      { dx: 0, dy: -DOT_GAP_PX },
      { dx: 0, dy: DOT_GAP_PX + LINE_HEIGHT_PX * 0.7 },
      { dx: halfWidth + DOT_GAP_PX, dy: LINE_HEIGHT_PX * 0.3 },
      { dx: -halfWidth - DOT_GAP_PX, dy: LINE_HEIGHT_PX * 0.3 },
      ...(size === 'city' ? CITY_OFFSETS_PX.map((dy) => ({ dx: 0, dy })) : []),
    ];
    const areaOf = ({ dx, dy }: { dx: number; dy: number }): TakenArea => ({
      left: x + (dx - halfWidth) * scale,
      right: x + (dx + halfWidth) * scale,
      top: y + (dy - LINE_HEIGHT_PX * 0.8) * scale,
      bottom: y + (dy + LINE_HEIGHT_PX * 0.25) * scale,
    });
    const label = offsets.find((offset) => {
      const place = areaOf(offset);
      return isWithin(place, area) && !all.some((other) => overlap(place, other));
    });
    if (!label) continue;
    all.push(dot, areaOf(label));
    towns.push({
      name: town.name,
      size,
      x,
      y,
      label: { dx: Math.round(label.dx), dy: Math.round(label.dy) },
    });
  }
  return { towns, taken: all };
}

/** The square around a point. */
export const around = (x: number, y: number, radius: number): TakenArea => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});
