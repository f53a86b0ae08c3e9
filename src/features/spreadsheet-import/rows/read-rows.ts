import { toHHMM } from '#core/i18n/formats.ts';
import { mergeTimes } from '#core/time/recurrence.ts';
import { type InitiativeDraft, idFromName, type MappingContext, mapService } from '#features/hsds/rules.ts';
import { phoneDigits } from '../cells/parse-contacts.ts';
import { parseState, type RowState } from '../cells/parse-state.ts';
import type { ColumnMapping } from '../columns/column-mapping.ts';
import { COLUMN_FIELDS, type ColumnField } from '../columns/fields.ts';
import type { SheetGrid } from '../file/grid.ts';
import { explicitValues } from './explicit-values.ts';
import { toHsdsRecord } from './hsds-record.ts';
import {
  type ParsedRow,
  ROW_ISSUE_CODES,
  type RowIssue,
  type RowIssueSink,
  type SaidInRow,
} from './parsed-row.ts';
import { type Corrections, type RowCells, toRowCells, withDefaults, withValues } from './row-cells.ts';
import { kindOfRow, sectionDefaults, usualWidth } from './row-kind.ts';
import { MAX_TIMES_WORDS } from './row-times.ts';

const MAX_ISSUE_VALUE_LENGTH = 120;
const MAX_WEEKLY_TIMES = 100;

/** A row with nothing but these fields continues the row above. */
const CONTINUATION_FIELDS: readonly ColumnField[] = [
  'day',
  'from',
  'until',
  'when',
  'repeat',
  'start',
  'languages',
];
const isContinuation = (cells: RowCells): boolean =>
  COLUMN_FIELDS.every(
    (field) => field === 'leave' || CONTINUATION_FIELDS.includes(field) || !cells.text(field),
  ) && CONTINUATION_FIELDS.some((field) => cells.text(field));

/**
 * Reads the rows of a sheet as initiatives, with the rules of the HSDS import. Rows that continue or repeat another one
 * (merged cells, a second time) are joined to it; headings, totals and notes in between are no initiatives. What a row does
 * not say stays unknown.
 * @param corrections what somebody typed over cells
 */
export function readRows(
  grid: SheetGrid,
  mapping: ColumnMapping,
  context: MappingContext,
  corrections: Corrections = {},
): ParsedRow[] {
  const rowsBySourceId = new Map<string, ParsedRow>();
  let previous: { cells: RowCells; row: ParsedRow } | undefined;
  let section: { cell: string; defaults: Partial<Record<ColumnField, string>> } | undefined;
  const rows: ParsedRow[] = [];
  const allCells = toRowCells(grid, mapping, corrections);
  const headings = grid.rows[mapping.headings] ?? [];
  const width = usualWidth(allCells);
  for (const [index, cells] of allCells.entries()) {
    const { issues, addIssue } = issueList();
    const kind = corrections[cells.row]
      ? null
      : kindOfRow(cells, { headings, width, isLast: index === allCells.length - 1 });
    const stateful = withoutStates(cells);
    if (!kind && previous?.row.draft && isContinuation(stateful.cells) && !stateful.state) {
      const continued = withDefaults(cells, nameAndOrganisation(previous.cells));
      const [draft] = draftsOf(continued, mapping, context, addIssue);
      if (draft) joinRow(previous.row, draft, cells.row);
      for (const { code, value } of issues)
        if (!previous.row.issues.some((issue) => issue.code === code))
          previous.row.issues.push({ code, value });
      continue;
    }
    const inSection = section ? withDefaults(stateful.cells, section.defaults) : stateful.cells;
    if (section && !kind && inSection.text('name')) addSectionIssue(section, stateful.cells, addIssue);
    const above = kind ? undefined : previous?.cells;
    const completed = withDefaults(inSection, organisationOf(inSection, above, mapping, addIssue));
    const base = {
      row: cells.row,
      organisation: completed.text('organisation'),
      name: completed.text('name') || completed.text('organisation'),
      said: saidIn(cells, mapping, grid, corrections),
      state: stateful.state,
      issues,
      ...(kind ? { skipped: kind } : {}),
    };
    if (kind) {
      const words = cells.raw.filter(Boolean).join(' · ');
      addIssue(`skipped-${kind}`, words);
      const [draft] = kind === 'section' ? draftsOf(completed, mapping, context, () => undefined) : [];
      rows.push({ ...base, key: String(cells.row), name: base.name || words, ...(draft ? { draft } : {}) });
      if (kind === 'section') section = { cell: words, defaults: sectionDefaults(words) };
      if (kind === 'section' || kind === 'heading') previous = undefined;
      continue;
    }
    if (stateful.state) addIssue(stateful.state, stateful.words);
    const unreadState = completed.text('state');
    if (unreadState && !RUNNING.test(unreadState)) addIssue('state-unread', unreadState);
    const drafts = draftsOf(completed, mapping, context, addIssue).map((draft) =>
      withState(draft, stateful.state),
    );
    if (!drafts.length) addIssue('no-name', cells.text('summary'));
    const [first] = drafts;
    const row: ParsedRow = { ...base, key: String(cells.row), ...(first ? { draft: first } : {}) };
    previous = { cells: completed, row };
    const earlier = first && rowsBySourceId.get(first.sourceId);
    if (first && earlier?.draft && drafts.length === 1 && !contactsClash(first, earlier.draft)) {
      joinRow(earlier, first, cells.row);
      previous = { cells: completed, row: earlier };
      continue;
    }
    for (const [place, draft] of drafts.entries()) {
      const own = rowsBySourceId.has(draft.sourceId) ? { ...draft, sourceId: ownSourceId(draft) } : draft;
      const ofPlace = place === 0 ? row : { ...row, key: `${cells.row}.${place + 1}`, issues: [...issues] };
      ofPlace.draft = own;
      rowsBySourceId.set(own.sourceId, ofPlace);
      rows.push(ofPlace);
    }
    if (!first) rows.push(row);
  }
  for (const { issues } of rows)
    issues.sort((a, b) => ROW_ISSUE_CODES.indexOf(a.code) - ROW_ISSUE_CODES.indexOf(b.code));
  return rows;
}

