/** A circle as part of a path, so that a pictogram stays one line of ink. */
export const ring = (x: number, y: number, radius: number): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;

/** A box with round corners. */
export const box = (x: number, y: number, width: number, height: number, radius: number): string => {
  const [across, down] = [width - 2 * radius, height - 2 * radius];
  const turn = (dx: number, dy: number) => `a${radius} ${radius} 0 0 1 ${dx} ${dy}`;
  return `M${x + radius} ${y}h${across}${turn(radius, radius)}v${down}${turn(-radius, radius)}h${-across}${turn(-radius, -radius)}v${-down}${turn(radius, -radius)}z`;
};

/** Eyes, wheels, full stops: with a round pen a line without length is a dot. */
export const dots = (...places: [x: number, y: number][]): string =>
  places.map(([x, y]) => `M${x} ${y}h.01`).join('');
