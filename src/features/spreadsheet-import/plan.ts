import type { Initiative } from '#features/directory';
import type { InitiativeDraft } from '#features/hsds';
import type { Likeness } from './same.ts';
import type { Choice, RowRead } from './types.ts';

/** Who keeps what is there already: this very list (known by its name in it), its owner, or anybody else. */
export type Keeper = 'this-list' | 'owner' | 'other';

/** A row, what is there already, and what can be done. */
export interface RowStanding {
  read: RowRead;
  /** What is there already and is the same, or may be. */
  there?: {
    initiative: Pick<Initiative, 'id' | 'texts' | 'language' | 'organisation' | 'town'>;
    sure: boolean;
    keeper: Keeper;
  };
  /** Nothing to choose when empty: it comes in as new, or not at all. */
  options: Choice[];
  choice: Choice;
}

interface Around {
  likenesses: ReadonlyMap<number, Likeness>;
  /** By id: where they come from. */
  origins: ReadonlyMap<string, { source: string; sourceId: string }>;
  /** What this list brought before, by what it calls it. */
  ours: ReadonlyMap<string, Pick<Initiative, 'id' | 'texts' | 'language' | 'organisation' | 'town'>>;
  /** What this list calls initiatives that their organisations keep themselves by now. */
  claimed: ReadonlySet<string>;
  choices: Readonly<Record<string, Choice>>;
  source: string;
  own: string;
}

/** How every row stands: new, known from this list, or alike to what is there; with what somebody chose. */
export function rowStandings(reads: readonly RowRead[], around: Around): RowStanding[] {
  return reads.map((read) => {
    const row = standingOf(read, around);
    const chosen = around.choices[read.row];
    return chosen && row.options.includes(chosen) ? { ...row, choice: chosen } : row;
  });
}

function standingOf(read: RowRead, around: Around): RowStanding {
  if (!read.draft) return { read, options: [], choice: 'leave' };
  if (around.claimed.has(read.draft.sourceId)) return claimedBy(read);
  const ours = around.ours.get(read.draft.sourceId);
  if (ours)
    return {
      read,
      there: { initiative: ours, sure: true, keeper: 'this-list' },
      options: ['replace', 'leave'],
      choice: 'replace',
    };
  const like = around.likenesses.get(read.row);
  if (!like) return { read, options: ['new', 'leave'], choice: 'new' };
  const origin = around.origins.get(like.initiative.id);
  const keeper: Keeper = origin?.source === around.own ? 'owner' : 'other';
  const there = { ...like, keeper };
  if (keeper === 'owner')
    return { read, there, options: ['leave', 'new'], choice: like.sure ? 'leave' : 'new' };
  // Of an older version of this list, under another name.
  const same: Choice = origin?.source === around.source ? 'replace' : 'fill';
  return { read, there, options: ['fill', 'replace', 'new', 'leave'], choice: like.sure ? same : 'new' };
}

const claimedBy = (read: RowRead): RowStanding => ({
  read: { ...read, remarks: [{ code: 'claimed', value: '' }, ...read.remarks] },
  options: [],
  choice: 'leave',
});

/** What will be written: new ones, and changes to what is there. */
export interface Plan {
  added: { draft: InitiativeDraft; organisation: string }[];
  changed: { id: string; how: 'fill' | 'replace'; draft: InitiativeDraft }[];
}

export function planOf(all: readonly RowStanding[]): Plan {
  const plan: Plan = { added: [], changed: [] };
  for (const { read, there, choice } of all) {
    const { draft, organisation } = read;
    if (!draft || choice === 'leave') continue;
    // What this list brought before is brought again, under the same name: what it leaves out now is gone.
    if (there?.keeper === 'this-list' || choice === 'new' || !there) plan.added.push({ draft, organisation });
    else plan.changed.push({ id: there.initiative.id, how: choice, draft });
  }
  return plan;
}
