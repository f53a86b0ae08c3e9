import { ANSWER_CODES, answerAt, answerCode, type PackedAnswers } from '../model/ballot.ts';

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

/** What is counted of a ballot once, to judge it. */
interface Judged {
  answers: PackedAnswers;
  given: number;
  agree: number;
  disagree: number;
  /** Equal for ballots with exactly the same answers (see `numbersOf`). */
  sum: number;
}

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
  const numbers = numbersOf(statements);
  const judged = ballots.map((answers) => judge(answers, statements, numbers));
  const floods = floodsIn(judged, numbers);
  return judged.map((ballot, place) => {
    const { contradicted, consistent } = pairsOf(ballot.answers, pairs);
    if (contradicted >= 1 && ballot.given >= MIN_JUDGED_ANSWERS && isLine(ballot)) return 'line';
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

/** Whether all answers are one opinion; "do not know" is none. */
const isLine = ({ given, agree, disagree }: Judged): boolean =>
  given > 0 && (agree === given || disagree === given);

/** Different numbers for every answer to every statement, and for one that is left open: of a ballot their sum (Zobrist, 1970). */
const OPEN = 3;
/** The place of an answer among the numbers of its statement, by its code. */
const PLACE_OF: number[] = [];
PLACE_OF[ANSWER_CODES.agree] = 0;
PLACE_OF[ANSWER_CODES.disagree] = 1;
PLACE_OF[ANSWER_CODES.pass] = 2;
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
/** Four numbers per statement. */
const numbersOf = (statements: number): Float64Array =>
  Float64Array.from({ length: 4 * statements }, (_, at) => numberOf(at >> 2, at & 3));

function judge(answers: PackedAnswers, statements: number, numbers: Float64Array): Judged {
  const judged: Judged = { answers, given: 0, agree: 0, disagree: 0, sum: 0 };
  const end = Math.min(answers.length, statements);
  for (let statement = 0; statement < end; statement++) {
    const code = answerCode(answers[statement] as number);
    if (code === 0) continue;
    judged.given++;
    if (code === ANSWER_CODES.agree) judged.agree++;
    else if (code === ANSWER_CODES.disagree) judged.disagree++;
    judged.sum += numbers[4 * statement + (PLACE_OF[code] as number)] as number;
    if (judged.sum >= SUM_RANGE) judged.sum -= SUM_RANGE;
  }
  return judged;
}

/** Calls with the sum of a ballot as it is with one answer left open, for each of its answers. */
function eachOpened({ answers, sum }: Judged, numbers: Float64Array, call: (sum: number) => void): void {
  for (let statement = 0; 4 * statement < numbers.length && statement < answers.length; statement++) {
    const code = answerCode(answers[statement] as number);
    if (code === 0) continue;
    const said = numbers[4 * statement + (PLACE_OF[code] as number)] as number;
    call((sum - said + (numbers[4 * statement + OPEN] as number) + SUM_RANGE) % SUM_RANGE);
  }
}

/** The places of ballots in a flood: of exactly the same answers, or of one answer to whatever they were asked. */
function floodsIn(ballots: readonly Judged[], numbers: Float64Array): Set<number> {
  const long = [...ballots.entries()].filter(([, { given }]) => given >= MIN_JUDGED_ANSWERS);
  const many = [...Map.groupBy(long, ([, { sum }]) => sum).values()].filter(
    (equal) => equal.length >= MIN_FLOOD,
  );
  // Of what so many answered, with one answer left open: who has it differs from them in that answer alone.
  const open = new Map<number, number>();
  for (const [first] of many) if (first) eachOpened(first[1], numbers, (sum) => open.set(sum, 0));
  if (open.size > 0)
    for (const [, ballot] of long)
      eachOpened(ballot, numbers, (sum) => {
        const count = open.get(sum);
        if (count !== undefined) open.set(sum, count + 1);
      });
  const flooded = new Set<number>();
  for (const equal of many) {
    let near = 0;
    if (equal[0])
      eachOpened(equal[0][1], numbers, (sum) => {
        near += (open.get(sum) ?? 0) - equal.length;
      });
    if (isFlood(equal.length, near)) for (const [place] of equal) flooded.add(place);
  }
  for (const opinion of ['agree', 'disagree'] as const) {
    const same = long.filter(([, ballot]) => ballot[opinion] === ballot.given);
    const near = long.filter(([, ballot]) => ballot[opinion] === ballot.given - 1).length;
    if (isFlood(same.length, near)) for (const [place] of same) flooded.add(place);
  }
  return flooded;
}

const isFlood = (equal: number, near: number): boolean => equal >= MIN_FLOOD && near < equal * MIN_NEAR_SHARE;
