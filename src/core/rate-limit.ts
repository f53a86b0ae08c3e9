import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { AppContext } from './context.ts';
import type { Db, Tx } from './db/connection.ts';
import { inTransaction } from './db/rls-context.ts';
import type { ClientNetwork } from './http/client-network.ts';
import { type Result, refuse } from './result.ts';
import { mailboxOf } from './text/email-address.ts';
import { DAY_MS } from './time/durations.ts';

const COUNTS_KEPT_MS = DAY_MS;

/** How many times in how many seconds, counted in windows that begin at multiples of their length. */
export type RateBound = readonly [count: number, windowSeconds: number];

/** The beginning of the window that `now` is in. */
const windowStart = (now: Date, windowSeconds: number): Date =>
  new Date(Math.floor(now.getTime() / (windowSeconds * 1000)) * windowSeconds * 1000);

// Everything that is asked of the table of counts is in the next five functions.

/** Counts one more of `bucket` in the window of `now`. @returns the count after it */
export async function addToCount(
  db: Db | Tx,
  bucket: string,
  windowSeconds: number,
  now: Date,
): Promise<number> {
  const slot = windowStart(now, windowSeconds);
  const counted = await sql<{ tries: number }>`select count_attempt(${bucket}, ${slot}) as tries`.execute(db);
  return counted.rows[0]?.tries ?? 1;
}

/** The counts of `buckets` in the windows of `now`, in their order. */
export async function readCounts(
  db: Db | Tx,
  buckets: readonly { bucket: string; windowSeconds: number }[],
  now: Date,
): Promise<number[]> {
  if (!buckets.length) return [];
  const slots = buckets.map(({ windowSeconds }) => windowStart(now, windowSeconds).toISOString());
  const found = await sql<{ place: string; tries: number }>`select place, tries from
    attempt_counts(${buckets.map(({ bucket }) => bucket)}::text[], ${slots}::timestamptz[])`.execute(db);
  const counts = new Map(found.rows.map(({ place, tries }) => [Number(place), tries]));
  return buckets.map((_, i) => counts.get(i + 1) ?? 0);
}

/** Takes counts back of what was not made after all. Counts go down only by this task of the server itself. */
async function takeBackCounts(
  db: Db,
  counted: readonly { bucket: string; windowSeconds: number }[],
  now: Date,
): Promise<void> {
  await inTransaction(db, { systemTask: { name: 'limits' } }, async (tx) => {
    for (const { bucket, windowSeconds } of counted)
      await sql`select take_back_attempt(${bucket}, ${windowStart(now, windowSeconds)})`.execute(tx);
  });
}

/** Deletes counts of more than a day ago. */
export const purgeAttempts = (db: Db, now: Date): Promise<void> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    await sql`select forget_attempts(${new Date(now.getTime() - COUNTS_KEPT_MS)})`.execute(tx);
  });

/**
 * What the table holds of a network or an address: a keyed hash, so that it holds neither. The texts come from strangers, so
 * the encoding keeps this use of the secret apart from every other.
 */
export const countedHash = ({ secret }: Pick<AppContext, 'secret'>, text: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['count', text]))
    .digest('hex')
    .slice(0, 16);

/**
 * Counts one attempt and says whether it is within the limit. Counted in the database, so that it holds for several nodes.
 * @param bucket what is counted, e.g. `contact:words:<hash>`
 */
export async function countAttempt(
  db: Db | Tx,
  bucket: string,
  limit: number,
  windowSeconds: number,
  now: Date,
): Promise<boolean> {
  return (await addToCount(db, bucket, windowSeconds, now)) <= limit;
}

/**
 * How much may be made without an account: by one network, about one e-mail address, and by everybody. Only what was really
 * made is counted: a form that comes back with a mistake in it is not.
 */
export interface CreationLimit {
  /** What is made, e.g. `meetings:come`. */
  subject: string;
  perNetwork: RateBound;
  /** Per e-mail address that was typed. */
  perRecipient?: RateBound;
  overall: RateBound;
}

/**
 * How many times the limit of one network a whole IPv6 /48 gets: a provider or a campus has many households in it, and one
 * person with a /48 has 65,536 networks to choose from.
 */
const WIDER_NETWORK_FACTOR = 4;

/** Who makes something, and the e-mail address that it is about. */
export interface CreatedBy {
  clientNetwork: ClientNetwork;
  /** As typed; empty when none was. */
  recipient?: string;
}

function creationCounts(
  app: AppContext,
  limit: CreationLimit,
  { clientNetwork: { network, wider }, recipient }: CreatedBy,
): { bucket: string; bound: RateBound }[] {
  const { subject, perNetwork, perRecipient, overall } = limit;
  const mailbox = recipient?.trim() && mailboxOf(recipient);
  const widerBound = [perNetwork[0] * WIDER_NETWORK_FACTOR, perNetwork[1]] as const;
  return [
    { bucket: `${subject}:network:${countedHash(app, network)}`, bound: perNetwork },
    ...(wider ? [{ bucket: `${subject}:wider:${countedHash(app, wider)}`, bound: widerBound }] : []),
    ...(perRecipient && mailbox
      ? [{ bucket: `${subject}:recipient:${countedHash(app, mailbox)}`, bound: perRecipient }]
      : []),
    { bucket: `${subject}:everybody`, bound: overall },
  ];
}

/**
 * Makes something that is limited. It is counted before it is made, so that many requests at once do not slip through, and
 * taken back when it was refused.
 */
export async function withinCreationLimit<T, R extends string>(
  app: AppContext,
  limit: CreationLimit,
  by: CreatedBy,
  create: () => Promise<Result<T, R>>,
): Promise<Result<T, R | 'too-often'>> {
  const now = app.now();
  const counted: { bucket: string; windowSeconds: number }[] = [];
  for (const count of creationCounts(app, limit, by)) {
    const [most, windowSeconds] = count.bound;
    counted.push({ bucket: count.bucket, windowSeconds });
    const made = await addToCount(app.db, count.bucket, windowSeconds, now);
    if (made > most) {
      app.log.info('limit reached', { subject: limit.subject, most, withinSeconds: windowSeconds });
      await takeBackCounts(app.db, counted, now);
      return refuse('too-often');
    }
  }
  const result = await create();
  if (!result.ok) await takeBackCounts(app.db, counted, now);
  return result;
}
