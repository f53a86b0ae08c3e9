import { seededRandom } from '#algorithms/random';
import { fitOf } from '../../src/features/befriending/fit/rules.ts';
import { LATER_DAYS, PROPOSAL_DAYS, type Side } from '../../src/features/befriending/model/rules.ts';
import { computeRound } from '../../src/features/befriending/rounds/compute-round.ts';
import type { MarketCard } from '../../src/features/befriending/rounds/market.ts';
import type { BenchmarkTable } from '../table.ts';
import { peopleDrawer } from './people.ts';

/**
 * A year of one pool with invented people. How they behave is assumed, so that without any reminder the funnel is about that of the one
 * trial with numbers (446 signed up, 85 were matched, 30 met often), with a third of residents lost before their card is complete,
 * as at the telephone call of those who offer a room. What a reminder brings back is an assumption too, and stands here.
 */
const SIGN_UPS: Record<Side, number> = { newcomer: 260, resident: 186 };
const SIGN_UP_DAYS = 180;
const DAYS = 365;
const COMPLETES_CARD: Record<Side, number> = { newcomer: 0.85, resident: 0.67 };
/** Half of the people look every week, the others once in ten weeks. */
const KEEN_SHARE = 0.4;
const LOOKS = { keen: 0.14, slow: 0.014 };
/** What somebody says who looks at a proposal; a better fit is a yes more often. Who decides nothing may look again. */
const SAYS_YES = { least: 0.15, perScore: 0.45 };
const SAYS_NO = 0.2;
const SAYS_LATER = 0.15;
/** A day on which somebody without a pair loses heart and leaves. */
const GIVES_UP = 0.009;
/** A day on which somebody in a new pair writes to the other, or answers. */
const WRITES = { keen: 0.09, slow: 0.01 };
/** A pair in which not both wrote by then comes to nothing, and both are free again. */
const FADES_DAYS = 42;
const MEETS_AFTER_DAYS = 6;
/** A month after which two who meet go on, at the least, and more with the score of whoever is less content. */
const GOES_ON = { least: 0.78, perScore: 0.3 };
const MONTH_DAYS = 30;
/** On these days of a pair that has not met both are asked "did you meet?"; who wrote taps "not yet, ask the other" so often. */
const ASKED_ON = [7, 21];
const TAPS = 0.6;
/** Of people who are asked to write because the other waits, so many do. */
const WRITES_WHEN_ASKED = 0.4;
/** A proposal that somebody has not answered is brought to mind once, to both alike and whatever the other said; so many then look. */
const REMINDED_ON = 7;
const LOOKS_WHEN_REMINDED = 0.4;

interface Arm {
  name: string;
  asksOther: boolean;
  remindsOfProposals: boolean;
}
const ARMS: Arm[] = [
  { name: 'nobody is reminded', asksOther: false, remindsOfProposals: false },
  { name: 'one tap asks the other', asksOther: true, remindsOfProposals: false },
  { name: 'and proposals come to mind once', asksOther: true, remindsOfProposals: true },
];

const STEPS = [
  'signed up',
  'card complete',
  'proposed',
  'said yes',
  'both said yes',
  'wrote to each other',
  'met',
  'met for a month',
  'met for three months',
] as const;
type Step = (typeof STEPS)[number];

interface Person {
  number: number;
  market: MarketCard;
  joinsOn: number;
  completes: boolean;
  keen: boolean;
  gone: boolean;
  pair: Pair | null;
  reached: Map<Step, number>;
}
interface Proposal {
  two: [Person, Person];
  madeOn: number;
  said: ('yes' | 'no' | 'later' | null)[];
  isOpen: boolean;
}
interface Pair {
  two: [Person, Person];
  since: number;
  wrote: boolean[];
  metOn: number | null;
}

/** A number in [0, 1) for one decision: the same in every arm, so that arms differ only by what is done in them. */
const draw = (...of: number[]): number =>
  seededRandom(of.reduce((hash, part) => Math.imul(hash ^ (part + 1), 0x9e3779b1) ^ (hash >>> 15), 2_026))();