/** Words of a column about the state that say nothing out of the ordinary. */
const RUNNING =
  /^(?:open|actief|loopt(?: nog)?|lopend|doorlopend|ja|nee|active|running|ongoing|ok|(?:er is |nog )?plek(?:ken)?(?: vrij)?|plaats|room|nieuw|new)[.!]?$/iu;

function issueList(): { issues: RowIssue[]; addIssue: RowIssueSink } {
  const issues: RowIssue[] = [];
  const addIssue: RowIssueSink = (code, value) => {
    if (!issues.some((issue) => issue.code === code))
      issues.push({ code, value: value.slice(0, MAX_ISSUE_VALUE_LENGTH) });
  };
  return { issues, addIssue };
}

function addSectionIssue(
  { cell, defaults }: { cell: string; defaults: Partial<Record<ColumnField, string>> },
  cells: RowCells,
  addIssue: RowIssueSink,
): void {
  const fields = COLUMN_FIELDS.filter((field) => defaults[field] && !cells.text(field));
  if (fields.length) addIssue('section-above', cell);
}

/** What the file and the corrections say in the columns that are read. */
function saidIn(
  { row }: RowCells,
  { columns }: ColumnMapping,
  grid: SheetGrid,
  corrections: Corrections,
): SaidInRow[] {
  const cells = grid.rows[row - 1] ?? [];
  const corrected = corrections[row] ?? {};
  const fields = COLUMN_FIELDS.filter((field) => field !== 'leave' && columns.includes(field));
  return fields.map((field) => ({
    field,
    file: columns
      .flatMap((column, index) => (column === field && cells[index]) || [])
      .join(' · ')
      .trim(),
    ...(corrected[field] === undefined ? {} : { corrected: corrected[field] }),
  }));
}

const STATE_ORDER: readonly RowState[] = ['stopped', 'paused', 'waitlist', 'full'];

/** What a row says about whether it goes on, in whichever column, and the row without those words. */
function withoutStates(cells: RowCells): { cells: RowCells; state: RowState | null; words: string } {
  const states: { state: RowState; cell: string }[] = [];
  const changed: Partial<Record<ColumnField, string[]>> = {};
  for (const field of COLUMN_FIELDS) {
    if (field === 'leave') continue;
    const values = cells.values(field);
    const read = values.map(parseState);
    if (read.every(({ state }) => state === null)) continue;
    changed[field] = read.map(({ text }) => text).filter(Boolean);
    for (const [index, { state }] of read.entries())
      if (state) states.push({ state, cell: values[index] ?? '' });
  }
  // A remark in a column that is left out counts when it says nothing else.
  for (const cell of cells.values('leave')) {
    const { state, text } = parseState(cell);
    if (state && !text) states.push({ state, cell });
  }
  states.sort((a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state));
  const [first] = states;
  return { cells: withValues(cells, changed), state: first?.state ?? null, words: first?.cell ?? '' };
}

