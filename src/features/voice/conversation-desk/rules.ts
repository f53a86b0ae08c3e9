import { amsterdamDate } from '#core/time/amsterdam.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { VOICE_AUDIENCES, type VoiceAudience } from '../model/ballot.ts';
import {
  type Conversation,
  MAX_STATEMENT_CHARACTERS,
  phaseOf,
  SET_SIZE,
  type Statement,
  type TextsByLanguage,
} from '../model/rules.ts';
import type { Publication } from '../publication/publication.ts';

export const MAX_TITLE_CHARACTERS = 120;
export const MAX_INTRO_CHARACTERS = 1_200;
export const MAX_READER_NAME = 80;
export const MAX_AUDIO_BYTES = 2_000_000;

/** How people can take part. */
export const WAYS = ['phone', 'table', 'paper', 'home'] as const;
export type Way = (typeof WAYS)[number];

/** What its makers keep beside a conversation. Days as YYYY-MM-DD. */
export interface Preparation {
  testedOn: string | null;
  decidedOn: string | null;
  ways: Way[];
  removedAt: Date | null;
}

export const NO_PREPARATION: Preparation = { testedOn: null, decidedOn: null, ways: [], removedAt: null };

const MAX_SLUG_LENGTH = 40;

/** An address out of a title: `Wonen in Wageningen?` becomes `wonen-in-wageningen`. Empty when no letter of it fits. */
export const slugFrom = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');

/** The paths below /voice that are no conversation. */
const OTHER_PATHS = ['propose', 'feed', 'embed'];

export const isSlug = (text: string): boolean =>
  /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/.test(text) && !OTHER_PATHS.includes(text);

/** Texts as they were typed, without those that are empty; undefined when one is too long. */
export function cleanTexts(
  typed: Partial<Record<string, string>>,
  maxCharacters: number,
): TextsByLanguage | undefined {
  const texts: TextsByLanguage = {};
  for (const [language, words] of Object.entries(typed)) {
    const text = words?.trim();
    if (!text) continue;
    if (text.length > maxCharacters) return undefined;
    texts[language] = text;
  }
  return texts;
}

/** Several statements, one on each line; empty when a line is too long. */
export const linesOf = (typed: string): string[] => {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.some(({ length }) => length > MAX_STATEMENT_CHARACTERS) ? [] : lines;
};

/** Statements that take part: what was taken out of a draft does not. */
export const activeStatements = (statements: readonly Statement[]): Statement[] =>
  statements.filter(({ state }) => state !== 'hidden');

/** Languages in which every statement has words, and how many are missing in each other language of a list. */
export const languageGaps = (
  statements: readonly Statement[],
  languages: readonly string[],
): { language: string; missing: number; unreviewed: number; silent: number }[] =>
  languages.map((language) => {
    const texts = statements.map((statement) => statement.texts.find((text) => text.language === language));
    return {
      language,
      missing: texts.filter((text) => text === undefined).length,
      unreviewed: texts.filter((text) => text && !text.reviewed).length,
      silent: statements.filter(({ audioLanguages }) => !audioLanguages.includes(language)).length,
    };
  });

