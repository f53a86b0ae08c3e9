import type { Initiative } from '#features/directory/rules.ts';
import type { InitiativeDraft } from '#features/hsds/rules.ts';
import type { DuplicateCandidate } from '../duplicates/find-duplicates.ts';
import type { ParsedRow } from '../rows/parsed-row.ts';
import type { RowChoice } from './types.ts';

/** Who maintains an existing initiative: this list (it has the same source id), the organisation itself, or anybody else. */
export type Maintainer = 'this-list' | 'owner' | 'other';

type ExistingInitiative = Pick<Initiative, 'id' | 'texts' | 'language' | 'organisation' | 'town'>;

/** A row, the existing initiative that it equals or resembles, and what can be done with it. */
export interface RowProposal {
  row: ParsedRow;
  existing?: {
    initiative: ExistingInitiative;
    certain: boolean;
    maintainer: Maintainer;
  };
  /** Empty when there is nothing to choose: the row can only stay out. */
  options: RowChoice[];
  choice: RowChoice;
}

interface DirectoryState {
  duplicates: ReadonlyMap<string, DuplicateCandidate<Initiative>>;
  /** Sources of existing initiatives, by initiative id. */
  origins: ReadonlyMap<string, { source: string; sourceId: string }>;
  /** What an earlier version of this list imported, by source id. */
  fromThisList: ReadonlyMap<string, ExistingInitiative>;
  /** Source ids of initiatives of this list that their organisations have claimed. */
  claimed: ReadonlySet<string>;
  choices: Readonly<Record<string, RowChoice>>;
  /** The source of this list. */
  source: string;
  /** The source of initiatives that their organisations maintain. */
  ownerSource: string;
}

/** What is proposed for every row, with the choices that somebody made already. */
export function proposeRows(rows: readonly ParsedRow[], state: DirectoryState): RowProposal[] {
  return rows.map((row) => {
    const proposal = proposeRow(row, state);
    const chosen = state.choices[row.key];
    return chosen && proposal.options.includes(chosen) ? { ...proposal, choice: chosen } : proposal;
  });
}

function proposeRow(row: ParsedRow, state: DirectoryState): RowProposal {
  if (!row.draft) return { row, options: [], choice: 'leave' };
  if (state.claimed.has(row.draft.sourceId)) return leaveClaimed(row);
  const imported = state.fromThisList.get(row.draft.sourceId);
  if (imported)
    return {
      row,
      existing: { initiative: imported, certain: true, maintainer: 'this-list' },
      options: ['replace', 'leave'],
      choice: 'replace',
    };
  const duplicate = state.duplicates.get(row.key);
  if (!duplicate) return { row, options: ['new', 'leave'], choice: 'new' };
  const { certain } = duplicate;
  const origin = state.origins.get(duplicate.initiative.id);
  const maintainer: Maintainer = origin?.source === state.ownerSource ? 'owner' : 'other';
  const existing = { ...duplicate, maintainer };
  if (maintainer === 'owner')
    return { row, existing, options: ['leave', 'new'], choice: certain ? 'leave' : 'new' };
  // From an older version of this list, in which the row had another source id.
  const update: RowChoice = origin?.source === state.source ? 'replace' : 'fill';
  return { row, existing, options: ['fill', 'replace', 'new', 'leave'], choice: certain ? update : 'new' };
}

const leaveClaimed = (row: ParsedRow): RowProposal => ({
  row: { ...row, issues: [{ code: 'claimed', value: '' }, ...row.issues] },
  options: [],
  choice: 'leave',
});

/** What will be written: new initiatives, and changes to existing ones. */
export interface ImportPlan {
  added: { draft: InitiativeDraft; organisation: string }[];
  changed: { id: string; how: 'fill' | 'replace'; draft: InitiativeDraft }[];
}

export function makePlan(proposals: readonly RowProposal[]): ImportPlan {
  const plan: ImportPlan = { added: [], changed: [] };
  for (const { row, existing, choice } of proposals) {
    const { draft, organisation } = row;
    if (!draft || choice === 'leave') continue;
    // What this list imported before is imported again under the same source id, so values that it no longer has disappear.
    if (existing?.maintainer === 'this-list' || choice === 'new' || !existing)
      plan.added.push({ draft, organisation });
    else plan.changed.push({ id: existing.initiative.id, how: choice, draft });
  }
  return plan;
}
