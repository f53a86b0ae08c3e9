/**
 * People (or parties) × offers with places. All arrays are read only.
 *
 * People are numbered 0 … P − 1, offers 0 … O − 1, edges 0 … E − 1.
 */
export interface AllocationProblem {
  /** P + 1 rising offsets: the edges of person i are start[i] … start[i + 1] − 1; start[0] = 0, start[P] = E. */
  start: Int32Array;
  /** Per edge the offer, 0 … O − 1; no offer twice for one person. Without an edge the person is not allowed there. */
  offer: Int32Array;
  /** Per edge the score, 0 … 1000 points, more is better. */
  score: Int32Array;
  /** Per offer its capacity in people, 0 or more. */
  places: Int32Array;
  /** Per person the priority, 1 … 8, 1 goes first; left out = all 1. */
  priority?: Uint8Array;
  /** Per person how many places this party needs, all at one offer, 1 … 100; left out = all 1. */
  size?: Uint8Array;
  /** Per offer the minimum number of people to start, 0 … places; left out = all 0. */
  minimum?: Int32Array;
  /** Per person the group, an index into `bonus`; left out = no groups. */
  group?: Int32Array;
  /**
   * Per group the points, 0 … 1000, added for each placed person of it: corrects for a group that is placed less often.
   */
  bonus?: Int32Array;
}

/** How to solve it. */
export interface AllocationOptions {
  /** Seed of the lottery that breaks ties; the same seed gives the same lottery. A whole number, 0 when left out. */
  seed?: number;
  /** Per person the rank in the lottery, 0 is first; instead of a seed. */
  draw?: Int32Array;
  /** The number of priorities, where later arrivals may have one that nobody has yet; 1 … 8, 1 when left out. */
  priorities?: number;
  /** Maximum number of branches to explore for parties and minimum sizes; 100 when left out. Not used without those. */
  branches?: number;
  /** Called after every phase; returning `false` stops the computation. */
  onProgress?: (progress: AllocationProgress) => boolean | undefined;
}

/**
 * Progress: the numbers of waiting people and of offers with free seats at a positive price fall to zero in every
 * round.
 */
export interface AllocationProgress {
  /** Rounds of finer weights and, with parties or minimum sizes, branches; starts at 0. */
  round: number;
  phase: number;
  waitingPeople: number;
  openOffers: number;
}

/** Who goes where, with the proof of optimality. */
export interface Allocation {
  ok: true;
  /** Per person the offer, or -1. */
  offerOf: Int32Array;
  /** People placed; a party counts for its size. */
  placed: number;
  /** Points of all people placed, bonus included; a party counts for its size. */
  score: number;
  /** Per priority 1 … 8, at [priority − 1], the weight of placing one person, in points. */
  placementWeight: Int32Array;
  /** Objective value in points: placement weights plus score. */
  value: number;
  /** Upper bound: no allocation is worth more, which prices and worths prove. */
  bound: number;
  /** bound − value: 0 proves optimality. Above 0 only with parties or minimum sizes. */
  gap: number;
  /** With parties or minimum sizes: all branches were explored, so the result is optimal even where gap is above 0. */
  exhaustive: boolean;
  /** Dual price per offer: what one more place would add, in points. */
  price: Int32Array;
  /** Dual variable per person: what this person adds, in points per place needed. */
  worth: Int32Array;
  /** Per person the rank in the lottery, 0 is first. */
  draw: Int32Array;
}

/** There is no allocation because `onProgress` stopped the computation. */
export interface AllocationStopped {
  ok: false;
  refusal: 'stopped';
}

/** No place. */
export const NO_PLACE = -1;

export const MAX_SCORE = 1000;
export const MAX_PRIORITY = 8;
export const MAX_PARTY_SIZE = 100;

export const priorityOf = (p: AllocationProblem, i: number): number => p.priority?.[i] ?? 1;
export const sizeOf = (p: AllocationProblem, i: number): number => p.size?.[i] ?? 1;
export const bonusOf = (p: AllocationProblem, i: number): number =>
  p.group && p.bonus ? (p.bonus[p.group[i] ?? 0] ?? 0) : 0;

/** The edge from person i to offer o, or -1. O(edges of i). */
export function edgeOf(p: AllocationProblem, i: number, o: number): number {
  const to = p.start[i + 1] ?? 0;
  for (let e = p.start[i] ?? 0; e < to; e++) if (p.offer[e] === o) return e;
  return -1;
}
