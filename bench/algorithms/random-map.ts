/** A normally distributed number from two uniform ones (Box & Muller 1958). */
export function gauss(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** A place on the map, in kilometres. */
export interface Spot {
  x: number;
  y: number;
}

const MUNICIPALITIES = 342;

/**
 * A map of 342 municipalities of different sizes; the returned function draws the places where people live. The country
 * is 200 by 300 km; the size of the municipality of rank r is proportional to r^-0.8.
 */
export function randomMap(random: () => number): () => Spot {
  const centres: Spot[] = [];
  const upTo = new Float64Array(MUNICIPALITIES);
  let total = 0;
  for (let rank = 1; rank <= MUNICIPALITIES; rank++) {
    const x = 200 * random();
    centres.push({ x, y: 300 * random() });
    total += rank ** -0.8;
    upTo[rank - 1] = total;
  }
  return () => {
    const wanted = random() * total;
    let low = 0;
    let high = MUNICIPALITIES - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    const centre = centres[low] as Spot;
    const x = centre.x + 3 * gauss(random);
    return { x, y: centre.y + 3 * gauss(random) };
  };
}
