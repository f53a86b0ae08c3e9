import type { BoundingBox } from '#core/geo/bounding-box.ts';

/** The part of the drawing that is seen, in its own pixels. */
export interface MapView {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How much further out than at first, and how much closer. */
const MAX_OUT = 2.2;
const MAX_IN = 12;

/**
 * Shows the drawing larger (a factor above 1) or smaller around a point that stays where it is, within what is drawn.
 * @param first what was seen at first: around it as much again is drawn
 */
export function zoomView(
  view: MapView,
  factor: number,
  point: { x: number; y: number },
  first: MapView,
): MapView {
  const width = Math.min(Math.max(view.width / factor, first.width / MAX_IN), first.width * MAX_OUT);
  const ratio = width / view.width;
  return withinDrawing(
    {
      x: point.x - (point.x - view.x) * ratio,
      y: point.y - (point.y - view.y) * ratio,
      width,
      height: view.height * ratio,
    },
    first,
  );
}

/** Moves what is seen, by pixels of the drawing, within what is drawn. */
export const moveView = (view: MapView, dx: number, dy: number, first: MapView): MapView =>
  withinDrawing({ ...view, x: view.x + dx, y: view.y + dy }, first);

/** The middle stays over the first view and as much again on each side, where there is land to see. */
function withinDrawing(view: MapView, first: MapView): MapView {
  const clamp = (value: number, from: number, size: number, seen: number) =>
    Math.min(Math.max(value, from - size / 2 - seen / 2), from + 1.5 * size - seen / 2);
  return {
    ...view,
    x: clamp(view.x, first.x, first.width, view.width),
    y: clamp(view.y, first.y, first.height, view.height),
  };
}

/** The degrees that a view shows, when the first one shows this box. */
export function boxOfView(view: MapView, first: MapView, box: BoundingBox): BoundingBox {
  const [perX, perY] = [(box.east - box.west) / first.width, (box.north - box.south) / first.height];
  return {
    west: box.west + (view.x - first.x) * perX,
    east: box.west + (view.x + view.width - first.x) * perX,
    north: box.north - (view.y - first.y) * perY,
    south: box.north - (view.y + view.height - first.y) * perY,
  };
}
