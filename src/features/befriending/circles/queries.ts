import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs, type RlsContext } from '#core/db/rls-context.ts';
import { hashToken, keyedDigest, privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { countAttempt, countedHash, type RateBound } from '#core/rate-limit.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import { readGuideCode } from '#features/accounts/rules.ts';
import type { Answers, Form } from '../model/answers.ts';
import { cardOf, membersOf } from '../model/queries.ts';
import { type Card, MAX_OPEN_PROPOSALS, type MeetingReason, PROPOSAL_DAYS } from '../model/rules.ts';
import { insertProposals } from '../rounds/queries.ts';
import { type CircleFace, faceOf, INVITATION_DAYS } from './rules.ts';

type Secret = Pick<AppContext, 'secret'>;

const INVITATION_LINK = 'befriending-invitation';
const CODE_DIGITS = 8;
const TRIES_FOR_A_FREE_CODE = 5;
/** Codes typed in an hour: from one network, and by everybody together, after which codes rest for that hour. */
const PER_NETWORK: RateBound = [30, 3_600];
const OVERALL: RateBound = [600, 3_600];

/** The digits of a code follow from its id and the secret: the database alone does not know them. */
const codeOf = (app: Secret, id: string): string =>
  String(keyedDigest(app, 'circle code', id).readBigUInt64BE() % 10n ** BigInt(CODE_DIGITS)).padStart(
    CODE_DIGITS,
    '0',
  );
const codeHash = (app: Secret, code: string): Buffer => keyedDigest(app, 'circle code typed', code);

/** An invitation that waits for somebody, as the one who speaks for the circle hands it on. */
export interface Invitation {
  id: string;
  /** What stands in its link. */
  token: string;
  /** Eight digits, for who has no camera. */
  code: string;
  endsAt: Date;
}

/** Makes an invitation. The transaction must act for the one who speaks for the circle. @returns its id */
export async function addInvitation(tx: Tx, app: Secret, card: string, now: Date): Promise<string> {
  for (let tries = 0; tries < TRIES_FOR_A_FREE_CODE; tries++) {
    const id = randomUUID();
    const added = await tx
      .insertInto('befriending_invitation')
      .values({
        id,
        card_id: card,
        link_hash: privateLinkHash(app, INVITATION_LINK, id),
        code_hash: codeHash(app, codeOf(app, id)),
        made_at: now,
        ends_at: daysAfter(now, INVITATION_DAYS),
        used_by: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows) return id;
  }
  throw new Error('no code is free');
}

/** The invitations of a circle that wait for somebody. The transaction must act for the one who speaks for it. */
export async function waitingInvitations(
  tx: Tx,
  app: Secret,
  card: string,
  now: Date,
): Promise<Invitation[]> {
  const rows = await tx
    .selectFrom('befriending_invitation')
    .select(['id', 'ends_at as endsAt'])
    .where('card_id', '=', card)
    .where('used_by', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, endsAt }) => ({
    id,
    endsAt,
    token: privateLinkToken(app, INVITATION_LINK, id),
    code: codeOf(app, id),
  }));
}

