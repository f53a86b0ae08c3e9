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

/** The places of ballots in a flood: of exactly the same answers, or of one answer to whatever they were asked. */
function floodsIn(ballots: readonly Judged[]): Set<number> {
  const long = [...ballots.keys()].filter((place) => (ballots[place]?.length ?? 0) >= MIN_JUDGED_ANSWERS);
  const keyOf = (list: Judged, except?: number): string =>
    list.map(({ statement, answer }, index) => `${statement}${index === except ? '?' : answer[0]}`).join();
  const equal = Map.groupBy(long, (place) => keyOf(ballots[place] ?? []));
  // Per ballot with one answer left open, who has it: to find those that differ in that answer alone.
  const open = new Map<string, number>();
  for (const place of long) {
    const list = ballots[place] ?? [];
    for (let index = 0; index < list.length; index++) {
      const key = keyOf(list, index);
      open.set(key, (open.get(key) ?? 0) + 1);
    }
  }
  const flooded = new Set<number>();
  for (const places of equal.values()) {
    const list = ballots[places[0] ?? -1] ?? [];
    const near = list.reduce((sum, _, index) => sum + (open.get(keyOf(list, index)) ?? 0) - places.length, 0);
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