function withState(draft: InitiativeDraft, state: RowState | null): InitiativeDraft {
  if (state === 'stopped') return { ...draft, status: 'inactive' };
  if (state === 'paused') return { ...draft, status: 'temporarily closed' };
  return state ? { ...draft, room: state, placesFree: 0 } : draft;
}

const nameAndOrganisation = (cells: RowCells) => ({
  name: cells.text('name'),
  organisation: cells.text('organisation'),
});

/** The organisation of a row that names none: that of the row above (a merged cell), that of the whole list, or its own name. */
function organisationOf(
  cells: RowCells,
  previous: RowCells | undefined,
  mapping: ColumnMapping,
  addIssue: RowIssueSink,
) {
  if (cells.text('organisation')) return {};
  const merged = mapping.columns.includes('organisation') ? previous?.text('organisation') : undefined;
  if (merged && cells.text('name')) addIssue('organisation-above', merged);
  return { organisation: (cells.text('name') && merged) || mapping.organisation || cells.text('name') };
}

/** The initiatives of a row: one for each of its places; none without a name. */
function draftsOf(
  cells: RowCells,
  mapping: ColumnMapping,
  context: MappingContext,
  addIssue: RowIssueSink,
): InitiativeDraft[] {
  const name = cells.text('name') || cells.text('organisation');
  if (!name) return [];
  const { record, timesInWords } = toHsdsRecord(cells, mapping, context.today, addIssue);
  const town = cells.text('town') || mapping.town;
  const id = idFromName([cells.text('organisation'), name, town, cells.text('address')].join('|'));
  const mapped = mapService({ ...record, id }, context, (code, _, value) => {
    const rowIssueCode = ROW_ISSUE_CODES.find((known) => known === code);
    const cell = code === 'times-clash' ? cells.text('when') : String(value ?? '');
    if (rowIssueCode) addIssue(rowIssueCode, cell);
  });
  if (!mapped.ok) return [];
  return mapped.value.map((draft, place) => ({
    ...withWhen(draft, timesInWords[place] ?? ''),
    ...explicitValues(cells, draft, mapping, addIssue),
  }));
}

/** Keeps what the list says about times, in its own words. */
function withWhen(draft: InitiativeDraft, words: string): InitiativeDraft {
  const { language, texts } = draft;
  const text = texts[language];
  if (!words || !text) return draft;
  const when = [...new Set([text.when, words].filter(Boolean))].join('; ').slice(0, MAX_TIMES_WORDS);
  return { ...draft, texts: { ...texts, [language]: { ...text, when } } };
}

/** Two rows of the same name whose contact details have nothing in common are two initiatives. */
function contactsClash(a: InitiativeDraft, b: InitiativeDraft): boolean {
  const pairs = [
    [a.email?.toLowerCase(), b.email?.toLowerCase()],
    [a.phone && phoneDigits(a.phone), b.phone && phoneDigits(b.phone)],
    [a.website, b.website],
  ];
  const known = pairs.filter(([left, right]) => left && right);
  return known.length > 0 && known.every(([left, right]) => left !== right);
}

const ownSourceId = ({ sourceId, email, phone, website }: InitiativeDraft): string =>
  idFromName([sourceId, email, phone, website].join('|'));

/** Adds the times and languages of another row, and the contact details that `row` lacks. */
export function joinDrafts(
  draft: InitiativeDraft,
  other: InitiativeDraft,
): { draft: InitiativeDraft; clash: string | null } {
  const { times, conflicts } = mergeTimes([...draft.times, ...other.times]);
  const [conflict] = conflicts;
  const when = other.texts[other.language]?.when ?? '';
  return {
    draft: {
      ...withWhen(draft, when),
      times: times
        .sort((a, b) => a.weekday - b.weekday || a.startsAt - b.startsAt)
        .slice(0, MAX_WEEKLY_TIMES),
      languages: [...new Set([...draft.languages, ...other.languages])].sort(),
      email: draft.email ?? other.email,
      phone: draft.phone ?? other.phone,
      website: draft.website ?? other.website,
    },
    clash: conflict ? toHHMM(conflict.startsAt) : null,
  };
}

function joinRow(row: ParsedRow, other: InitiativeDraft, otherRowNumber: number): void {
  if (!row.draft) return;
  const { draft, clash } = joinDrafts(row.draft, other);
  row.draft = draft;
  if (clash) row.issues.push({ code: 'times-clash', value: clash });
  const joined = row.issues.find(({ code }) => code === 'joined');
  if (joined) joined.value += `, ${otherRowNumber}`;
  else row.issues.push({ code: 'joined', value: String(otherRowNumber) });
}
