/** A place of the list, somewhere on a map. */
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

const NEAR = 24;

/** One pin for what lies so close together that a thumb could not tell it apart. */
export function groupIntoPins(spots: readonly PointOnMap[], near = NEAR): Pin[] {
  const pins: Pin[] = [];
  for (const { number, name, x, y } of spots) {
    const pin = pins.find((one) => Math.hypot(one.x - x, one.y - y) < near);
    if (pin) {
      pin.numbers.push(number);
      pin.names.push(name);
    } else pins.push({ x, y, numbers: [number], names: [name] });
  }
  return pins;
}

/** Two numbers when they fit in a pin, else the first and a plus. */
export const pinLabel = ({ numbers }: Pick<Pin, 'numbers'>): string =>
  numbers.join(',').length > 4 ? `${numbers[0]}+` : numbers.join(',');

/** What is heard of a pin begins with what is seen. */
export const pinAriaLabel = (pin: Pick<Pin, 'numbers' | 'names'>): string => {
  const { numbers, names } = pin;
  const all = names.length === 1 ? names[0] : names.map((name, at) => `${numbers[at]} ${name}`).join(', ');
  return `${pinLabel(pin)}: ${all}`;
};