export const CHECKS = [
  'statements',
  'closing',
  'pairs',
  'languages',
  'reviewed',
  'audio',
  'tested',
  'early',
  'nearby',
  'together',
  'proactive',
  'flexible',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** One line of the list to go through before a conversation opens. */
export interface Check {
  name: CheckName;
  /** `stops`: it cannot open; `warns`: it can, and this is what it costs. */
  verdict: 'fine' | 'warns' | 'stops';
  /** How many statements, languages or days it is about. */
  count: number;
}

/** Shorter than this, people who work in shifts or come to a table once in two weeks miss it. */
const LONG_ENOUGH_DAYS = 14;
/** Fewer languages than this reach those who come by themselves. */
const ENOUGH_LANGUAGES = 4;

/**
 * What to look at before a conversation opens. The five principles of hearing newcomers (early, nearby, together, proactive,
 * flexible) are read off what is there as far as that is possible, and each says what it costs to leave it.
 */
export function checksOf(
  conversation: Pick<Conversation, 'opensAt' | 'closesAt' | 'published'>,
  statements: readonly Statement[],
  { testedOn, decidedOn, ways }: Preparation,
  languages: readonly string[],
  now: Date,
): Check[] {
  const active = activeStatements(statements);
  const gaps = languageGaps(active, languages);
  const complete = active.length === 0 ? [] : gaps.filter(({ missing }) => missing === 0);
  const opensOn = amsterdamDate(conversation.opensAt > now ? conversation.opensAt : now);
  const days = Math.floor((conversation.closesAt.getTime() - conversation.opensAt.getTime()) / DAY_MS);
  const check = (
    name: CheckName,
    fine: boolean,
    count = 0,
    otherwise: Check['verdict'] = 'warns',
  ): Check => ({
    name,
    verdict: fine ? 'fine' : otherwise,
    count,
  });
  const ofPeople = active.filter(({ origin }) => origin !== 'organiser').length;
  const spoken = complete.filter(({ silent }) => silent === 0).length;
  return [
    check('statements', active.length >= SET_SIZE.min, active.length, 'stops'),
    check('closing', conversation.closesAt > now, 0, 'stops'),
    check(
      'pairs',
      active.some(({ pairId }) => pairId !== null),
      active.filter(({ pairId }) => pairId).length,
    ),
    check('languages', complete.length === languages.length, languages.length - complete.length),
    check(
      'reviewed',
      complete.every(({ unreviewed }) => unreviewed === 0),
      complete.filter(({ unreviewed }) => unreviewed > 0).length,
    ),
    check('audio', complete.length > 0 && spoken === complete.length, complete.length - spoken),
    check('tested', testedOn !== null),
    check('early', decidedOn !== null && decidedOn > opensOn),
    check(
      'nearby',
      ways.some((way) => way !== 'phone'),
    ),
    check('together', ofPeople > 0, ofPeople),
    check('proactive', complete.length >= ENOUGH_LANGUAGES, complete.length),
    check('flexible', days >= LONG_ENOUGH_DAYS, days),
  ];
}

/** May it open? */
export const mayOpen = (checks: readonly Check[]): boolean =>
  checks.every(({ verdict }) => verdict !== 'stops');

/** What people answered to keeps its words: of a conversation that is public, and of a draft with votes from a file. */
export const wordsAreFixed = (
  conversation: Pick<Conversation, 'published'>,
  imported: number,
  statement: Pick<Statement, 'texts'>,
  language: string,
): boolean =>
  (conversation.published || imported > 0) && statement.texts.some((text) => text.language === language);

/** May its closing moment still be changed, or closed early? */
export const isRunning = (conversation: Conversation, now: Date): boolean => {
  const phase = phaseOf(conversation, now);
  return phase === 'open' || phase === 'coming';
};

const AUDIO_SIGNATURES: { type: AudioType; offset: number; bytes: number[] }[] = [
  { type: 'audio/webm', offset: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { type: 'audio/ogg', offset: 0, bytes: [0x4f, 0x67, 0x67, 0x53] },
  { type: 'audio/mp4', offset: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  { type: 'audio/mpeg', offset: 0, bytes: [0x49, 0x44, 0x33] },
];
export type AudioType = 'audio/mp4' | 'audio/webm' | 'audio/ogg' | 'audio/mpeg' | 'audio/wav';

/** What kind of recording these bytes are, by how they begin and never by their name; undefined for anything else. */
export function audioTypeOf(bytes: Uint8Array): AudioType | undefined {
  const begins = (offset: number, expected: readonly number[]) =>
    expected.every((byte, at) => bytes[offset + at] === byte);
  const known = AUDIO_SIGNATURES.find(({ offset, bytes: expected }) => begins(offset, expected));
  if (known) return known.type;
  // RIFF … WAVE
  if (begins(0, [0x52, 0x49, 0x46, 0x46]) && begins(8, [0x57, 0x41, 0x56, 0x45])) return 'audio/wav';
  // A frame of MPEG audio, layer III, without a tag: eleven bits that are all set, then the layer.
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2) return 'audio/mpeg';
  return undefined;
}

/** Of how many people of each audience something is published; null: too few said for whom they speak, or nothing can be told. */
export const coverageOf = (
  publication: Pick<Publication, 'rows'> | undefined,
): { audience: VoiceAudience; people: number | null }[] =>
  VOICE_AUDIENCES.map((audience) => ({
    audience,
    people: publication?.rows.find((row) => row.audience === audience)?.people ?? null,
  }));
