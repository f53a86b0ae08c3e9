import { foldText } from '#algorithms/text-search';
import type { TableOptions } from '#core/http/table-query.ts';
import type { RowProposal } from '../commit/plan.ts';
import { ROW_ISSUE_CODES, type RowIssueCode } from '../rows/parsed-row.ts';
import { currentCell } from './row-changes.ts';

/** Which rows to show: possible duplicates, rows with problems, doubles in the list, new ones, those left out, or all. */
export const ROW_VIEWS = ['ask', 'told', 'doubled', 'new', 'out', 'all'] as const;
export type RowView = (typeof ROW_VIEWS)[number];

export type RowSort = 'row' | 'name' | 'sure';
export type RowFilter = 'show' | 'issue';

export const ROWS_TABLE: TableOptions<RowSort, RowFilter> = {
  sorts: ['row', 'name', 'sure'],
  filters: { show: ROW_VIEWS, issue: ROW_ISSUE_CODES },
};

/** Remarks that ask for nothing: what we did is what people mean. */
const INFORMATION: readonly RowIssueCode[] = [
  'joined',
  'organisation-above',
  'section-above',
  'two-places',
  'several-contacts',
  'full',
  'waitlist',
];
/** The reason that a row stays out. */
const REASONS_OUT: readonly RowIssueCode[] = [
  'no-name',
  'claimed',
  'skipped-heading',
  'skipped-total',
  'skipped-note',
  'skipped-section',
  'stopped',
  'paused',
];

/** `fits`: good to know; `poor`: worth correcting; `cannot`: the reason that the row stays out. Also the CSS class. */
export function weightOf(code: RowIssueCode): 'fits' | 'poor' | 'cannot' {
  if (INFORMATION.includes(code)) return 'fits';
  return REASONS_OUT.includes(code) ? 'cannot' : 'poor';
}

/** Whether a row has remarks that somebody should look at. @param settled kinds that somebody agreed with */
export const hasProblem = ({ row }: RowProposal, settled: readonly RowIssueCode[]): boolean =>
  row.draft !== undefined &&
  !row.skipped &&
  row.issues.some(({ code }) => weightOf(code) === 'poor' && !settled.includes(code));

/** Whether a row is shown in a view. */
export function inView(view: RowView, settled: readonly RowIssueCode[]): (proposal: RowProposal) => boolean {
  if (view === 'ask') return ({ existing }) => existing !== undefined && existing.maintainer !== 'this-list';
  if (view === 'told') return (proposal) => hasProblem(proposal, settled);
  if (view === 'doubled') return ({ doubled }) => doubled !== undefined;
  if (view === 'new') return ({ choice }) => choice === 'new';
  if (view === 'out') return ({ row, choice }) => !row.draft || choice === 'leave';
  return () => true;
}

/** The first view that is worth looking at. */
export const firstView = (rows: readonly RowProposal[], settled: readonly RowIssueCode[]): RowView =>
  ROW_VIEWS.find((view) => rows.some(inView(view, settled))) ?? 'all';

/** Whether a row has all these words, in the file or in what was read. */
export function hasWords({ row }: RowProposal, search: string): boolean {
  const words = foldText(search).split(/\s+/u).filter(Boolean);
  const text = foldText([row.organisation, row.name, ...row.said.map(currentCell)].join(' '));
  return words.every((word) => text.includes(word));
}

/** The rows of a view with a remark and the words that somebody looks for. */
export const rowsShown = (
  rows: readonly RowProposal[],
  { show, issue, search }: { show: RowView; issue?: RowIssueCode | undefined; search: string },
  settled: readonly RowIssueCode[],
): RowProposal[] =>
  rows.filter(
    (proposal) =>
      inView(show, settled)(proposal) &&
      (!issue || proposal.row.issues.some(({ code }) => code === issue)) &&
      (!search || hasWords(proposal, search)),
  );

/** The kinds of remarks in a list, with how often each is there, the most urgent first. */
export function issueKinds(rows: readonly RowProposal[]): { code: RowIssueCode; count: number }[] {
  const counts = new Map<RowIssueCode, number>();
  for (const { row } of rows)
    for (const { code } of row.issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  return ROW_ISSUE_CODES.flatMap((code) => {
    const count = counts.get(code);
    return count ? [{ code, count }] : [];
  });
}
