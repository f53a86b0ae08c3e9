import { seededRandom } from '#algorithms/random';
import { buildKdTree } from './nearest-neighbours.ts';
import { gauss, randomMap, type Spot } from './random-map.ts';

/** People and the offers they may get: person i has the edges start[i] … start[i + 1] − 1, sorted by offer. */
export interface Country {
  /** P + 1 values. */
  start: Int32Array;
  /** E values, the offer of each edge. */
  offer: Int32Array;
  /** E values, 1 … levels. */
  score: Int32Array;
  /** O values, 1 or more. */
  places: Int32Array;
}

/** Parameters of a random country. `share` is the number of places per person: 0.9 is scarce, 1.2 ample. */
export interface CountryPlan {
  people: number;
  offers: number;
  seed: number;
  kind: 'uni' | 'geo';
  share: number;
  /** Number of score levels: 100 (left out) or 1000. */
  levels?: number;
}

/** Number of edges per person. */
export const DEGREE = 20;

/** One place per offer; the remaining in proportion to random weights, rounded by largest remainder. */
function drawPlaces({ people, offers, share }: CountryPlan, random: () => number): Int32Array {
  const weight = Float64Array.from({ length: offers }, () => Math.exp(0.9 * gauss(random)));
  const total = weight.reduce((sum, value) => sum + value, 0);
  const remaining = Math.round(people * share) - offers;
  const exact = weight.map((value) => (remaining * value) / total);
  const places = Int32Array.from(exact, (value) => 1 + Math.floor(value));
  let leftOver = remaining + offers - places.reduce((sum, value) => sum + value, 0);
  const fraction = (j: number): number => (exact[j] as number) % 1;
  const byFraction = Int32Array.from(exact.keys()).sort((a, b) => fraction(b) - fraction(a) || a - b);
  for (const j of byFraction) {
    if (leftOver-- <= 0) break;
    places[j] = (places[j] as number) + 1;
  }
  return places;
}

function drawUniform(plan: CountryPlan, edges: Country, random: () => number): void {
  const levels = plan.levels ?? 100;
  for (let i = 0; i < plan.people; i++) {
    const drawn = new Set<number>();
    while (drawn.size < DEGREE) drawn.add(Math.floor(random() * plan.offers));
    edges.offer.set(Int32Array.from(drawn).sort(), i * DEGREE);
    for (let e = i * DEGREE; e < (i + 1) * DEGREE; e++) edges.score[e] = 1 + Math.floor(levels * random());
  }
}

function drawNearby(plan: CountryPlan, edges: Country, random: () => number): void {
  const levels = plan.levels ?? 100;
  const locate = randomMap(random);
  const spots: Spot[] = [];
  const category = new Uint8Array(plan.offers);
  const level = new Uint8Array(plan.offers);
  const quality = new Float64Array(plan.offers);
  for (let j = 0; j < plan.offers; j++) {
    spots.push(locate());
    category[j] = Math.floor(8 * random());
    level[j] = Math.floor(5 * random());
    quality[j] = random();
  }
  const nearest = buildKdTree(spots);
  for (let i = 0; i < plan.people; i++) {
    const home = locate();
    const needs: number[] = [];
    while (needs.length < 3) {
      const need = Math.floor(8 * random());
      if (!needs.includes(need)) needs.push(need);
    }
    const ownLevel = Math.floor(5 * random());
    const near = nearest(home, DEGREE, (j) => needs.includes(category[j] as number));
    near.forEach((j, k) => {
      const spot = spots[j] as Spot;
      const km = Math.hypot(spot.x - home.x, spot.y - home.y);
      const steps = Math.abs((level[j] as number) - ownLevel);
      const exact =
        100 -
        1.2 * km -
        12 * needs.indexOf(category[j] as number) -
        8 * steps -
        10 * (1 - (quality[j] as number)) -
        4 * random();
      const e = i * DEGREE + k;
      edges.offer[e] = j;
      edges.score[e] = Math.max(1, Math.min(levels, Math.round((exact * levels) / 100)));
    });
  }
}

/** A random country: where people live, which offers are near, how well they fit, and their capacity. */
export function randomCountry(plan: CountryPlan): Country {
  const random = seededRandom(plan.seed);
  const edges = plan.people * DEGREE;
  const country: Country = {
    places: drawPlaces(plan, random),
    start: Int32Array.from({ length: plan.people + 1 }, (_, i) => i * DEGREE),
    offer: new Int32Array(edges),
    score: new Int32Array(edges),
  };
  (plan.kind === 'uni' ? drawUniform : drawNearby)(plan, country, random);
  return country;
}

const SIZES = {
  b5k: { people: 5_000, offers: 1_000, seed: 31 },
  c40k: { people: 40_000, offers: 10_000, seed: 41 },
} as const;

/** The names of the eight instances: municipality or national, uniform or geographic, scarce or ample. */
export const COUNTRIES = ['b5k', 'c40k'].flatMap((size) =>
  ['uni', 'geo'].flatMap((kind) => ['s', 'a'].map((supply) => `${size}-${kind}-${supply}`)),
);

/** An instance by its name, such as `c40k-geo-s`. */
export function randomCountryByName(name: string, levels = 100): Country {
  const [size, kind, supply] = name.split('-');
  if ((size !== 'b5k' && size !== 'c40k') || (kind !== 'uni' && kind !== 'geo')) {
    throw new Error(`no country ${name}`);
  }
  return randomCountry({ ...SIZES[size], kind, share: supply === 's' ? 0.9 : 1.2, levels });
}
