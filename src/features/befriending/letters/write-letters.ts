import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { keyedDigest } from '#core/private-links.ts';
import { inDaytime } from '#core/time/quiet-hours.ts';
import { FIRST_LETTER_DAYS, momentToAsk } from '../check-ins/rules.ts';
import { emailLetter, type MeetingLetterKind } from './mail.ts';
import {
  consentsToTell,
  type LetterRecipient,
  lettersTo,
  markTold,
  pairsToAsk,
  pairsToTell,
  proposalsToRemind,
  proposalsToTell,
} from './queries.ts';
import { reminderDue } from './rules.ts';

/** So many days before a consent runs out its letters go: a month and a week. */
const RENEWAL_DAYS = [30, 7] as const;

interface News extends LetterRecipient {
  kind: MeetingLetterKind;
  /** What it is about; told once. */
  about: string;
}

/** A number between 0 and 1 that nobody else can know. */
const chanceOf = (app: AppContext, ...parts: string[]): number =>
  keyedDigest(app, 'befriending-reminder', ...parts).readUInt32BE(0) / 2 ** 32;

/** What there is to tell now, to everybody who wants letters. */
async function newsNow(tx: Tx, app: AppContext, now: Date): Promise<News[]> {
  const proposals = (await proposalsToTell(tx, app, now)).map(({ proposal, ...recipient }) => ({
    ...recipient,
    kind: 'proposal' as const,
    about: `proposal:${proposal}`,
  }));
  const reminders = (await proposalsToRemind(tx, app, now))
    .filter(
      ({ member, proposal, proposedAt, askedAt }) =>
        reminderDue(proposedAt, askedAt, chanceOf(app, member, proposal)) <= now,
    )
    .map(({ member, language, email, proposal }) => ({
      member,
      language,
      email,
      kind: 'reminder' as const,
      about: `reminder:${proposal}`,
    }));
  const pairs = (await pairsToTell(tx, app)).map(({ pair, ...recipient }) => ({
    ...recipient,
    kind: 'pair' as const,
    about: `pair:${pair}`,
  }));
  const checkIns = (await pairsToAsk(tx, app)).flatMap(({ pair, own, told, ...recipient }) => {
    const moment = momentToAsk(pair, own, now, FIRST_LETTER_DAYS);
    const about = `check-in:${pair.id}:${moment}`;
    return moment && !told.includes(about) ? [{ ...recipient, kind: 'check-in' as const, about }] : [];
  });
  const renewals = (await Promise.all(RENEWAL_DAYS.map((days) => consentsToTell(tx, app, days)))).flatMap(
    (lapsing) => lapsing.map((recipient) => ({ ...recipient, kind: 'renew' as const })),
  );
  return [...proposals, ...reminders, ...pairs, ...checkIns, ...renewals];
}

/**
 * Writes to who gave an address, in daytime: one letter for all new proposals, one reminder, that all said yes, and the question how it
 * goes. What was told is kept in the same transaction: no letter goes twice, on whichever node.
 */
export async function writeLetters(app: AppContext): Promise<void> {
  const now = app.now();
  if (inDaytime(now) !== now) return;
  await inTransaction(app.db, { systemTask: { name: 'befriending' } }, async (tx) => {
    const news = await newsNow(tx, app, now);
    for (const letters of Map.groupBy(news, ({ member, kind }) => `${kind} ${member}`).values()) {
      const [first] = letters;
      if (!first) continue;
      const [told] = await markTold(
        tx,
        first.member,
        letters.map(({ about }) => about),
        now,
      );
      if (!told) continue;
      await emailLetter(tx, app, {
        kind: first.kind,
        letter: await lettersTo(tx, app, first.member),
        recipient: first,
        key: told,
      });
    }
  });
}
