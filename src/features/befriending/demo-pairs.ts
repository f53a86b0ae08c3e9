import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { daysAfter, daysBefore } from '#core/time/amsterdam.ts';
import type { DemoCard } from './demo-cast.ts';
import { seedWords } from './demo-words.ts';
import { formOf, mayMeet, reasonsOf } from './fit/rules.ts';
import type { Answers, Form } from './model/answers.ts';
import { type Card, type PairState, PROPOSAL_DAYS } from './model/rules.ts';
import { takeAnswer } from './proposals/queries.ts';

/** The same at every start. */
export const idOf = (app: AppContext, kind: string, ...which: string[]): string =>
  deterministicId(app, `befriending-${kind}`, { application: ['demonstration', ...which] });

/** A card that was seeded, with what is needed to act for its people. */
export interface SeededCard extends DemoCard {
  card: Card;
  people: { person: string; member: string; name: string; answers: Answers }[];
}

/** How a pair went: who, in days ago, and what came of it. */
interface PairStory {
  newcomer: number;
  resident?: string;
  form: Form;
  sinceDaysAgo: number;
  state: PairState;
  endedDaysAgo?: number;
  /** They met once, and nothing was heard of them since: the coordinator had better ask. */
  isQuiet?: boolean;
}

/** Twelve pairs in every stage. Newcomers by their place among the cards; residents by name, or whoever fits. */
const PAIRS: readonly PairStory[] = [
  { newcomer: 0, form: 'pair', sinceDaysAgo: 9, state: 'try-out' },
  { newcomer: 6, form: 'pair', sinceDaysAgo: 20, state: 'try-out' },
  { newcomer: 12, form: 'pair', sinceDaysAgo: 33, state: 'try-out' },
  { newcomer: 17, resident: 'Henk', form: 'pair', sinceDaysAgo: 96, state: 'going-on' },
  { newcomer: 20, form: 'pair', sinceDaysAgo: 150, state: 'going-on', isQuiet: true },
  { newcomer: 25, resident: 'Tineke', form: 'circle', sinceDaysAgo: 210, state: 'going-on' },
  { newcomer: 29, form: 'pair', sinceDaysAgo: 380, state: 'going-on' },
  { newcomer: 33, resident: 'Arie', form: 'circle', sinceDaysAgo: 25, state: 'try-out' },
  { newcomer: 38, form: 'pair', sinceDaysAgo: 360, state: 'ended', endedDaysAgo: 12 },
  { newcomer: 41, form: 'pair', sinceDaysAgo: 80, state: 'ended', endedDaysAgo: 55 },
  { newcomer: 45, form: 'pair', sinceDaysAgo: 44, state: 'ended', endedDaysAgo: 40 },
  { newcomer: 50, form: 'once', sinceDaysAgo: 5, state: 'try-out' },
];

/** Open proposals: Selam and Henk look at each other, and others with them. */
const OPEN_PROPOSALS = 16;

const agentOf = ({ card, people }: SeededCard) => ({ card, members: people.map(({ answers }) => answers) });

