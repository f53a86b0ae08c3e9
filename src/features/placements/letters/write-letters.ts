import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { inDaytime } from '#core/time/quiet-hours.ts';
import { isWorkingDay } from '#core/time/working-days.ts';
import { type Initiative, listingOwners, textIn } from '#features/directory';
import { emailNews, emailWaiting } from './mail.ts';
import { lettersAbout, markTold, requestsToTell, waitingForAnswer } from './queries.ts';

/**
 * Writes the letters about the requests of a listing: to who chose e-mail, in daytime, what others did since the last one; to the
 * initiative, on working days when it is not on leave, what waits for its answer. What was told is remembered in the same
 * transaction: no letter is lost, and none goes twice. The transaction must act as the task `placements` for the listing.
 */
export async function writeLetters(
  tx: Tx,
  app: AppContext,
  about: { listing: string; initiative: Initiative | undefined; leaveUntil: string | null },
): Promise<void> {
  const now = app.now();
  const today = amsterdamDate(now);
  if (inDaytime(now) !== now || !about.initiative) return;
  await tellAskers(tx, app, about.listing, about.initiative);
  const onLeave = about.leaveUntil !== null && about.leaveUntil >= today;
  if (isWorkingDay(today) && !onLeave) await tellInitiative(tx, app, about.listing, about.initiative, today);
}

async function tellAskers(tx: Tx, app: AppContext, listing: string, initiative: Initiative): Promise<void> {
  for (const news of await requestsToTell(tx, app, listing)) {
    const letter = await lettersAbout(tx, app, { request: news.request });
    const { name } = textIn(initiative, news.language).text;
    // What found no room in the mailbox today is told later, with what will be true then.
    if (news.kind === null || (await emailNews(tx, app, letter.id, { news, name })))
      await markTold(tx, letter.id, { told_steps: news.steps });
  }
}

/** Once a day at most, and only when somebody asked since the last letter or waits longer than was promised. */
async function tellInitiative(
  tx: Tx,
  app: AppContext,
  listing: string,
  initiative: Initiative,
  today: string,
): Promise<void> {
  const waiting = await waitingForAnswer(tx, listing);
  if (waiting.length === 0) return;
  const letter = await lettersAbout(tx, app, { listing });
  const { toldAt } = letter;
  if (letter.stopped || (toldAt && amsterdamDate(toldAt) === today)) return;
  const isNews = ({ askedAt, promisedOn }: { askedAt: Date; promisedOn: string }) =>
    toldAt === null || askedAt > toldAt || promisedOn < today;
  if (!waiting.some(isNews)) return;
  const owners = await actingAs(tx, { systemTask: { name: 'letter-to-owner', subject: initiative.id } }, () =>
    listingOwners(tx, initiative.id),
  );
  for (const owner of owners) await emailWaiting(tx, app, letter.id, { owner, waiting, today });
  await markTold(tx, letter.id, { told_at: app.now() });
}
