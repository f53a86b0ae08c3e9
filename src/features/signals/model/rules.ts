import type { Municipality } from '#features/geography/rules.ts';

/** What can stand in the way of a newcomer: a fixed list, so that what many people say can be counted. */
export const OBSTACLES = [
  'childcare',
  'transport',
  'waiting',
  'level',
  'times',
  'work',
  'health',
  'digital',
  'school-place',
  'room',
  'letters',
  'moving',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** The part of the civic integration way that it is about: knowledge of society, the labour market module, hours of the Z-route. */
export const SIGNAL_THEMES = ['knm', 'map', 'z-hours'] as const;
export type SignalTheme = (typeof SIGNAL_THEMES)[number];

/** As what somebody says it. */
export const SENDER_ROLES = ['volunteer', 'teacher', 'guide'] as const;
export type SenderRole = (typeof SENDER_ROLES)[number];

/** About how many people it is: one tap. */
export const PEOPLE_CHOICES = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30] as const;

/** The longest words beside a signal, in characters. */
export const MAX_SIGNAL_WORDS = 300;

/** Of one month and municipality an obstacle is published from so many people on, */
export const MIN_PUBLISHED_PEOPLE = 10;
/** out of so many different initiatives and guides, */
export const MIN_PUBLISHED_SENDERS = 3;
/** and rounded down to so many. */
export const PUBLISHED_STEP = 10;

/** What is counted of a signal: nothing of who sent it but what tells one sender from another. */
export interface CountedSignal {
  /** CBS code. */
  municipality: string;
  obstacle: Obstacle;
  people: number;
  /** The initiative, or else the account of a guide: several people of one initiative are one sender. */
  sender: string;
}

/** What is published of one month: at least so many people, in tens. */
export interface SignalFigure {
  municipality: string;
  obstacle: Obstacle;
  /** The first day of the month. */
  month: string;
  people: number;
}

const cellOf = ({ municipality, obstacle }: Pick<SignalFigure, 'municipality' | 'obstacle'>): string =>
  `${municipality} ${obstacle}`;

/**
 * The figures of a month that is over. Each is rounded by itself, so that it says of the people behind it only in which ten they
 * fall; whatever stays hidden may be anything below the smallest figure.
 */
export function figuresOfMonth(signals: readonly CountedSignal[], month: string): SignalFigure[] {
  return [...Map.groupBy(signals, cellOf).values()].flatMap((cell) => {
    const [first] = cell;
    const people = cell.reduce((sum, signal) => sum + signal.people, 0);
    const senders = new Set(cell.map(({ sender }) => sender)).size;
    if (!first || people < MIN_PUBLISHED_PEOPLE || senders < MIN_PUBLISHED_SENDERS) return [];
    const rounded = Math.floor(people / PUBLISHED_STEP) * PUBLISHED_STEP;
    return [{ municipality: first.municipality, obstacle: first.obstacle, month, people: rounded }];
  });
}

/**
 * Adds figures up, per whatever `keyOf` says. Only figures that are published themselves are added, never the people behind them:
 * so no total says more than its parts, and nothing is found by subtracting one from another.
 */
export function totalsOf<Key extends string>(
  figures: readonly SignalFigure[],
  keyOf: (figure: SignalFigure) => Key,
): Map<Key, number> {
  const totals = new Map<Key, number>();
  for (const figure of figures) {
    const key = keyOf(figure);
    totals.set(key, (totals.get(key) ?? 0) + figure.people);
  }
  return totals;
}

/** The first day of the month of a day (YYYY-MM-DD). */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** The first day of the month that is so many months later, or earlier when the number is negative. */
export function monthsAfter(month: string, count: number): string {
  const [year = 0, ordinal = 1] = month.split('-').map(Number);
  const index = year * 12 + (ordinal - 1) + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** Municipalities by name, for a choice. */
export const byName = (list: readonly Municipality[]): Municipality[] =>
  [...list].sort((a, b) => a.name.localeCompare(b.name, 'nl'));
