import { provinceOf } from '#features/geography/rules.ts';
import { OBSTACLES, type Obstacle } from '#features/signals/rules.ts';

/** What a collaboration is about. */
export const COLLABORATION_THEMES = [
  'language',
  'work',
  'children',
  'meeting',
  'housing',
  'health',
  'intake',
  'voice',
] as const;
export type CollaborationTheme = (typeof COLLABORATION_THEMES)[number];

/** What it cost in a year, in euros. */
export const COST_BANDS = ['none', 'to-1000', 'to-5000', 'to-25000', 'over-25000'] as const;
export type CostBand = (typeof COST_BANDS)[number];

/** Inhabitants of the municipality where it is done, in thousands: as its teller says, for nobody guesses it. */
export const SIZE_BANDS = ['to-20', 'to-50', 'to-100', 'to-250', 'over-250'] as const;
export type SizeBand = (typeof SIZE_BANDS)[number];

/** No figure about people is told below this. */
export const MIN_FIGURE = 10;
export const MAX_FIGURES = 3;
export const MAX_TITLE = 100;
export const MAX_WORDS = 1200;
export const MAX_FIGURE_WORDS = 120;
const FIRST_YEAR = 1950;
const MAX_FIGURE_VALUE = 9_999_999;

/** After so many organisations of one province want it, they are invited to meet. */
export const WANTS_TO_MEET = 3;

/** Who tells it. */
export type Teller = { listing: string } | { tenant: string } | { edition: string };

/** A number of people or times, with what it counts. */
export interface Figure {
  number: number;
  words: string;
}

/** The words of a collaboration in one language. */
export interface CollaborationText {
  title: string;
  what: string;
  forWhom: string;
  result: string;
  needed: string;
}
export const TEXT_FIELDS = ['title', 'what', 'forWhom', 'result', 'needed'] as const;

/** What is told, apart from its words in other languages. */
export interface CollaborationContent {
  themes: CollaborationTheme[];
  obstacles: Obstacle[];
  cost: CostBand | null;
  size: SizeBand | null;
  /** CBS codes. */
  municipalities: string[];
  sinceYear: number | null;
  figures: Figure[];
}

export type CollaborationState = 'draft' | 'public' | 'offline';
export type PartnerKind = 'initiative' | 'municipality' | 'other';
export const PARTNER_KINDS: readonly PartnerKind[] = ['initiative', 'municipality', 'other'];
export type PartnerAnswer = 'yes' | 'no' | 'withdrawn';
export type InterestKind = 'too' | 'want';
export const INTEREST_KINDS: readonly InterestKind[] = ['too', 'want'];

/** A way in which organisations work together. */
export interface Collaboration extends CollaborationContent {
  id: string;
  teller: Teller;
  /** The organisation that tells it. */
  tellerName: string;
  /** The page of the initiative that tells it. */
  initiative: string | null;
  /** The language in which it is told. */
  language: string;
  texts: Record<string, CollaborationText>;
  /** The ids of bottlenecks that it answers. */
  bottlenecks: string[];
  state: CollaborationState;
  changedAt: Date;
  publishedAt: Date | null;
  version: number;
}

/** A partner that is named or asked. */
export interface Partner {
  id: string;
  collaboration: string;
  name: string;
  kind: PartnerKind;
  initiative: string | null;
  /** It is asked in its own desk. */
  hasDesk: boolean;
  askedAt: Date;
  answer: PartnerAnswer | null;
}

/** What everybody may know of who does it too or wants it: without a name where it does not want that. */
export interface Joined {
  kind: InterestKind;
  name: string | null;
  municipality: string | null;
}

/** The words for a reader: in their language, else in that of the teller. @returns also whether it is a translation */
export function wordsIn(
  { texts, language: told }: Pick<Collaboration, 'texts' | 'language'>,
  language: string,
): { language: string; text: CollaborationText; isTranslation: boolean } {
  const own = texts[language];
  const text = own ?? texts[told] ?? { title: '', what: '', forWhom: '', result: '', needed: '' };
  return { language: own ? language : told, text, isTranslation: own !== undefined && language !== told };
}

/** What a form says, before it is judged. */
export interface TypedContent {
  themes: string[];
  obstacles: string[];
  cost: string;
  size: string;
  sinceYear: string;
  figures: { number: string; words: string }[];
}

export type ContentRefusal = 'no-theme' | 'no-year' | 'small-figure' | 'no-figure';

