export const ACCESS_KINDS = ['open', 'code'] as const;
export const TOKEN_KINDS = ['signed', 'blind'] as const;
export const MODERATIONS = ['strict', 'open'] as const;
export const STATEMENT_ORIGINS = ['organiser', 'participant', 'table', 'signal', 'proposal'] as const;
export const STATEMENT_STATES = ['waiting', 'narrow', 'shown', 'hidden'] as const;
export const HIDDEN_REASONS = [
  'person',
  'hurtful',
  'duplicate',
  'unclear',
  'other-subject',
  'withdrawn',
] as const;

export type StatementOrigin = (typeof STATEMENT_ORIGINS)[number];
export type ConversationStatementState = (typeof STATEMENT_STATES)[number];
export type HiddenReason = (typeof HIDDEN_REASONS)[number];

/** The fewest statements of a set, and the most. */
export const SET_SIZE = { min: 7, max: 12, usual: 8 } as const;
export const MAX_STATEMENT_CHARACTERS = 280;

/** No figure is published about fewer people than this. */
export const MIN_PUBLISHED_PEOPLE = 10;

/** Words per language code. */
export type TextsByLanguage = Record<string, string>;

/** A question about which people give short answers to short statements. */
export interface Conversation {
  id: string;
  tenant: string;
  municipality: string;
  slug: string;
  title: TextsByLanguage;
  intro: TextsByLanguage;
  /** Languages in which a person read the title and the introduction over. */
  reviewedLanguages: string[];
  access: (typeof ACCESS_KINDS)[number];
  tokenKind: (typeof TOKEN_KINDS)[number];
  moderation: (typeof MODERATIONS)[number];
  setSize: number;
  opensAt: Date;
  closesAt: Date;
  published: boolean;
  version: number;
}

/** What people agree or disagree with. */
export interface Statement {
  id: string;
  /** Its place in every ballot. */
  number: number;
  origin: StatementOrigin;
  /** The language in which it was said first. */
  language: string;
  state: ConversationStatementState;
  hiddenReason: HiddenReason | null;
  /** The statement that says the opposite. */
  pairId: string | null;
  version: number;
  texts: StatementText[];
  /** Languages in which a person reads it aloud. */
  audioLanguages: string[];
}

export interface StatementText {
  language: string;
  words: string;
  /** Somebody who speaks the language read them. */
  reviewed: boolean;
}

export type ConversationPhase = 'draft' | 'coming' | 'open' | 'closed';

/** Where a conversation stands at a moment: an answer counts from the moment it opens until the moment it closes. */
export function phaseOf(
  { published, opensAt, closesAt }: Pick<Conversation, 'published' | 'opensAt' | 'closesAt'>,
  now: Date,
): ConversationPhase {
  if (!published) return 'draft';
  if (now < opensAt) return 'coming';
  return now < closesAt ? 'open' : 'closed';
}

/** The words in the language of the reader, else in Dutch, else in whatever language there is, and which that is. */
export function textIn(
  texts: TextsByLanguage,
  language: string,
): { language: string; words: string } | undefined {
  const code = [language, 'nl', ...Object.keys(texts)].find((each) => texts[each]);
  return code === undefined ? undefined : { language: code, words: texts[code] ?? '' };
}

/** What a statement says to a reader, with the words of who said it first beside it where those are others. */
export interface StatementWords {
  language: string;
  words: string;
  reviewed: boolean;
  original: StatementText | undefined;
}

/** The words of a statement in the language of the reader, else as it was said first. */
export function statementWordsIn(
  { texts, language: first }: Pick<Statement, 'texts' | 'language'>,
  language: string,
): StatementWords {
  const original = texts.find((text) => text.language === first);
  const own = texts.find((text) => text.language === language) ?? original ?? texts[0];
  return {
    language: own?.language ?? first,
    words: own?.words ?? '',
    reviewed: own?.reviewed ?? false,
    original: own && own.language !== first ? original : undefined,
  };
}
