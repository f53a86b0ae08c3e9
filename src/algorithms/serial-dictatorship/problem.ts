/**
 * The wishes of people in order of preference, and the capacity of the offers. All arrays are read only.
 *
 * People (or parties) are numbered 0 … P − 1, offers 0 … O − 1, wishes 0 … E − 1.
 */
export interface LotteryProblem {
  /** P + 1 rising offsets: the wishes of person i are start[i] … start[i + 1] − 1, the most preferred first. */
  start: Int32Array;
  /** Per wish the offer; no offer twice for one person. */
  offer: Int32Array;
  /** Per offer its places, 0 or more, in people. */
  places: Int32Array;
  /** Per person the priority everywhere, 1 … 255, 1 goes first; left out = all 1. */
  priority?: Uint8Array;
  /** Per wish the priority at that offer, 1 … 255, 1 goes first among equal `priority`; left out = all 1. */
  offerPriority?: Uint8Array;
  /** Per person how many places this party needs, all at one offer, 1 … 255; left out = all 1. */
  size?: Uint8Array;
}

/** No place, no wish, nobody. */
export const NONE = -1;

export const sizeOf = (p: LotteryProblem, i: number): number => (p.size ? (p.size[i] as number) : 1);

function lengthError(p: LotteryProblem): string | null {
  const people = p.start.length - 1;
  if (people < 0) return 'start is empty, expected one value more than there are people';
  if (p.start[0] !== 0) return `start begins with ${p.start[0]}, expected 0`;
  const end = p.start[people];
  if (end !== p.offer.length) return `start ends with ${end}, but there are ${p.offer.length} wishes`;
  for (const [name, expected] of [
    ['priority', people],
    ['offerPriority', p.offer.length],
    ['size', people],
  ] as const) {
    const length = p[name]?.length ?? expected;
    if (length !== expected) return `${name} has length ${length}, expected ${expected}`;
  }
  return null;
}

/** What is wrong with one person, or null. `lastWisherOf[o]` is the last person seen with a wish for offer o. */
function personError(p: LotteryProblem, i: number, lastWisherOf: Int32Array): string | null {
  const from = p.start[i] as number;
  const to = p.start[i + 1] as number;
  if (to < from || to > p.offer.length) return `wishes from ${from} to ${to}`;
  if (p.priority?.[i] === 0) return 'priority 0, expected 1 or more';
  if (p.size?.[i] === 0) return 'size 0, expected 1 or more';
  for (let e = from; e < to; e++) {
    const o = p.offer[e] as number;
    if (o < 0 || o >= p.places.length) return `wish ${e} for offer ${o}, expected 0 … ${p.places.length - 1}`;
    if (lastWisherOf[o] === i) return `offer ${o} twice`;
    if (p.offerPriority?.[e] === 0) return `wish ${e} with priority 0, expected 1 or more`;
    lastWisherOf[o] = i;
  }
  return null;
}

/** Throws a RangeError that names the invalid person, wish, offer or array. O(wishes + offers). */
export function checkProblem(p: LotteryProblem): void {
  const flaw = lengthError(p);
  if (flaw) throw new RangeError(`lottery: ${flaw}`);
  const closed = p.places.findIndex((places) => places < 0);
  if (closed >= 0) throw new RangeError(`lottery: offer ${closed} has ${p.places[closed]} places`);
  const asked = new Int32Array(p.places.length).fill(NONE);
  for (let i = 0; i + 1 < p.start.length; i++) {
    const wrong = personError(p, i, asked);
    if (wrong) throw new RangeError(`lottery: person ${i} has ${wrong}`);
  }
}

/** Throws a RangeError unless the numbers are 1 … P, each once. O(people). */
export function checkNumbers(number: Int32Array, people: number): void {
  if (number.length !== people) {
    throw new RangeError(`lottery: number has length ${number.length}, expected ${people}`);
  }
  const holder = new Int32Array(people + 1).fill(NONE);
  number.forEach((lotNumber, i) => {
    if (lotNumber < 1 || lotNumber > people)
      throw new RangeError(`lottery: person ${i} has number ${lotNumber}`);
    if (holder[lotNumber] !== NONE) {
      throw new RangeError(
        `lottery: person ${i} has number ${lotNumber}, as person ${holder[lotNumber]} has`,
      );
    }
    holder[lotNumber] = i;
  });
}
