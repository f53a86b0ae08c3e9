import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import type { ClientNetwork } from '#core/http/client-network.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import { beginsWithZeros, bitsOfOne, PUZZLE_COUNT, puzzleText } from './puzzle.ts';
import type { GuessPrice } from './rules.ts';

const VALID_MS = 30 * MINUTE_MS;

type Server = Pick<AppContext, 'secret' | 'now'>;

/** A signed ticket for one guess from one network: it is good once it is paid for, by a proof or by waiting. */
export interface GuessTicket extends GuessPrice {
  /** As the form carries it. */
  text: string;
  /** What the puzzles are made of: nobody can know it before the ticket is issued. */
  seed: string;
  /** No other ticket has it. */
  nonce: string;
  issuedAt: Date;
}

const seedOf = ({ secret }: Server, payload: string, { network }: ClientNetwork): string =>
  createHmac('sha256', secret).update(`guess ticket|${payload}|${network}`).digest('base64url').slice(0, 22);

export function issueTicket(
  app: Server,
  client: ClientNetwork,
  { bits, waitSeconds }: GuessPrice,
): GuessTicket {
  const issuedAt = app.now();
  const nonce = randomBytes(9).toString('base64url');
  const payload = [issuedAt.getTime().toString(36), bits, waitSeconds, nonce].join('.');
  const seed = seedOf(app, payload, client);
  return { bits, waitSeconds, nonce, seed, issuedAt, text: `${payload}.${seed}` };
}

/** @returns null when it is not ours, of another network, or too old */
export function readTicket(app: Server, client: ClientNetwork, text: string): GuessTicket | null {
  const [issued = '', bits = '', waitSeconds = '', nonce = '', given = ''] = text.split('.');
  const seed = seedOf(app, [issued, bits, waitSeconds, nonce].join('.'), client);
  if (given.length !== seed.length || !timingSafeEqual(Buffer.from(given), Buffer.from(seed))) return null;
  const issuedAt = new Date(Number.parseInt(issued, 36));
  const ageMs = app.now().getTime() - issuedAt.getTime();
  if (ageMs < 0 || ageMs > VALID_MS) return null;
  return { text, seed, nonce, issuedAt, bits: Number(bits), waitSeconds: Number(waitSeconds) };
}

/** How many seconds are left to wait before the ticket is good without a proof. */
export const secondsToWait = (app: Server, { issuedAt, waitSeconds }: GuessTicket): number =>
  Math.max(0, Math.ceil(waitSeconds - (app.now().getTime() - issuedAt.getTime()) / 1000));

/** Does `proof` solve every puzzle of the ticket? @param proof the solutions, with commas between them */
export function isProof({ seed, bits }: GuessTicket, proof: string): boolean {
  const solutions = proof.length <= 400 ? proof.split(',') : [];
  return (
    solutions.length === PUZZLE_COUNT &&
    solutions.every(
      (solution, place) =>
        /^\d{1,15}$/.test(solution) &&
        beginsWithZeros(
          createHash('sha256')
            .update(puzzleText(seed, place, Number(solution)))
            .digest(),
          bitsOfOne(bits),
        ),
    )
  );
}
