/** A place of the list by its position on a map, in pixels. */
export interface PointOnMap {
  /** Its number in the list, from 1. */
  number: number;
  name: string;
  x: number;
  y: number;
}

export interface Pin {
  /** The numbers of the places here, as they stand in the list, from 1. */
  numbers: number[];
  names: string[];
  x: number;
  y: number;
}

const MIN_DISTANCE_PX = 28;

/** One pin for places so close together that a thumb could not tell them apart. */
export function groupIntoPins(points: readonly PointOnMap[], minDistancePx = MIN_DISTANCE_PX): Pin[] {
  const pins: Pin[] = [];
  for (const { number, name, x, y } of points) {
    const near = pins.find((pin) => Math.hypot(pin.x - x, pin.y - y) < minDistancePx);
    if (near) {
      near.numbers.push(number);
      near.names.push(name);
    } else pins.push({ x, y, numbers: [number], names: [name] });
  }
  return pins;
}

/** The text on a pin: its numbers when they fit, else the first and a plus. */
export const pinLabel = ({ numbers }: Pick<Pin, 'numbers'>): string =>
  numbers.join(',').length > 4 ? `${numbers[0]}+` : numbers.join(',');

/** The accessible name of a pin begins with its visible text (WCAG 2.5.3), then names the places. */
export const pinAriaLabel = (pin: Pick<Pin, 'numbers' | 'names'>): string => {
  const { numbers, names } = pin;
  const places =
    names.length === 1 ? names[0] : names.map((name, index) => `${numbers[index]} ${name}`).join(', ');
  return `${pinLabel(pin)}: ${places}`;
};