function makePeople(): Person[] {
  const drawCard = peopleDrawer('town', 5);
  const people: Person[] = [];
  for (const side of ['newcomer', 'resident'] as const) {
    for (let k = 0; k < SIGN_UPS[side]; k++) {
      const number = people.length;
      const joinsOn = Math.floor(SIGN_UP_DAYS * draw(number, 1));
      people.push({
        number,
        joinsOn,
        market: drawCard(side, new Date(Date.UTC(2026, 0, 1 + joinsOn))),
        completes: draw(number, 2) < COMPLETES_CARD[side],
        keen: draw(number, 3) < KEEN_SHARE,
        gone: false,
        pair: null,
        reached: new Map(),
      });
    }
  }
  return people;
}

const lowerScore = ([one, other]: [Person, Person]): number =>
  Math.min(fitOf(one.market, other.market).score, fitOf(other.market, one.market).score) / 1_000;

function simulate({ asksOther, remindsOfProposals }: Arm): Person[] {
  const people = makePeople();
  const byCard = new Map(people.map((person) => [person.market.card.id, person]));
  let proposals: Proposal[] = [];
  let pairs: Pair[] = [];
  /** Until which day two cards are not proposed again. */
  const heldUntil = new Map<string, number>();
  const nameOf = ([one, other]: [Person, Person]) => `${one.market.card.id} ${other.market.card.id}`;
  const reach = (person: Person, step: Step, day: number) => {
    if (!person.reached.has(step)) person.reached.set(step, day - person.joinsOn);
  };
  const isFree = ({ gone, completes, joinsOn, pair }: Person, day: number) =>
    !gone && completes && joinsOn <= day && pair === null;
  const end = (pair: Pair) => {
    for (const person of pair.two) person.pair = null;
    pairs = pairs.filter((other) => other !== pair);
  };

  const holdRound = (day: number) => {
    const cards = people
      .filter((person) => isFree(person, day))
      .map((person) => ({
        ...person.market,
        openProposals: proposals.filter(({ isOpen, two, said }) => {
          const side = two.indexOf(person);
          return isOpen && side >= 0 && said[side] !== 'no' && said[side] !== 'later';
        }).length,
      }));
    const heldBack = [...heldUntil]
      .filter(([, until]) => until > day)
      .map(([name]) => name.split(' ') as [string, string]);
    const round = computeRound({ pool: 'pool', cards, heldBack, maximum: false });
    for (const { newcomer, resident } of round.proposals) {
      const two = [byCard.get(newcomer), byCard.get(resident)] as [Person, Person];
      proposals.push({ two, madeOn: day, said: [null, null], isOpen: true });
      heldUntil.set(nameOf(two), day + PROPOSAL_DAYS);
      for (const person of two) reach(person, 'proposed', day);
    }
  };

  const answer = (proposal: Proposal, day: number) => {
    const { two, said, madeOn } = proposal;
    for (const [side, person] of two.entries()) {
      if (said[side] !== null) continue;
      const isReminded = remindsOfProposals && day === madeOn + REMINDED_ON;
      const looks =
        draw(person.number, day, 11) < LOOKS[person.keen ? 'keen' : 'slow'] ||
        (isReminded && draw(person.number, madeOn, 12) < LOOKS_WHEN_REMINDED);
      if (!looks) continue;
      const mood = draw(person.number, day, (two[1 - side] as Person).number, 13);
      const yes =
        SAYS_YES.least +
        SAYS_YES.perScore * (fitOf(person.market, (two[1 - side] as Person).market).score / 1_000) * 2;
      if (mood < yes) {
        said[side] = 'yes';
        reach(person, 'said yes', day);
      } else if (mood < yes + SAYS_NO) {
        said[side] = 'no';
        heldUntil.set(nameOf(two), Infinity);
      } else if (mood < yes + SAYS_NO + SAYS_LATER) {
        said[side] = 'later';
        heldUntil.set(nameOf(two), Math.max(heldUntil.get(nameOf(two)) ?? 0, day + LATER_DAYS));
      }
    }
    if (said[0] !== 'yes' || said[1] !== 'yes') return;
    const pair: Pair = { two, since: day, wrote: [false, false], metOn: null };
    pairs.push(pair);
    heldUntil.set(nameOf(two), Infinity);
    for (const person of two) {
      person.pair = pair;
      reach(person, 'both said yes', day);
    }
    for (const other of proposals) if (other.two.some((person) => two.includes(person))) other.isOpen = false;
  };

  const write = (pair: Pair, day: number) => {
    const age = day - pair.since;
    for (const [side, person] of pair.two.entries()) {
      const isAsked =
        asksOther &&
        ASKED_ON.includes(age) &&
        pair.wrote[1 - side] === true &&
        draw((pair.two[1 - side] as Person).number, pair.since, age, 21) < TAPS;
      if (
        draw(person.number, day, 22) < WRITES[person.keen ? 'keen' : 'slow'] ||
        (isAsked && draw(person.number, pair.since, age, 23) < WRITES_WHEN_ASKED)
      )
        pair.wrote[side] = true;
    }
    if (pair.wrote.every(Boolean)) {
      pair.metOn = day + MEETS_AFTER_DAYS;
      for (const person of pair.two) {
        reach(person, 'wrote to each other', day);
        if (pair.metOn < DAYS) reach(person, 'met', pair.metOn);
      }
    } else if (age >= FADES_DAYS) end(pair);
  };

  for (let day = 0; day < DAYS; day++) {
    for (const person of people) {
      if (person.joinsOn === day) reach(person, 'signed up', day);
      if (person.joinsOn === day && person.completes) reach(person, 'card complete', day);
      if (isFree(person, day) && draw(person.number, day, 31) < GIVES_UP) person.gone = true;
    }
    for (const proposal of proposals) {
      const isOver =
        day >= proposal.madeOn + PROPOSAL_DAYS || proposal.two.some((person) => !isFree(person, day));
      if (proposal.isOpen && isOver) {
        proposal.isOpen = false;
        heldUntil.set(
          nameOf(proposal.two),
          Math.max(heldUntil.get(nameOf(proposal.two)) ?? 0, day + LATER_DAYS),
        );
      }
    }
    proposals = proposals.filter(({ isOpen }) => isOpen);
    holdRound(day);
    for (const proposal of proposals) if (proposal.isOpen) answer(proposal, day);
    for (const pair of [...pairs]) {
      if (pair.metOn === null) write(pair, day);
      else if (day > pair.metOn && (day - pair.metOn) % MONTH_DAYS === 0) {
        const months = (day - pair.metOn) / MONTH_DAYS;
        const goesOn = GOES_ON.least + GOES_ON.perScore * lowerScore(pair.two);
        if (draw(...pair.two.map(({ number }) => number), months, 41) >= goesOn) end(pair);
        else
          for (const person of pair.two) {
            if (months === 1) reach(person, 'met for a month', day);
            if (months === 3) reach(person, 'met for three months', day);
          }
      }
    }
  }
  return people;
}

