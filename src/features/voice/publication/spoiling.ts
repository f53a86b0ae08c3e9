import { type Answer, answerAt, type PackedAnswers } from '../model/ballot.ts';

/**
 * Why a ballot is left out of what people agree on and of groups. It stays in every figure, and how many there are is told: it is
 * never deleted. `contradiction`: it says yes, or no, to both sides of statements that say the opposite. `line`: the same answer to
 * everything, also to opposites. `flood`: many ballots with exactly the same answers, with hardly any that differ in one.
 */
export const FLAGS = ['contradiction', 'line', 'flood'] as const;
export type Flag = (typeof FLAGS)[number];

/** Fewer answers say too little about how somebody answers. */
export const MIN_JUDGED_ANSWERS = 7;
/** So many equal ballots can be a flood; fewer are people who think alike. */
const MIN_FLOOD = 10;
/**
 * Among people who think alike there are, beside those who answer exactly the same, some who differ in one answer: with a chance of
 * one in fifty per answer and seven answers, one for every seven. A flood has fewer.
 */
const MIN_NEAR_SHARE = 0.1;
/** With one pair an error of the finger is likelier than a contradiction. */
const MIN_CONTRADICTIONS = 2;

type Judged = { answer: Answer; statement: number }[];

/**
 * Flags ballots by three rules, per ballot at most the first that holds. Somebody who agrees with everything is no spoiler for
 * that: only when they also agree with both sides of a pair, or when so many did exactly that as does not happen by itself.
 * @param pairs numbers of statements that say the opposite of each other
 */
export function flagSpoilers(
  ballots: readonly PackedAnswers[],
  statements: number,
  pairs: readonly (readonly [number, number])[],
): (Flag | null)[] {
  const judged = ballots.map((answers): Judged => {
    const list: Judged = [];
    for (let statement = 0; statement < statements; statement++) {
      const answer = answerAt(answers, statement);
      if (answer) list.push({ statement, answer });
    }
    return list;
  });
  const floods = floodsIn(judged);
  return ballots.map((answers, place) => {
    const list = judged[place] ?? [];
    const { contradicted, consistent } = pairsOf(answers, pairs);
    if (contradicted >= 1 && list.length >= MIN_JUDGED_ANSWERS && lineOf(list)) return 'line';
    if (contradicted >= MIN_CONTRADICTIONS && contradicted > consistent) return 'contradiction';
    return floods.has(place) ? 'flood' : null;
  });
}

/** How many pairs somebody answered with the same opinion on both sides, and how many with the opposite. */
function pairsOf(answers: PackedAnswers, pairs: readonly (readonly [number, number])[]) {
  let contradicted = 0;
  let consistent = 0;
  for (const [one, other] of pairs) {
    const [a, b] = [answerAt(answers, one), answerAt(answers, other)];
    // "I do not know" contradicts nothing.
    if (!a || !b || a === 'pass' || b === 'pass') continue;
    if (a === b) contradicted++;
    else consistent++;
  }
  return { contradicted, consistent };
}

/** The one opinion that all answers are; undefined when they differ, or are all "do not know". */
function lineOf(list: Judged): Answer | undefined {
  const first = list[0]?.answer;
  return first !== 'pass' && list.every(({ answer }) => answer === first) ? first : undefined;
}

/** Different numbers for every answer to every statement, and for one that is left open: of a ballot their sum (Zobrist, 1970). */
const OPEN = 3;
const ANSWER_PLACES: Record<Answer, number> = { agree: 0, disagree: 1, pass: 2 };
const SUM_RANGE = 2 ** 50;
const numberOf = (statement: number, answer: number): number => {
  let bits = Math.imul(statement * 4 + answer + 1, 0x9e_37_79_b1);
  const mixed = () => {
    bits = Math.imul(bits ^ (bits >>> 16), 0x85_eb_ca_6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2_b2_ae_35);
    bits ^= bits >>> 16;
    return bits >>> 0;
  };
  return (mixed() * 2 ** 18 + (mixed() & (2 ** 18 - 1))) % SUM_RANGE;
};
const sumOf = (list: Judged): number =>
  list.reduce(
    (sum, { statement, answer }) => (sum + numberOf(statement, ANSWER_PLACES[answer])) % SUM_RANGE,
    0,
  );
/** The sum with one answer left open. */
const opened = (sum: number, { statement, answer }: Judged[number]): number =>
  (sum - numberOf(statement, ANSWER_PLACES[answer]) + numberOf(statement, OPEN) + SUM_RANGE) % SUM_RANGE;

/** The places of ballots in a flood: of exactly the same answers, or of one answer to whatever they were asked. */
function floodsIn(ballots: readonly Judged[]): Set<number> {
  const long = [...ballots.keys()].filter((place) => (ballots[place]?.length ?? 0) >= MIN_JUDGED_ANSWERS);
  const sums = ballots.map(sumOf);
  const many = [...Map.groupBy(long, (place) => sums[place] ?? 0).values()].filter(
    (places) => places.length >= MIN_FLOOD,
  );
  // Of what so many answered, with one answer left open: who has it differs from them in that answer alone.
  const open = new Map<number, number>();
  for (const [first = -1] of many)
    for (const said of ballots[first] ?? []) open.set(opened(sums[first] ?? 0, said), 0);
  if (open.size > 0)
    for (const place of long)
      for (const said of ballots[place] ?? []) {
        const key = opened(sums[place] ?? 0, said);
        const count = open.get(key);
        if (count !== undefined) open.set(key, count + 1);
      }
  const flooded = new Set<number>();
  for (const places of many) {
    const [first = -1] = places;
    const near = (ballots[first] ?? []).reduce(
      (sum, said) => sum + (open.get(opened(sums[first] ?? 0, said)) ?? 0) - places.length,
      0,
    );
    if (isFlood(places.length, near)) for (const place of places) flooded.add(place);
  }
  for (const opinion of ['agree', 'disagree'] as const) {
    const others = (place: number): number =>
      (ballots[place] ?? []).filter(({ answer }) => answer !== opinion).length;
    const same = long.filter((place) => others(place) === 0);
    const near = long.filter((place) => others(place) === 1).length;
    if (isFlood(same.length, near)) for (const place of same) flooded.add(place);
  }
  return flooded;
}

const isFlood = (equal: number, near: number): boolean => equal >= MIN_FLOOD && near < equal * MIN_NEAR_SHARE;
