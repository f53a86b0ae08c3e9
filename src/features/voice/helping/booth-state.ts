import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import { keyedDigest } from '#core/private-links.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import type { VoterState } from '../voting/rules.ts';
import { openVoterCookie, sealVoterCookie } from '../voting/voter-cookie.ts';

/** How a device is used: handed on by a key person, alone in a corner, or also without network. */
export const BOOTH_MODES = ['shared', 'booth', 'tablet'] as const;
export type BoothMode = (typeof BOOTH_MODES)[number];

/** What a device at a table knows, in one encrypted cookie. Of people before the one who has it now: nothing. */
export interface BoothState {
  table: string;
  conversation: string;
  mode: BoothMode;
  /** Names the person who has the device now, at random: a page that an earlier person left open does nothing. */
  round: string;
  voter: VoterState | null;
  /** When the person who has it now last did something. */
  seenAt: number;
}

/** After this silence a booth asks whether somebody is still there, and then starts over. */
export const ASK_AFTER_MS: Record<BoothMode, number> = {
  shared: 8 * MINUTE_MS,
  booth: 2 * MINUTE_MS,
  tablet: 2 * MINUTE_MS,
};
export const START_OVER_AFTER_MS = MINUTE_MS / 2;

/** A device stays one of its table for so long. */
export const BOOTH_SECONDS = 7 * 86_400;

const PLACE = { table: 'cookie', column: 'voice-booth', row: 'browser' };

const stored = z.object({
  t: z.uuid(),
  c: z.uuid(),
  m: z.enum(BOOTH_MODES),
  r: z.string().max(40),
  v: z.string(),
  s: z.number(),
});

/** A device that waits for the next person. */
export const waitingBooth = (
  { table, conversation, mode }: Pick<BoothState, 'table' | 'conversation' | 'mode'>,
  now: Date,
): BoothState => ({
  table,
  conversation,
  mode,
  round: randomBytes(9).toString('base64url'),
  voter: null,
  seenAt: now.getTime(),
});

/** What the cookie says; after a long silence the person is forgotten. Undefined when it is not ours. */
export function openBooth(app: FieldSealer, cookie: string, now: Date): BoothState | undefined {
  if (!cookie) return undefined;
  try {
    const { t, c, m, r, v, s } = stored.parse(JSON.parse(openField(app, PLACE, cookie)));
    const state = { table: t, conversation: c, mode: m, round: r, seenAt: s };
    const isSilent = now.getTime() - s >= ASK_AFTER_MS[m] + START_OVER_AFTER_MS;
    return { ...state, voter: isSilent ? null : (openVoterCookie(app, v)[0] ?? null) };
  } catch {
    // Anybody can write a cookie: what we did not seal ourselves is none.
    return undefined;
  }
}

/** The cookie of a device at a table. */
export const sealBooth = (app: FieldSealer, state: BoothState): string =>
  sealField(
    app,
    PLACE,
    JSON.stringify({
      t: state.table,
      c: state.conversation,
      m: state.mode,
      r: state.round,
      v: state.voter ? sealVoterCookie(app, [state.voter]) : '',
      s: state.seenAt,
    }),
  );

/** The number with which a key person ends the booth on a device: six digits, in two groups. */
export function stopCodeOf(app: FieldSealer, table: string): string {
  const digits = String(keyedDigest(app, 'voice-booth-stop', table).readUInt32BE(0) % 1_000_000).padStart(
    6,
    '0',
  );
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}

const MAX_WRONG_STOPS = 10;
const FORGET_WRONG_MS = 10 * MINUTE_MS;
const wrongStops = new Map<string, { count: number; since: number }>();

/** Whether this is the number of the table. After ten wrong ones it is not looked at for ten minutes. */
export function isStopCode(app: FieldSealer, table: string, typed: string, now: Date): boolean {
  const before = wrongStops.get(table);
  const isKnown = before && now.getTime() - before.since < FORGET_WRONG_MS;
  if (isKnown && before.count >= MAX_WRONG_STOPS) return false;
  const digits = typed.normalize('NFKC').replace(/\D/g, '');
  if (digits === stopCodeOf(app, table).replace(' ', '')) {
    wrongStops.delete(table);
    return true;
  }
  wrongStops.set(
    table,
    isKnown ? { ...before, count: before.count + 1 } : { count: 1, since: now.getTime() },
  );
  return false;
}
