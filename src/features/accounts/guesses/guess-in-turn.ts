import type { AppContext } from '#core/context.ts';
import type { ClientNetwork } from '#core/http/client-network.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { beginningOfPassphrase } from '#core/passphrase/passphrase.ts';
import { addToCount, countedHash, readCounts } from '#core/rate-limit.ts';
import type { Result } from '#core/result.ts';
import { createGuessQueue } from './guess-queue.ts';
import {
  ALARM_FAILURES,
  FREE_PER_BEGINNING,
  FREE_PER_NETWORK,
  FREE_PER_NETWORK_AND_DAY,
  type GuessPrice,
  guessPrice,
  PAID_GUESSES_PER_SECOND,
  type RecentFailures,
} from './rules.ts';
import { type GuessTicket, isProof, issueTicket, readTicket, secondsToWait } from './ticket.ts';

/** What Node hashes at once: it has four threads for that, and one is left for cards that are made. */
const queue = createGuessQueue({
  free: { slots: 2, intervalMs: 0, maxWaiting: 400 },
  paid: { slots: 1, intervalMs: 1_000 / PAID_GUESSES_PER_SECOND, maxWaiting: 40 },
});

/** For whom there was no place to wait: a few seconds, so that the next try comes later. */
const PRICE_WHEN_BUSY: GuessPrice = { bits: 17, waitSeconds: 20 };
/** A price that grew by so much since the ticket was issued is forgiven: others in the same network made it grow. */
const FORGIVEN_BITS = 2;
const DAY_SECONDS = 86_400;

/** A guess at the passphrase of a card. */
export interface Guess {
  clientNetwork: ClientNetwork;
  /** As `readPassphrase` gives it. */
  passphrase: string;
  /** What the form carried of the price of an earlier answer; empty without one. */
  ticket: string;
  proof: string;
}

/** The guess of a form: the words as `readPassphrase` gives them, and what the form carries of a price. */
export const guessFrom = (
  { clientNetwork, form }: Pick<RequestContext, 'clientNetwork' | 'form'>,
  passphrase: string,
): Guess => ({ clientNetwork, passphrase, ticket: form.get('ticket'), proof: form.get('proof') });

/** The guess was not tried: it costs something first. Nothing that was typed is lost. */
export interface GuessPriceDue {
  ok: false;
  refusal: 'price-due';
  ticket: GuessTicket;
  /** How long to wait where there is no script. */
  secondsToWait: number;
}

/** One count of the table, as `readCounts` and `addToCount` take it. */
interface FailureCount {
  bucket: string;
  windowSeconds: number;
}

type FailureCounts = Record<keyof RecentFailures, FailureCount | null>;

function failureCounts(
  app: AppContext,
  { clientNetwork: { network, wider }, passphrase }: Guess,
): FailureCounts {
  const beginning = beginningOfPassphrase(passphrase);
  const bucket = (kind: string, text: string, windowSeconds: number): FailureCount => ({
    bucket: `guess:${kind}:${windowSeconds}:${countedHash(app, text)}`,
    windowSeconds,
  });
  return {
    network: bucket('network', network, FREE_PER_NETWORK[1]),
    networkToday: bucket('network', network, FREE_PER_NETWORK_AND_DAY[1]),
    widerToday: wider ? bucket('wider', wider, FREE_PER_NETWORK_AND_DAY[1]) : null,
    beginningToday: bucket('beginning', beginning, FREE_PER_BEGINNING[1]),
    overallThisHour: OVERALL,
  };
}

const OVERALL: FailureCount = { bucket: 'guess:everybody', windowSeconds: ALARM_FAILURES[1] };

async function recentFailures(app: AppContext, guess: Guess): Promise<RecentFailures> {
  const { network, networkToday, widerToday, beginningToday, overallThisHour } = failureCounts(app, guess);
  const asked = [network, networkToday, beginningToday, overallThisHour, widerToday].filter(
    (count) => count !== null,
  );
  const [inWindow = 0, today = 0, beginning = 0, overall = 0, wider = 0] = await readCounts(
    app.db,
    asked,
    app.now(),
  );
  return {
    network: inWindow,
    networkToday: today,
    beginningToday: beginning,
    overallThisHour: overall,
    widerToday: wider,
  };
}

/** How many wrong guesses there were in this hour, from everywhere: more than the alarm is an attack. */
export async function wrongGuessesThisHour(app: Pick<AppContext, 'db' | 'now'>): Promise<number> {
  const [failures = 0] = await readCounts(app.db, [OVERALL], app.now());
  return failures;
}

async function countFailure(app: AppContext, guess: Guess): Promise<void> {
  const now = app.now();
  const { overallThisHour: _, ...counts } = failureCounts(app, guess);
  for (const count of Object.values(counts))
    if (count) await addToCount(app.db, count.bucket, count.windowSeconds, now);
  const overall = await addToCount(app.db, OVERALL.bucket, OVERALL.windowSeconds, now);
  // Counted in the database, so that one of several servers says it, once in an hour.
  if (overall === ALARM_FAILURES[0])
    app.log.error('many wrong words of cards', 'somebody may be guessing', {
      failures: overall,
      withinSeconds: ALARM_FAILURES[1],
    });
}

/**
 * Tries a guess when its turn comes, and counts it when it was wrong: what is right is never counted. After many wrong ones
 * of the same network, or at the same beginning, the next costs something; it is never refused for good.
 * @param attempt looks the passphrase up
 * @param wrong the refusal that says that nobody has this passphrase
 */
export async function guessInTurn<T, R extends string>(
  app: AppContext,
  guess: Guess,
  attempt: () => Promise<Result<T, R>>,
  wrong: R,
): Promise<Result<T, R> | GuessPriceDue> {
  const failures = await recentFailures(app, guess);
  const price = guessPrice(failures);
  const due = price && (await payFor(app, guess, price));
  if (due) return due;
  const place = { failures: failures.networkToday, paid: price !== null };
  const result = await queue.run(place, async (): Promise<Result<T, R> | GuessPriceDue> => {
    // Others of the same network may have had their turn while this one waited.
    const priceNow = price ? null : guessPrice(await recentFailures(app, guess));
    if (priceNow) return askPrice(app, guess, priceNow);
    const tried = await attempt();
    if (!tried.ok && tried.refusal === wrong) await countFailure(app, guess);
    return tried;
  });
  return result ?? askPrice(app, guess, price ?? PRICE_WHEN_BUSY);
}

/** @returns null when the guess is paid for */
async function payFor(app: AppContext, guess: Guess, price: GuessPrice): Promise<GuessPriceDue | null> {
  const ticket = readTicket(app, guess.clientNetwork, guess.ticket);
  if (!ticket || ticket.bits < price.bits - FORGIVEN_BITS) return askPrice(app, guess, price);
  // Too early: the same ticket again, so that the time that was waited counts.
  if (!isProof(ticket, guess.proof) && secondsToWait(app, ticket) > 0) return dueWith(app, ticket);
  const spent = await addToCount(app.db, `guess:ticket:${ticket.nonce}`, DAY_SECONDS, ticket.issuedAt);
  return spent === 1 ? null : askPrice(app, guess, price);
}

const askPrice = (app: AppContext, { clientNetwork }: Guess, price: GuessPrice): GuessPriceDue =>
  dueWith(app, issueTicket(app, clientNetwork, price));

const dueWith = (app: AppContext, ticket: GuessTicket): GuessPriceDue => ({
  ok: false,
  refusal: 'price-due',
  ticket,
  secondsToWait: secondsToWait(app, ticket),
});