const among = <T extends string>(known: readonly T[], typed: readonly string[]): T[] =>
  known.filter((value) => typed.includes(value));

/** Digits of any script that our readers write, as a number; NaN for anything else. */
function numberFrom(typed: string): number {
  const latin = typed
    .trim()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
  return /^\d{1,7}$/.test(latin) ? Number(latin) : Number.NaN;
}

/**
 * Judges what a form says. A figure below ten is not kept: with so few, people can be recognised.
 * @param year this year
 */
export function readContent(
  typed: TypedContent,
  year: number,
):
  | { ok: true; content: Omit<CollaborationContent, 'municipalities'> }
  | { ok: false; refusal: ContentRefusal } {
  const themes = among(COLLABORATION_THEMES, typed.themes);
  if (themes.length === 0) return { ok: false, refusal: 'no-theme' };
  const sinceYear = typed.sinceYear.trim() ? numberFrom(typed.sinceYear) : null;
  if (sinceYear !== null && !(sinceYear >= FIRST_YEAR && sinceYear <= year))
    return { ok: false, refusal: 'no-year' };
  const figures: Figure[] = [];
  for (const { number, words } of typed.figures.slice(0, MAX_FIGURES)) {
    if (!number.trim() && !words.trim()) continue;
    const value = numberFrom(number);
    if (!words.trim() || Number.isNaN(value) || value > MAX_FIGURE_VALUE)
      return { ok: false, refusal: 'no-figure' };
    if (value < MIN_FIGURE) return { ok: false, refusal: 'small-figure' };
    figures.push({ number: value, words: words.trim() });
  }
  return {
    ok: true,
    content: {
      themes,
      obstacles: among(OBSTACLES, typed.obstacles),
      cost: among(COST_BANDS, [typed.cost])[0] ?? null,
      size: among(SIZE_BANDS, [typed.size])[0] ?? null,
      sinceYear,
      figures,
    },
  };
}

/** What still lacks before everybody may read it. */
export const lacking = ({ texts, language }: Pick<Collaboration, 'texts' | 'language'>): boolean => {
  const text = texts[language];
  return !(text?.title && text.what && text.forWhom && text.needed);
};

/** The provinces in which enough want it to meet, that were not invited yet. */
export function provincesToInvite(
  wants: readonly { municipality: string | null }[],
  invited: readonly string[],
): string[] {
  const provinces = wants.flatMap(({ municipality }) => (municipality && provinceOf({ municipality })) || []);
  return [...Map.groupBy(provinces, (province) => province)]
    .filter(([province, all]) => all.length >= WANTS_TO_MEET && !invited.includes(province))
    .map(([province]) => province);
}

/** What a reader looks for. */
export interface CollaborationFilters {
  search: string;
  theme: string;
  size: string;
  cost: string;
  obstacle: string;
  /** The id of one that it answers. */
  bottleneck: string;
  municipality: string;
  sort: 'new' | 'joined' | 'name';
}
export const COLLABORATION_SORTS = ['new', 'joined', 'name'] as const;

/** The collaborations that a reader looks for, in the order that they chose. */
export function chooseCollaborations<C extends Collaboration>(
  all: readonly C[],
  filters: CollaborationFilters,
  language: string,
  joinedOf: (collaboration: C) => number,
): C[] {
  const words = filters.search.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  const collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  const titleOf = (each: C) => wordsIn(each, language).text.title;
  const found = all.filter((each) => {
    const text = Object.values(each.texts).flatMap((texts) => Object.values(texts));
    const searched = [...text, each.tellerName].join(' ').toLocaleLowerCase(language);
    return (
      (!filters.theme || each.themes.some((theme) => theme === filters.theme)) &&
      (!filters.size || each.size === filters.size) &&
      (!filters.cost || each.cost === filters.cost) &&
      (!filters.obstacle || each.obstacles.some((obstacle) => obstacle === filters.obstacle)) &&
      (!filters.bottleneck || each.bottlenecks.includes(filters.bottleneck)) &&
      (!filters.municipality || each.municipalities.includes(filters.municipality)) &&
      words.every((word) => searched.includes(word))
    );
  });
  const newest = (each: C) => each.publishedAt?.getTime() ?? 0;
  return found.sort((a, b) => {
    if (filters.sort === 'name') return collator.compare(titleOf(a), titleOf(b));
    if (filters.sort === 'joined') return joinedOf(b) - joinedOf(a) || newest(b) - newest(a);
    return newest(b) - newest(a) || collator.compare(titleOf(a), titleOf(b));
  });
}