/** Seeds who meets, who was proposed to whom, and what came to nothing. */
export async function seedPairs(
  tx: Tx,
  app: AppContext,
  listing: string,
  cards: readonly SeededCard[],
): Promise<void> {
  const now = app.now();
  const newcomers = cards.filter(({ side }) => side === 'newcomer');
  const residents = cards.filter(({ side, state }) => side === 'resident' && state === 'active');
  const taken = new Map<string, number>();
  const isFree = ({ card }: SeededCard) => (taken.get(card.id) ?? 0) < card.capacity;
  const takes = ({ card }: SeededCard) => taken.set(card.id, (taken.get(card.id) ?? 0) + 1);

  /** Who met once is not proposed again. */
  const met = new Set<string>();
  const canMeet = (newcomer: SeededCard, resident: SeededCard) =>
    !met.has(`${newcomer.card.id} ${resident.card.id}`) &&
    mayMeet(agentOf(newcomer), agentOf(resident)) === null;
  const nameOf = ({ people }: SeededCard) => people[0]?.name;
  const isMeant = ({ resident }: PairStory, other: SeededCard) =>
    resident ? nameOf(other) === resident : other.party !== 'circle' && nameOf(other) !== 'Henk';

  for (const story of PAIRS) {
    const couple = newcomers
      .slice(story.newcomer)
      .filter((newcomer) => newcomer.state === 'active' && isFree(newcomer))
      .flatMap((newcomer) =>
        residents
          .filter((other) => isFree(other) && isMeant(story, other) && canMeet(newcomer, other))
          .slice(0, 1)
          .map((resident) => ({ newcomer, resident })),
      )[0];
    if (!couple) continue;
    const { newcomer, resident } = couple;
    met.add(`${newcomer.card.id} ${resident.card.id}`);
    const since = daysBefore(now, story.sinceDaysAgo);
    const endedAt = story.endedDaysAgo === undefined ? null : daysBefore(now, story.endedDaysAgo);
    const proposal = await propose(
      tx,
      app,
      listing,
      newcomer,
      resident,
      story.form,
      daysBefore(now, story.sinceDaysAgo + 4),
    );
    for (const { person } of [...newcomer.people, ...resident.people]) {
      await setRlsContext(tx, { person, at: since });
      await takeAnswer(tx, proposal, 'yes');
    }
    await setRlsContext(tx, { systemTask: { name: 'befriending', subject: listing } });
    const pair = await tx
      .selectFrom('befriending_pair')
      .select('id')
      .where('proposal_id', '=', proposal)
      .executeTakeFirst();
    const [one, other] = [newcomer, resident].map(({ card, people, members }) => ({
      card: card.id,
      person: people[0]?.person ?? '',
      reads: members[0]?.reads ?? 'nl',
    }));
    if (pair && one && other)
      await seedWords(tx, app, pair.id, {
        newcomer: one,
        resident: other,
        since,
        now,
        endedAt,
        isQuiet: story.isQuiet === true,
      });
    await setRlsContext(tx, { systemTask: { name: 'befriending', subject: listing } });
    if (story.state !== 'try-out')
      await tx
        .updateTable('befriending_pair')
        .set({
          state: story.state,
          ended_at: endedAt,
        })
        .where('proposal_id', '=', proposal)
        .execute();
    if (story.state !== 'ended') for (const one of [newcomer, resident]) takes(one);
  }

  await seedExpired(tx, app, listing, newcomers, residents, canMeet);
  let open = 0;
  for (const newcomer of newcomers) {
    if (open >= OPEN_PROPOSALS) break;
    if (newcomer.state !== 'active' || !isFree(newcomer)) continue;
    const fitting = residents.filter(
      (other) =>
        isFree(other) && canMeet(newcomer, other) && formOf(agentOf(newcomer), agentOf(other)) !== null,
    );
    // Selam and Henk are proposed to each other, whom a visitor can be; everybody else once.
    const chosen =
      newcomer === newcomers[0]
        ? [
            ...residents.filter((other) => nameOf(other) === 'Henk'),
            ...fitting.filter((other) => nameOf(other) !== 'Henk').slice(0, 1),
          ]
        : fitting.filter((other) => nameOf(other) !== 'Henk').slice(0, 1);
    for (const other of chosen) {
      const form = formOf(agentOf(newcomer), agentOf(other)) ?? 'pair';
      await propose(tx, app, listing, newcomer, other, form, daysBefore(now, (open % 6) + 1));
      takes(other);
      open++;
    }
  }
}

/** Proposals to which somebody did not answer, months ago: most of what is proposed comes to nothing, at first. */
async function seedExpired(
  tx: Tx,
  app: AppContext,
  listing: string,
  newcomers: readonly SeededCard[],
  residents: readonly SeededCard[],
  canMeet: (newcomer: SeededCard, resident: SeededCard) => boolean,
): Promise<void> {
  const now = app.now();
  const rows = newcomers.flatMap((newcomer, nth) => {
    // Since the last half year, and not before either of them waited.
    const daysAgo = 80 + ((nth * 13) % 90);
    const waits = ({ daysAgo: since }: SeededCard) => since > daysAgo + 10;
    // Each resident is somebody else's, so that nobody had all of them; Selam and Henk meet later.
    const inTurn = [
      ...residents.slice(nth % residents.length),
      ...residents.slice(0, nth % residents.length),
    ];
    const other = inTurn.find(
      (one) => waits(one) && one.people[0]?.name !== 'Henk' && canMeet(newcomer, one),
    );
    if (!other || !waits(newcomer) || nth === 0) return [];
    const at = daysBefore(now, daysAgo);
    return [
      {
        id: idOf(app, 'expired', newcomer.card.id),
        listing_id: listing,
        newcomer_card: newcomer.card.id,
        resident_card: other.card.id,
        round_id: null,
        hand_reason: null,
        kind: formOf(agentOf(newcomer), agentOf(other)) ?? ('pair' as const),
        reasons: JSON.stringify(reasonsOf(agentOf(newcomer), agentOf(other))),
        proposed_at: at,
        expires_at: daysAfter(at, PROPOSAL_DAYS),
        state: 'expired' as const,
        state_at: daysAfter(at, PROPOSAL_DAYS),
      },
    ];
  });
  if (rows.length === 0) return;
  await setRlsContext(tx, { systemTask: { name: 'befriending', subject: listing } });
  await tx.insertInto('befriending_proposal').values(rows).execute();
}

/** Proposes two cards to both, as a round would have done at that moment. @returns the id of the proposal */
async function propose(
  tx: Tx,
  app: AppContext,
  listing: string,
  newcomer: SeededCard,
  resident: SeededCard,
  kind: Form,
  at: Date,
): Promise<string> {
  const id = idOf(app, 'proposal', newcomer.card.id, resident.card.id);
  await setRlsContext(tx, { systemTask: { name: 'befriending', subject: listing }, at });
  await tx
    .insertInto('befriending_proposal')
    .values({
      id,
      listing_id: listing,
      newcomer_card: newcomer.card.id,
      resident_card: resident.card.id,
      round_id: null,
      hand_reason: null,
      kind,
      reasons: JSON.stringify(reasonsOf(agentOf(newcomer), agentOf(resident))),
      proposed_at: at,
      expires_at: daysAfter(at, PROPOSAL_DAYS),
      state: 'open',
      state_at: at,
    })
    .execute();
  return id;
}
