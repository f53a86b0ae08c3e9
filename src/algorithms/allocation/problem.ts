/**
 * Who may go where: people (or parties) × offers with places. All arrays are only read.
 *
 * People are numbered 0 … P − 1, offers 0 … O − 1, edges 0 … E − 1.
 */
export interface AllocationProblem {
  /** P + 1 rising offsets: the edges of person i are start[i] … start[i + 1] − 1; start[0] = 0, start[P] = E. */
  start: Int32Array;
  /** Per edge the offer, 0 … O − 1; no offer twice for one person. Where there is no edge, one cannot go. */
  offer: Int32Array;
  /** Per edge how well it fits, points 0 … 1000, more is better. */
  score: Int32Array;
  /** Per offer its places, 0 or more, in people. */
  places: Int32Array;
  /** Per person the priority, 1 … 8, 1 goes first; left out = all 1. */
  priority?: Uint8Array;
  /** Per person how many places this party needs, all at one offer, 1 … 100; left out = all 1. */
  size?: Uint8Array;
  /** Per offer how many people it needs to start at all, 0 … places; left out = all 0. */
  minimum?: Int32Array;
  /** Per person the group, an index into `bonus`; left out = no groups. */
  group?: Int32Array;
  /** Per group the points, 0 … 1000, that each placed person of it adds. Lifts a group that stays behind. */
  bonus?: Int32Array;
}

/** How to solve it. */
export interface AllocationOptions {
  /** Draws the lots that break ties; the same seed gives the same draw. A whole number, 0 when left out. */
  seed?: number;
  /** Per person the place in the draw, 0 drew first; instead of a seed. */
  draw?: Int32Array;
  /** How many priorities there are, where later arrivals may have one that nobody has yet; 1 … 8, 1 when left out. */
  priorities?: number;
  /** How many branches to look at for parties and minimum sizes; 100 when left out. Not used without those. */
  branches?: number;
  /** Is told how it goes; `false` stops the work. */
  onProgress?: (progress: AllocationProgress) => boolean | undefined;
}

/** How far it is: waiting people and offers with free seats at a price go to nothing in every round. */
export interface AllocationProgress {
  /** Rounds of ever finer weights and, with parties or minimum sizes, branches; begins at 0. */
  round: number;
  phase: number;
  waitingPeople: number;
  openOffers: number;
}

/** Who goes where, and the proof that nothing better exists. */
export interface Allocation {
  ok: true;
  /** Per person the offer, or -1. */
  offerOf: Int32Array;
  /** People placed; a party counts for its size. */
  placed: number;
  /** Points of all people placed, bonus included; a party counts for its size. */
  score: number;
  /** Per priority 1 … 8, at [priority − 1], what it counts that one person is placed, in points. */
  placementWeight: Int32Array;
  /** Σ of what was placed, in points: `first` and score together. */
  value: number;
  /** No allocation is worth more than this, and prices and worths prove it. */
  bound: number;
  /** bound − value: 0 is the proof that this is best. Above 0 only with parties, minimum sizes. */
  gap: number;
  /** With parties or minimum sizes: all branches were looked at, so that this is best even where gap is above 0. */
  exhaustive: boolean;
  /** Per offer, what one more place would add, in points. */
  price: Int32Array;
  /** Per person, what it adds that this person is there, in points per place needed. */
  worth: Int32Array;
  /** Per person the place in the draw, 0 drew first. */
  draw: Int32Array;
}

/** Why there is no allocation: somebody stopped the work. */
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
