import type { AppContext } from '#core/context.ts';
import type { Db } from '#core/db/connection.ts';
import type { ClientNetwork } from '#core/http/client-network.ts';
import { HOUR_MS, MINUTE_MS } from '#core/time/durations.ts';

/** How much may come at once, and in how long it fills up again. */
interface Allowance {
  most: number;
  refillMs: number;
}

/** New ballots of one network: the whole of a reception centre in an afternoon, behind one address. */
const NEW_BALLOTS: Allowance = { most: 600, refillMs: HOUR_MS };
/** Codes of one network that were wrong. A right one is never refused: with 80 random bits no number of guesses finds one. */
const WRONG_CODES: Allowance = { most: 200, refillMs: HOUR_MS };
/** Times that one ballot is sent: a tap a second, and many in a row after a while without network. */
const CASTS: Allowance = { most: 120, refillMs: 2 * MINUTE_MS };
/** How many times what one network may do a whole IPv6 /48 may: see `WIDER_NETWORK_FACTOR` in `core/rate-limit`. */
const WIDER_FACTOR = 4;
/** What was seen longest ago is forgotten beyond this. */
const REMEMBERED = 100_000;

interface Bucket {
  left: number;
  at: number;
}

/** Counts in memory alone, and forgets: who votes from where leaves no row, not even for a day. */
export interface FloodLimits {
  mayBegin: (by: ClientNetwork) => boolean;
  /** Counts a wrong code. @returns false when there were too many */
  wrongCode: (by: ClientNetwork) => boolean;
  mayCast: (ballot: string) => boolean;
}

/** @param now milliseconds of a clock that only goes forward */
export function createFloodLimits(now: () => number): FloodLimits {
  const takesOf = ({ most, refillMs }: Allowance) => {
    const buckets = new Map<string, Bucket>();
    return (key: string, factor = 1): boolean => {
      const at = now();
      const before = buckets.get(key) ?? { left: most * factor, at };
      const left = Math.min(most * factor, before.left + ((at - before.at) / refillMs) * most * factor);
      // Set anew, so that the first of the map is what was seen longest ago.
      buckets.delete(key);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
      if (buckets.size > REMEMBERED) buckets.delete(buckets.keys().next().value ?? '');
      return left >= 1;
    };
  };
  const perNetwork = (allowance: Allowance) => {
    const [take, takeWider] = [takesOf(allowance), takesOf(allowance)];
    return ({ network, wider }: ClientNetwork): boolean =>
      take(network) && (wider === null || takeWider(wider, WIDER_FACTOR));
  };
  return {
    mayBegin: perNetwork(NEW_BALLOTS),
    wrongCode: perNetwork(WRONG_CODES),
    mayCast: takesOf(CASTS),
  };
}

const limits = new WeakMap<Db, FloodLimits>();

/** The limits of this server. */
export function floodLimits({ db }: Pick<AppContext, 'db'>): FloodLimits {
  const known = limits.get(db) ?? createFloodLimits(() => performance.now());
  limits.set(db, known);
  return known;
}