const median = (numbers: number[]): number | string =>
  numbers.length ? (numbers.sort((a, b) => a - b)[numbers.length >> 1] as number) : '–';

/** Where people are lost in a year, and what a reminder to the other side brings back. */
export function benchYear(): Omit<BenchmarkTable, 'title'> {
  const years = ARMS.map((arm) => ({ arm, people: simulate(arm) }));
  const count = (people: Person[], step: Step) => people.filter(({ reached }) => reached.has(step)).length;
  const rows = STEPS.map((step, k) => {
    const row: BenchmarkTable['rows'][number] = { 'people, in a year': step };
    for (const { arm, people } of years) {
      const reached = count(people, step);
      const before = count(people, STEPS[Math.max(0, k - 1)] as Step);
      row[arm.name] = `${reached} (${before ? Math.round((100 * reached) / before) : 0} %)`;
    }
    row['median days, first'] = median(
      (years[0]?.people ?? []).flatMap(({ reached }) => reached.get(step) ?? []),
    );
    return row;
  });
  const [none, asked, both] = years.map(({ people }) => people) as [Person[], Person[], Person[]];
  const share = count(none, 'both said yes') / none.length;
  // About the trial without reminders; each reminder brings people back.
  const holds =
    share > 0.14 &&
    share < 0.26 &&
    count(asked, 'met') > count(none, 'met') &&
    count(both, 'met') > count(asked, 'met');
  return { rows, holds };
}