/** Takes an invitation back that nobody used. @returns false when there is none */
export async function deleteInvitation(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('befriending_invitation')
    .where('id', '=', id)
    .where('used_by', 'is', null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Deletes invitations that ended. The transaction must act as `retention`. */
export async function purgeInvitations(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('befriending_invitation').where('ends_at', '<', now).execute();
}

/** What an invitation leads to. */
export interface Invited {
  id: string;
  card: string;
  pool: string;
  circleName: string;
  /** So many are in it. */
  members: number;
  /** `mine`: the acting person came in with it; `over`: too old, or the circle is there no more. */
  state: 'open' | 'mine' | 'used' | 'full' | 'over';
}

const findByHash = async (tx: Tx, hash: Buffer): Promise<Invited | undefined> => {
  const { rows } = await sql<{
    id: string;
    card_id: string;
    listing_id: string;
    circle_name: string;
    members: number;
    state: Invited['state'];
  }>`select * from find_befriending_invitation(${hash})`.execute(tx);
  const [row] = rows;
  return (
    row && {
      id: row.id,
      card: row.card_id,
      pool: row.listing_id,
      circleName: row.circle_name,
      members: row.members,
      state: row.state,
    }
  );
};

/** What a link leads to, for whoever has it. */
export const findInvitation = (tx: Tx, token: string): Promise<Invited | undefined> =>
  findByHash(tx, hashToken(token));

/** What stands in the link of the invitation with this code, however its digits were typed; undefined when there is none. */
export async function linkOfCode(tx: Tx, app: Secret, typed: string): Promise<string | undefined> {
  const code = readGuideCode(typed);
  const found = code === null ? undefined : await findByHash(tx, codeHash(app, code));
  return found && privateLinkToken(app, INVITATION_LINK, found.id);
}

/** May this network try another code? Counted. */
export async function mayTryCode(app: AppContext, network: string): Promise<boolean> {
  const now = app.now();
  return (
    (await countAttempt(app.db, `circle-code:${countedHash(app, network)}`, ...PER_NETWORK, now)) &&
    (await countAttempt(app.db, 'circle-code:everybody', ...OVERALL, now))
  );
}

/** Takes the place of an invitation for the acting person, who joins in the same transaction. @returns what it was: only `open` was taken */
export async function takeInvitation(tx: Tx, id: string): Promise<Invited['state']> {
  const { rows } = await sql<{
    taken: Invited['state'];
  }>`select take_befriending_invitation(${id}) as taken`.execute(tx);
  return rows[0]?.taken ?? 'over';
}

/** The acting person hands on that they speak for a circle. @returns false when they do not, or the other is no member */
export async function passOn(tx: Tx, card: string, to: string): Promise<boolean> {
  const { rows } = await sql<{
    done: boolean;
  }>`select pass_befriending_circle(${card}, ${to}) as done`.execute(tx);
  return rows[0]?.done ?? false;
}

/** Whoever left this card before and comes back begins as somebody new: what was left of them goes. */
export async function forgetLeaving(tx: Tx, person: string, card: string): Promise<void> {
  await tx
    .deleteFrom('befriending_member')
    .where('person_id', '=', person)
    .where('card_id', '=', card)
    .where('state', '=', 'left')
    .execute();
}

/** Keeps whether the acting person agrees that their circle is shown. */
export async function saveSeen(tx: Tx, person: string, card: string, seen: boolean): Promise<void> {
  await tx
    .updateTable('befriending_member')
    .set({ seen })
    .where('person_id', '=', person)
    .where('card_id', '=', card)
    .where('state', '=', 'in')
    .execute();
}

/** Who of a circle agreed that it is shown: persons. */
export async function whoAgreed(tx: Tx, card: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('befriending_member')
    .select('person_id')
    .where('card_id', '=', card)
    .where('state', '=', 'in')
    .where('seen', '=', true)
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** Names a circle, and says what its members want: a year together, something small, or both. */
export async function saveCircle(
  tx: Tx,
  card: string,
  { name, forms }: { name: string; forms: Form[] },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('befriending_card')
    .set((eb) => ({ circle_name: name, forms, changed_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', card)
    .where('party', '=', 'circle')
    .execute();
}

/** Has a card of the acting person somebody whom it meets? */
export async function meetsSomebody(tx: Tx, card: string): Promise<boolean> {
  const row = await tx
    .selectFrom('befriending_pair')
    .select('id')
    .where((where) => where.or([where('newcomer_card', '=', card), where('resident_card', '=', card)]))
    .where('state', '<>', 'ended')
    .executeTakeFirst();
  return row !== undefined;
}

/** A circle that agreed to be seen, with what only the server knows of it. */
export interface SeenCircle {
  face: CircleFace;
  card: Card;
  members: Answers[];
  /** The person who looks and it are proposed to each other already. */
  open: boolean;
  /** It has as many open proposals as anybody may have. */
  busy: boolean;
}

const TASK: RlsContext = { systemTask: { name: 'befriending' } };

/**
 * The circles that agreed to be seen, for one person: never one in which somebody is who said no to them, whom they said no to, or
 * where one blocked the other. The transaction must act for the person, and acts for them again after it.
 */
export const seenCircles = (
  tx: Tx,
  app: AppContext,
  person: string,
  ownCards: readonly string[],
): Promise<SeenCircle[]> =>
  actingAs(tx, TASK, async () => {
    const rows = await tx
      .selectFrom('befriending_card as c')
      .selectAll('c')
      .where('party', '=', 'circle')
      .where('state', '=', 'active')
      .where(sql<boolean>`befriending_may_be_proposed(c.id)`)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('befriending_member as m')
              .select('m.id')
              .whereRef('m.card_id', '=', 'c.id')
              .where('m.state', '=', 'in')
              .where((where) => where.or([where('m.seen', '=', false), where('m.person_id', '=', person)])),
          ),
        ),
      )
      .orderBy('circle_name')
      .orderBy('id')
      .execute();
    const circles = rows.map(cardOf);
    const members = await membersOf(
      tx,
      app,
      circles.map(({ id }) => id),
    );
    const apart = await apartOf(tx, person);
    const ids = circles.map(({ id }) => id);
    const proposals = await proposalsOf(tx, ids, ownCards);
    const openNow = await openCounts(tx, ids);
    return circles.flatMap((card) => {
      const people = members.filter((member) => member.card === card.id);
      const between = proposals.filter(({ resident }) => resident === card.id);
      const open = between.some(({ state }) => state === 'open');
      // What lies open stays as it was until it runs out, and after that it is asked no more, whatever anybody said: so a "no" looks
      // as silence does.
      const kept =
        people.some((member) => apart.blocked.has(member.person)) ||
        (!open && (between.length > 0 || people.some((member) => apart.declined.has(member.person))));
      if (kept) return [];
      return [
        {
          face: faceOf(
            card,
            people.map(({ answers }) => answers),
          ),
          card,
          members: people.map(({ answers }) => answers),
          open,
          busy: (openNow.get(card.id) ?? 0) >= MAX_OPEN_PROPOSALS * card.capacity,
        },
      ];
    });
  });

/** The people with whom somebody is kept apart, whoever said so. */
async function apartOf(tx: Tx, person: string): Promise<{ blocked: Set<string>; declined: Set<string> }> {
  const rows = await tx
    .selectFrom('befriending_apart')
    .select(['by_person', 'about_person', 'kind'])
    .where((where) => where.or([where('by_person', '=', person), where('about_person', '=', person)]))
    .execute();
  const others = (kind: 'blocked' | 'declined') =>
    new Set(
      rows
        .filter((row) => row.kind === kind)
        .map((row) => (row.by_person === person ? row.about_person : row.by_person)),
    );
  return { blocked: others('blocked'), declined: others('declined') };
}

async function proposalsOf(tx: Tx, circles: readonly string[], newcomers: readonly string[]) {
  if (circles.length === 0 || newcomers.length === 0) return [];
  return tx
    .selectFrom('befriending_proposal')
    .select(['id', 'resident_card as resident', 'state'])
    .where('resident_card', 'in', [...circles])
    .where('newcomer_card', 'in', [...newcomers])
    .execute();
}

async function openCounts(tx: Tx, cards: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  if (cards.length === 0) return counts;
  const rows = await tx
    .selectFrom('befriending_proposal')
    .select(['newcomer_card', 'resident_card'])
    .where('state', '=', 'open')
    .where((where) =>
      where.or([where('newcomer_card', 'in', [...cards]), where('resident_card', 'in', [...cards])]),
    )
    .execute();
  for (const row of rows)
    for (const card of [row.newcomer_card, row.resident_card]) counts.set(card, (counts.get(card) ?? 0) + 1);
  return counts;
}

/**
 * Proposes a newcomer's card and a circle to each other because the newcomer asked, with the guards of every proposal: the limit of
 * open ones, who is kept apart, checks. The transaction must act for the newcomer, and acts for them again after it.
 * @returns the proposal, also when it lay open already; `busy`: not now, and why is nobody's business
 */
export const addAskedProposal = (
  tx: Tx,
  asked: { newcomer: Card; circle: Card; kind: Form; reasons: MeetingReason[] },
  now: Date,
): Promise<Result<string, 'busy' | 'gone'>> =>
  actingAs(tx, TASK, async () => {
    const { newcomer, circle } = asked;
    await tx
      .selectFrom('befriending_card')
      .select('id')
      .where('id', 'in', [newcomer.id, circle.id])
      .orderBy('id')
      .forUpdate()
      .execute();
    const before = await proposalsOf(tx, [circle.id], [newcomer.id]);
    // Who taps twice asked once.
    const opened = before.find(({ state }) => state === 'open');
    if (opened) return ok(opened.id);
    if (before.length > 0) return refuse('gone');
    const id = randomUUID();
    const proposal = {
      id,
      newcomer: newcomer.id,
      resident: circle.id,
      newcomerVersion: newcomer.version,
      residentVersion: circle.version,
      kind: asked.kind,
      reasons: asked.reasons,
    };
    const outcomes = await insertProposals(
      tx,
      { pool: circle.pool, round: null, handReason: null, proposals: [proposal] },
      now,
      daysAfter(now, PROPOSAL_DAYS),
    );
    const outcome = outcomes.get(id);
    if (outcome !== 'proposed') return refuse(outcome === 'not-now' ? 'busy' : 'gone');
    await tx.updateTable('befriending_proposal').set({ begun_by: 'newcomer' }).where('id', '=', id).execute();
    return ok(id);
  });

/** The acting person says yes to a proposal. */
export async function answerYes(tx: Tx, proposal: string): Promise<void> {
  await sql`select take_befriending_answer(${proposal}, 'yes')`.execute(tx);
}

/** Cards that did something small together since a moment, and were not proposed to each other after it. For the task `befriending`. */
export async function metOnce(tx: Tx, since: Date): Promise<{ newcomer: string; resident: string }[]> {
  const { rows } = await sql<{ newcomer: string; resident: string }>`
    select p.newcomer_card as newcomer, p.resident_card as resident from befriending_pair p
    join befriending_end e on e.pair_id = p.id and e.reason = 'done'
    where p.kind = 'once' and p.state = 'ended' and p.ended_at > ${since}
      and not exists (select from befriending_proposal o where o.newcomer_card = p.newcomer_card and o.resident_card = p.resident_card
        and o.proposed_at >= p.ended_at)
    order by p.ended_at, p.id`.execute(tx);
  return rows;
}
