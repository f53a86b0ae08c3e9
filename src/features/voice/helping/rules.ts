import { HELP_PATH } from '../model/paths.ts';
import type { Conversation } from '../model/rules.ts';

/** What a key person does: sits beside people, or types in what people filled in on paper. Nobody does both with one link. */
export const TABLE_WORK = ['helping', 'typing'] as const;
export type TableWork = (typeof TABLE_WORK)[number];

/** What a key person learns before the first conversation, in this order. */
export const TRAINING_STEPS = ['free', 'words', 'steer', 'look', 'hand-over', 'stop'] as const;
export type TrainingStep = (typeof TRAINING_STEPS)[number];

export const MAX_TABLE_NAME_CHARACTERS = 80;
export const MAX_PLACE_CHARACTERS = 120;
export const MAX_PAYMENT_CHARACTERS = 300;
export const MAX_HOURS_WORDS_CHARACTERS = 200;

/** The page of a table, for whoever holds its link. */
export const tablePath = (link: string): `/voice-table/${string}` => `${HELP_PATH}/${link}`;

/** What the private link of a table is made from: `privateLinkToken(app, TABLE_LINK, id)`. */
export const TABLE_LINK = 'voice-table';

/** A table, as its key person and the makers of the conversation see it. */
export interface VoiceTable {
  id: string;
  conversation: string;
  name: string;
  place: string;
  /** YYYY-MM-DD */
  heldOn: string | null;
  work: TableWork;
  payment: string;
  trained: TrainingStep[];
  promisedOn: string | null;
  publicKey: string;
  endedOn: string | null;
  version: number;
}

/** Hours that a key person wrote down. */
export interface TableHours {
  id: string;
  /** YYYY-MM-DD */
  workedOn: string;
  minutes: number;
  words: string;
}

const MINUTES = { least: 5, most: 24 * 60 } as const;

/** Hours as people write them: `2`, `2,5`, `2.5`, `2:30`, `45 min`. @returns minutes; null when it cannot be told */
export function parseHours(typed: string): number | null {
  const text = typed.trim().toLowerCase().normalize('NFKC');
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  const decimal = /^(\d{1,2})(?:[.,](\d{1,2}))?\s*(?:u|uur|h|hours?)?$/.exec(text);
  const short = /^(\d{1,4})\s*(?:m|min|minuten|minutes?)$/.exec(text);
  const minutes = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : short
      ? Number(short[1])
      : decimal
        ? Math.round(Number(`${decimal[1]}.${decimal[2] ?? 0}`) * 60)
        : Number.NaN;
  return minutes >= MINUTES.least && minutes <= MINUTES.most ? minutes : null;
}

/** Minutes as hours and minutes on a clock: `2:30`. */
export const asClock = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** How much was worked per month (YYYY-MM), the latest month first. */
export function monthTotals(hours: readonly TableHours[]): { month: string; minutes: number }[] {
  const totals = new Map<string, number>();
  for (const { workedOn, minutes } of hours) {
    const month = workedOn.slice(0, 7);
    totals.set(month, (totals.get(month) ?? 0) + minutes);
  }
  return [...totals]
    .map(([month, minutes]) => ({ month, minutes }))
    .sort((a, b) => b.month.localeCompare(a.month));
}

/** Whether a key person may begin: everything was learned, and the promise was made. */
export const isReady = ({ trained, promisedOn }: Pick<VoiceTable, 'trained' | 'promisedOn'>): boolean =>
  promisedOn !== null && TRAINING_STEPS.every((step) => trained.includes(step));

/** A conversation for whoever brings a code, which a card or a paper has also where nobody needs one to take part. */
export const withCode = (conversation: Conversation): Conversation =>
  conversation.access === 'code' ? conversation : { ...conversation, access: 'code', tokenKind: 'signed' };
