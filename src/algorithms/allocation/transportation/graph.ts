/**
 * Bipartite graph of people and offers with edge weights, stored from both sides. Weights are integers of at least 1,
 * so that every assigned place is worth more than none.
 */
export interface TransportationGraph {
  people: number;
  offers: number;
  /** people + 1 offsets into `offer` and `weight`. */
  start: Int32Array;
  /** Per edge the offer; the edges of a person are sorted by falling weight. */
  offer: Int32Array;
  /** Per edge its weight. */
  weight: Int32Array;
  /** offers + 1 offsets into `person` and `weightByOffer`. */
  offerStart: Int32Array;
  /** Per edge in order of offer, the person … */
  person: Int32Array;
  /** … and the weight. */
  weightByOffer: Int32Array;
  /** Places per offer. */
  places: Int32Array;
  /** The largest weight. */
  maxWeight: number;
}

/** Input of `buildGraph`: rows of people in any order, edges in any order. */
export interface TransportationEdges {
  start: Int32Array;
  offer: Int32Array;
  weight: Int32Array;
  places: Int32Array;
}

/** Insertion sort by falling weight in place; there are few edges per person. */
function sortByFallingWeight(offer: Int32Array, weight: Int32Array, from: number, to: number): void {
  for (let e = from + 1; e < to; e++) {
    const w = weight[e] as number;
    const o = offer[e] as number;
    let slot = e - 1;
    while (slot >= from && (weight[slot] as number) < w) {
      weight[slot + 1] = weight[slot] as number;
      offer[slot + 1] = offer[slot] as number;
      slot--;
    }
    weight[slot + 1] = w;
    offer[slot + 1] = o;
  }
}

/** Builds the graph. Takes over `offer` and `weight` and sorts them. O(edges × edges per person). */
export function buildGraph({ start, offer, weight, places }: TransportationEdges): TransportationGraph {
  const people = start.length - 1;
  const offers = places.length;
  const offerStart = new Int32Array(offers + 1);
  for (let e = 0; e < offer.length; e++) {
    const o = (offer[e] as number) + 1;
    offerStart[o] = (offerStart[o] as number) + 1;
  }
  for (let o = 0; o < offers; o++)
    offerStart[o + 1] = (offerStart[o + 1] as number) + (offerStart[o] as number);
  const next = offerStart.slice();
  const person = new Int32Array(offer.length);
  const weightByOffer = new Int32Array(offer.length);
  let maxWeight = 0;
  for (let i = 0; i < people; i++) {
    const from = start[i] as number;
    const to = start[i + 1] as number;
    sortByFallingWeight(offer, weight, from, to);
    if (from < to && (weight[from] as number) > maxWeight) maxWeight = weight[from] as number;
    for (let e = from; e < to; e++) {
      const o = offer[e] as number;
      const slot = next[o] as number;
      next[o] = slot + 1;
      person[slot] = i;
      weightByOffer[slot] = weight[e] as number;
    }
  }
  return { people, offers, start, offer, weight, offerStart, person, weightByOffer, places, maxWeight };
}
