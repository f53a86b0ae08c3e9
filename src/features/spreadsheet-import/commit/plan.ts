import { createHash } from 'node:crypto';
import type { Initiative } from '#features/directory/rules.ts';
import type { InitiativeDraft } from '#features/hsds/rules.ts';
import type { DoubledRow, DuplicateCandidate, MatchEvidence } from '../duplicates/find-duplicates.ts';
import type { ParsedRow } from '../rows/parsed-row.ts';
import { joinDrafts } from '../rows/read-rows.ts';
import type { RowChoice } from './types.ts';

/** Who maintains an existing initiative: this list (it has the same source id), the organisation itself, or anybody else. */
export type Maintainer = 'this-list' | 'owner' | 'other';

/** A row, the existing initiative that it equals or resembles, and what can be done with it. */
export interface RowProposal {
  row: ParsedRow;
  existing?: {
    initiative: Initiative;
    certain: boolean;
    maintainer: Maintainer;
    /** Absent when this list imported it before. */
    evidence?: MatchEvidence;
  };
  /** The earlier row of this list that it repeats. */
  doubled?: DoubledRow & { row: number; name: string };
  /** Empty when there is nothing to choose: the row can only stay out. */
  options: RowChoice[];
  /** What we propose. */
  preset: RowChoice;
  /** What will happen: what somebody chose, otherwise what we propose. */
  choice: RowChoice;
}

interface DirectoryState {
  duplicates: ReadonlyMap<string, DuplicateCandidate<Initiative>>;
  doubled: ReadonlyMap<string, DoubledRow>;
  /** Sources of existing initiatives, by initiative id. */
  origins: ReadonlyMap<string, { source: string; sourceId: string }>;
  /** What an earlier version of this list imported, by source id. */
  fromThisList: ReadonlyMap<string, Initiative>;
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
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return rows.map((row) => {
    const proposal = proposeRow(row, state, byKey);
    const chosen = state.choices[row.key];
    const choice = chosen && proposal.options.includes(chosen) ? chosen : proposal.preset;
    return { ...proposal, choice };
  });
}

type Proposal = Omit<RowProposal, 'choice'>;

function proposeRow(row: ParsedRow, state: DirectoryState, rows: ReadonlyMap<string, ParsedRow>): Proposal {
  if (!row.draft) return { row, options: [], preset: 'leave' };
  if (row.skipped) return { row, options: ['leave', 'new'], preset: 'leave' };
  if (state.claimed.has(row.draft.sourceId)) return leaveClaimed(row);
  const ended = row.state === 'stopped' || row.state === 'paused';
  const imported = state.fromThisList.get(row.draft.sourceId);
  if (imported) {
    const update: RowChoice = ended ? 'stop' : 'replace';
    const existing = { initiative: imported, certain: true, maintainer: 'this-list' as const };
    if (ended && imported.status !== 'active') return { row, existing, options: ['leave'], preset: 'leave' };
    return { row, existing, options: [update, 'leave'], preset: update };
  }
  const doubledRow = doubledOf(row, state, rows);
  const doubled = doubledRow ? { doubled: doubledRow } : {};
  const withJoin = (options: RowChoice[]): RowChoice[] => (doubledRow ? ['join', ...options] : options);
  if (doubledRow?.certain)
    return { row, doubled: doubledRow, options: ['join', 'new', 'leave'], preset: 'join' };
  const duplicate = state.duplicates.get(row.key);
  if (!duplicate) {
    const options: RowChoice[] = ended ? ['leave', 'new'] : ['new', 'leave'];
    return { row, ...doubled, options: withJoin(options), preset: ended ? 'leave' : 'new' };
  }
  const { initiative, ...evidence } = duplicate;
  const { certain } = evidence;
  const origin = state.origins.get(initiative.id);
  const maintainer: Maintainer = origin?.source === state.ownerSource ? 'owner' : 'other';
  const base = { row, ...doubled, existing: { initiative, certain, maintainer, evidence } };
  if (maintainer === 'owner')
    return { ...base, options: withJoin(['leave', 'new']), preset: certain || ended ? 'leave' : 'new' };
  if (ended)
    return { ...base, options: withJoin(['stop', 'leave', 'new']), preset: certain ? 'stop' : 'leave' };
  // From an older version of this list, in which the row had another source id.
  const update: RowChoice = origin?.source === state.source ? 'replace' : 'fill';
  return {
    ...base,
    options: withJoin(['fill', 'replace', 'new', 'leave']),
    preset: certain ? update : 'new',
  };
}

function doubledOf(
  row: ParsedRow,
  { doubled }: DirectoryState,
  rows: ReadonlyMap<string, ParsedRow>,
): RowProposal['doubled'] {
  const found = doubled.get(row.key);
  const earlier = found && rows.get(found.of);
  return earlier && { ...found, row: earlier.row, name: earlier.name };
}

const leaveClaimed = (row: ParsedRow): Proposal => ({
  row: { ...row, issues: [{ code: 'claimed', value: '' }, ...row.issues] },
  options: [],
  preset: 'leave',
});

/** What will be written: new initiatives, changes to existing ones, and those that are no longer offered. */
export interface ImportPlan {
  added: { key: string; draft: InitiativeDraft; organisation: string }[];
  changed: { key: string; id: string; how: 'fill' | 'replace'; draft: InitiativeDraft }[];
  stopped: { key: string; id: string; status: string }[];
}

export function makePlan(proposals: readonly RowProposal[]): ImportPlan {
  const plan: ImportPlan = { added: [], changed: [], stopped: [] };
  const joined = Map.groupBy(
    proposals.filter(({ choice, doubled }) => choice === 'join' && doubled),
    ({ doubled }) => doubled?.of ?? '',
  );
  for (const { row, existing, choice } of proposals) {
    const { key, organisation } = row;
    if (!row.draft || choice === 'leave' || choice === 'join') continue;
    if (choice === 'stop') {
      if (existing) plan.stopped.push({ key, id: existing.initiative.id, status: row.draft.status });
      continue;
    }
    const draft = (joined.get(key) ?? []).reduce(
      (whole, { row: other }) => (other.draft ? joinDrafts(whole, other.draft).draft : whole),
      // Whoever brings in a row that says "stopped" knows that it goes on.
      choice === 'new' ? { ...row.draft, status: 'active' } : row.draft,
    );
    // What this list imported before is imported again under the same source id, so values that it no longer has disappear.
    if (existing?.maintainer === 'this-list' || choice === 'new' || !existing)
      plan.added.push({ key, draft, organisation });
    else plan.changed.push({ key, id: existing.initiative.id, how: choice, draft });
  }
  return plan;
}

/** Identifies a plan: whoever says yes to one plan does not get another, because the directory changed meanwhile. */
export const planFingerprint = (plan: ImportPlan, missing: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([plan, [...missing].sort()]))
    .digest('base64url')
    .slice(0, 22);
