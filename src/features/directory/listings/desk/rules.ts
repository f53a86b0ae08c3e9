import { foldText } from '#algorithms/text-search';
import { isStale } from '../../catalogue/confirmation-age.ts';
import type { ListingState } from '../model/types.ts';

/** One initiative as the team's list shows it: with its listing, where somebody keeps it. */
export interface DeskRow {
  listing: string | null;
  initiative: string | null;
  name: string;
  organisation: string;
  town: string;
  /** CBS code. */
  municipality: string | null;
  /** Of the listing; of an initiative without one, what the directory says. */
  state: Exclude<ListingState, 'draft'>;
  /** Everybody can find it now. What nobody confirmed for a year is public to its owner and hidden all the same. */
  visible: boolean;
  confirmedAt: Date | null;
  changedAt: Date;
  /** How its owner is reached: by e-mail, only with a link or a card, or there is none. */
  owner: 'email' | 'link' | 'none';
  /** The signal because of which a person should look well before it becomes public. */
  reviewReason: string | null;
  pausedUntil: string | null;
}

/** The parts of the list, each with a filter of its own; an initiative may be in several. */
export const DESK_PARTS = ['waiting', 'stale', 'hidden', 'paused', 'no-owner', 'public', 'gone'] as const;
export type DeskPart = (typeof DESK_PARTS)[number];

/** Is an initiative in this part of the list? */
export function isInPart(row: DeskRow, part: DeskPart, now: Date): boolean {
  switch (part) {
    case 'waiting':
    case 'paused':
      return row.state === part;
    case 'stale':
      return row.state === 'public' && row.visible && isStale(row, now);
    case 'hidden':
      return row.state === 'hidden' || (row.state === 'public' && !row.visible);
    case 'no-owner':
      return row.owner === 'none' && row.state === 'public';
    case 'public':
      return row.state === 'public' && row.visible;
    case 'gone':
      return row.state === 'stopped' || row.state === 'removed' || row.state === 'refused';
  }
}

/** How many initiatives are in each part. */
export function countParts(rows: readonly DeskRow[], now: Date): Record<DeskPart, number> {
  const counts = Object.fromEntries(DESK_PARTS.map((part) => [part, 0])) as Record<DeskPart, number>;
  for (const row of rows) for (const part of DESK_PARTS) if (isInPart(row, part, now)) counts[part]++;
  return counts;
}

/** Whether every word that was typed stands in the name, the organisation or the town, apart from capitals and marks. */
export function matchesSearch(row: DeskRow, search: string): boolean {
  const words = foldText(search).split(/\s+/).filter(Boolean);
  const text = foldText([row.name, row.organisation, row.town].join(' '));
  return words.every((word) => text.includes(word));
}

/** What the team can do with a listing in a state. */
export type DeskStep = 'vouch' | 'refuse' | 'hide' | 'show' | 'remove';

const STEPS: Record<ListingState, readonly DeskStep[]> = {
  draft: [],
  waiting: ['vouch', 'refuse'],
  refused: ['remove'],
  public: ['hide', 'remove'],
  paused: ['hide', 'remove'],
  stopped: ['remove'],
  hidden: ['show', 'remove'],
  removed: ['show'],
};

export const stepsOf = (state: ListingState): readonly DeskStep[] => STEPS[state];

/**
 * To which state a listing goes back when the team shows it again: the last one before it was hidden or removed. What nobody
 * approved yet waits again.
 * @param earlier the states of its versions, newest first
 */
export function stateBefore(earlier: readonly ListingState[]): 'public' | 'paused' | 'waiting' | 'stopped' {
  const before = earlier.find((state) => state !== 'hidden' && state !== 'removed');
  return before === 'paused' || before === 'stopped' || before === 'public' ? before : 'waiting';
}
