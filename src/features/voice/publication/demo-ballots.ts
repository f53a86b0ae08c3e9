import { createHash } from 'node:crypto';
import { seededRandom } from '#algorithms/random';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { lockBallots, readBallots, rewriteBallots, type StoredBallot } from '../ballots/queries.ts';
import {
  type Answer,
  answerAt,
  type PackedAnswers,
  type VoiceAudience,
  withAnswer,
} from '../model/ballot.ts';
import { findConversation, listStatements } from '../model/queries.ts';
import type { PublishableStatement } from './compute.ts';
import { publishableStatements, publishConversation } from './publish-conversations.ts';
import { shuffled } from './rows.ts';

/** People of the demonstration in one conversation. */
interface DemoElectorate {
  slug: string;
  /** Per audience how many people, and in percent how they are divided over groups that think alike. */
  audiences: { audience: VoiceAudience | null; people: number; groups: number[] }[];
  /** In percent, how likely somebody of each group agrees, by statement number; of a pair only the first is written. */
  agree: number[][];
  /** The same where an audience thinks otherwise than its groups. */
  otherwise: { statement: number; audience: VoiceAudience; agree: number }[];
  withHelpPercent: number;
  /** So many ballots say yes to everything, also to what says the opposite. */
  straight: number;
  /** So many came after closing. */
  late: number;
}

/** Parents, people who want to work now, people who want to learn first: not a question that anybody was asked. */
const LANGUAGE_AND_WORK: DemoElectorate = {
  slug: 'taal-en-werk',
  audiences: [
    { audience: 'newcomer', people: 128, groups: [35, 35, 30] },
    { audience: 'resident', people: 48, groups: [20, 25, 55] },
    { audience: 'initiative', people: 34, groups: [50, 30, 20] },
    { audience: 'municipality', people: 14, groups: [30, 30, 40] },
    { audience: null, people: 16, groups: [30, 40, 30] },
  ],
  agree: [
    [25, 92, 8],
    [75, 8, 92],
    [94, 20, 35],
    [85, 90, 86],
    [6, 92, 30],
    [94, 8, 70],
    [88, 90, 86],
    [84, 86, 85],
    [45, 10, 92],
    [55, 90, 8],
    [94, 15, 45],
    [60, 90, 10],
    [84, 86, 90],
    [72, 45, 55],
    [60, 10, 88],
    [40, 6, 88],
    [88, 92, 90],
    [92, 88, 93],
    [62, 78, 50],
    [78, 65, 10],
  ],
  otherwise: [
    { statement: 13, audience: 'resident', agree: 15 },
    { statement: 18, audience: 'newcomer', agree: 82 },
    { statement: 18, audience: 'resident', agree: 22 },
    { statement: 8, audience: 'resident', agree: 85 },
  ],
  withHelpPercent: 30,
  straight: 12,
  late: 0,
};

const HOMES_IN_LISSE: DemoElectorate = {
  slug: 'wonen-in-lisse',
  audiences: [
    { audience: 'newcomer', people: 26, groups: [100] },
    { audience: 'resident', people: 14, groups: [100] },
  ],
  agree: [[62], [40], [45], [68], [42], [55], [70], [45], [66], [64]],
  otherwise: [],
  withHelpPercent: 45,
  straight: 0,
  late: 11,
};

export const DEMO_ELECTORATES = [LANGUAGE_AND_WORK, HOMES_IN_LISSE];

/** So many stop early: too few answers to be placed in a group. */
const SHORT_PERCENT = 12;
const SHORT_ANSWERS = 5;
const PASS_PERCENT = 8;
const SKIP_PERCENT = 12;
/** Who said something says the contrary of its opposite. */
const CONSISTENT_PERCENT = 95;
const HALF = [50];

/** Ballots of people who do not exist, always the same. */
export function demoBallots(
  { slug, audiences, agree, otherwise, withHelpPercent, straight, late }: DemoElectorate,
  statements: readonly PublishableStatement[],
): StoredBallot[] {
  const random = seededRandom(createHash('sha256').update(slug).digest().readInt32LE(0));
  const chance = (percent: number) => random() * 100 < percent;
  const idOf = (name: string) => createHash('sha256').update(`${slug} ${name}`).digest();
  const answersOf = (group: number, audience: VoiceAudience | null): PackedAnswers => {
    const isShort = chance(SHORT_PERCENT);
    const asked = shuffled(statements, random).slice(0, isShort ? SHORT_ANSWERS : undefined);
    return asked.reduce<PackedAnswers>((answers, { number, opposite }) => {
      if (!isShort && chance(SKIP_PERCENT)) return answers;
      const before = opposite === null ? null : answerAt(answers, opposite);
      const own = otherwise.find((each) => each.statement === number && each.audience === audience);
      const percent =
        before === null || before === 'pass'
          ? (own?.agree ?? (agree[number] ?? HALF)[group] ?? 50)
          : before === 'agree'
            ? 100 - CONSISTENT_PERCENT
            : CONSISTENT_PERCENT;
      const opinion: Answer = chance(percent) ? 'agree' : 'disagree';
      return withAnswer(answers, number, chance(PASS_PERCENT) ? 'pass' : opinion);
    }, new Uint8Array());
  };
  const ballot = (name: string, audience: VoiceAudience | null, answers: PackedAnswers): StoredBallot => ({
    id: idOf(name),
    answers,
    audience,
    withHelp: chance(withHelpPercent),
    late: false,
    counted: false,
  });
  const people = audiences.flatMap(({ audience, people, groups }) =>
    groups.flatMap((percent, group) =>
      Array.from({ length: partOf(people, groups, percent, group) }, () => ({ audience, group })),
    ),
  );
  const inTime = shuffled(people, random).map(({ audience, group }, nth) => {
    const yesToAll = statements.reduce<PackedAnswers>(
      (answers, { number }) => withAnswer(answers, number, 'agree'),
      new Uint8Array(),
    );
    return ballot(String(nth), audience, nth < straight ? yesToAll : answersOf(group, audience));
  });
  const after = Array.from({ length: late }, (_, nth) => ({
    ...ballot(`late ${nth}`, 'newcomer', answersOf(0, 'newcomer')),
    late: true,
  }));
  return [...inTime, ...after];
}

/** How many people are in a group; the last one takes what rounding left. */
const partOf = (people: number, groups: readonly number[], percent: number, group: number): number => {
  const whole = (share: number) => Math.floor((people * share) / 100);
  if (group < groups.length - 1) return whole(percent);
  return people - groups.slice(0, -1).reduce((sum, share) => sum + whole(share), 0);
};

/** Seeds the ballots of the demonstration and publishes what they say. Seeding again changes nothing. */
export async function seedDemoBallots(app: AppContext): Promise<void> {
  for (const electorate of DEMO_ELECTORATES) {
    const conversation = await inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
      const found = await findConversation(tx, { slug: electorate.slug });
      if (!found) return undefined;
      await lockBallots(tx, found.id);
      if ((await readBallots(tx, found.id)).length > 0) return undefined;
      const statements = publishableStatements(await listStatements(tx, found.id));
      await rewriteBallots(tx, found.id, shuffled(demoBallots(electorate, statements), Math.random));
      return found;
    });
    if (conversation) await publishConversation(app, conversation, { all: true });
  }
}
