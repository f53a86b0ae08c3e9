import { toHHMM } from '#core/i18n/formats.ts';
import { mergeTimes } from '#core/time/recurrence.ts';
import {
  accessOf,
  type InitiativeDraft,
  idFromName,
  levelOf,
  type MappingContext,
  mapService,
  signLanguageNamed,
} from '#features/hsds/rules.ts';
import type { AccessFeature } from '#features/vocabulary/rules.ts';
import {
  parseAudience,
  parseCents,
  parseContactForms,
  parseGifts,
  parseYesNo,
  splitList,
} from '../cells/parse-values.ts';
import type { ColumnMapping } from '../columns/column-mapping.ts';
import { COLUMN_FIELDS, type ColumnField } from '../columns/fields.ts';
import type { SheetGrid } from '../file/grid.ts';
import { toHsdsRecord } from './hsds-record.ts';
import { type ParsedRow, ROW_ISSUE_CODES, type RowIssue, type RowIssueSink } from './parsed-row.ts';
import { type RowCells, toRowCells, withDefaults } from './row-cells.ts';

const MAX_ISSUE_VALUE_LENGTH = 120;
const MAX_WEEKLY_TIMES = 100;
const MAX_COORDINATOR_LENGTH = 80;

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
  );

/**
 * Reads the rows of a sheet as initiatives, with the rules of the HSDS import. Rows that continue or repeat another one
 * (merged cells, a second time) are joined to it. What a row does not say stays unknown.
 */
export function readRows(grid: SheetGrid, mapping: ColumnMapping, context: MappingContext): ParsedRow[] {
  const rowsBySourceId = new Map<string, ParsedRow>();
  let previous: { cells: RowCells; row: ParsedRow } | undefined;
  const rows: ParsedRow[] = [];
  for (const cells of toRowCells(grid, mapping)) {
    const issues: RowIssue[] = [];
    const addIssue: RowIssueSink = (code, value) => {
      if (!issues.some((issue) => issue.code === code))
        issues.push({ code, value: value.slice(0, MAX_ISSUE_VALUE_LENGTH) });
    };
    if (previous?.row.draft && isContinuation(cells)) {
      const continued = withDefaults(cells, nameAndOrganisation(previous.cells));
      const draft = draftOf(continued, mapping, context, addIssue);
      if (draft) joinRow(previous.row, draft, cells.row);
      continue;
    }
    const completed = withDefaults(cells, organisationOf(cells, previous?.cells, mapping, addIssue));
    const draft = draftOf(completed, mapping, context, addIssue);
    const row: ParsedRow = {
      row: cells.row,
      organisation: completed.text('organisation'),
      name: completed.text('name') || completed.text('organisation'),
      issues,
      ...(draft ? { draft } : {}),
    };
    if (!draft) addIssue('no-name', cells.text('summary'));
    previous = { cells: completed, row };
    const earlier = draft && rowsBySourceId.get(draft.sourceId);
    if (draft && earlier) {
      joinRow(earlier, draft, cells.row);
      continue;
    }
    if (draft) rowsBySourceId.set(draft.sourceId, row);
    rows.push(row);
  }
  for (const { issues } of rows)
    issues.sort((a, b) => ROW_ISSUE_CODES.indexOf(a.code) - ROW_ISSUE_CODES.indexOf(b.code));
  return rows;
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

function draftOf(
  cells: RowCells,
  mapping: ColumnMapping,
  context: MappingContext,
  addIssue: RowIssueSink,
): InitiativeDraft | undefined {
  const name = cells.text('name') || cells.text('organisation');
  if (!name) return undefined;
  const record = toHsdsRecord(cells, mapping, context.today, addIssue);
  const town = cells.text('town') || mapping.town;
  const id = idFromName([cells.text('organisation'), name, town, cells.text('address')].join('|'));
  const mapped = mapService({ ...record, id }, context, (code, _, value) => {
    const rowIssueCode = ROW_ISSUE_CODES.find((known) => known === code);
    const cell = code === 'times-clash' ? cells.text('when') : String(value ?? '');
    if (rowIssueCode) addIssue(rowIssueCode, cell);
  });
  const draft = mapped.ok ? mapped.value[0] : undefined;
  return draft && { ...draft, ...explicitValues(cells, draft, mapping, addIssue) };
}

/** Values that have a column of their own; they override what was inferred from the texts. */
function explicitValues(
  cells: RowCells,
  draft: InitiativeDraft,
  mapping: ColumnMapping,
  addIssue: RowIssueSink,
): Partial<InitiativeDraft> {
  const yesOrNo = (
    field: 'childcare' | 'stepFree' | 'walkIn' | 'certificate' | 'twoAdults',
  ): boolean | null => {
    const cell = cells.text(field);
    const answer = parseYesNo(cell);
    if (cell && answer === null) addIssue('unclear', cell);
    return answer;
  };
  const [childcare, stepFree, walkIn] = [yesOrNo('childcare'), yesOrNo('stepFree'), yesOrNo('walkIn')];
  const costCents = parseCents(cells.text('cost'));
  const audience = parseAudience(cells.text('audience'));
  const level = cells.text('level').toUpperCase();
  return {
    ...(childcare === null ? {} : { childcare }),
    ...(walkIn === null ? {} : { walkIn }),
    ...(costCents === null ? {} : { costCents }),
    ...(audience ? { audience } : {}),
    ...(level ? levelOf({ name: '', terms: [`niveau ${level}`], all: '' }, true) : {}),
    ...accessValues(cells, draft, stepFree, addIssue),
    ...safetyValues(cells, draft, mapping, yesOrNo, addIssue),
    ...giftValues(cells, addIssue),
  };
}

/** What a place has and lacks, from its own columns: a yes or no about stairs, words, and sign languages by name. */
function accessValues(
  cells: RowCells,
  draft: InitiativeDraft,
  stepFreeColumn: boolean | null,
  addIssue: RowIssueSink,
): Partial<InitiativeDraft> {
  const text = cells.text('access');
  const answer = parseYesNo(text);
  const stepFree = stepFreeColumn ?? answer;
  const described = accessOf(text && answer === null ? [{ accessibility: [{ description: text }] }] : []);
  if (text && answer === null && !described.access.length && !described.accessLacks.length)
    addIssue('unclear', text);
  const signed = splitList(cells.text('signLanguages')).filter((name) => parseYesNo(name) === null);
  const signLanguages = signed.flatMap((name) => signLanguageNamed(name) ?? []);
  if (signed.length > signLanguages.length) addIssue('unknown-language', cells.text('signLanguages'));
  const hasSign = signLanguages.length > 0 || parseYesNo(cells.text('signLanguages')) === true;
  const has: AccessFeature[] = [
    ...draft.access,
    ...described.access,
    ...(stepFree ? (['stepFree'] as const) : []),
    ...(hasSign ? (['signLanguage'] as const) : []),
  ];
  const lacks: AccessFeature[] = [
    ...draft.accessLacks,
    ...described.accessLacks,
    ...(stepFree === false ? (['stepFree'] as const) : []),
  ];
  return {
    access: [...new Set(has)].filter((feature) => !lacks.includes(feature)),
    accessLacks: [...new Set(lacks)],
    signLanguages: [...new Set([...draft.signLanguages, ...signLanguages])],
  };
}

/** How one meets and what keeps minors safe. A name comes in only when whoever imports says that its owner knows. */
function safetyValues(
  cells: RowCells,
  draft: InitiativeDraft,
  { ownContacts }: ColumnMapping,
  yesOrNo: (field: 'certificate' | 'twoAdults') => boolean | null,
  addIssue: RowIssueSink,
): Partial<InitiativeDraft> {
  const cell = cells.text('contactForm');
  const contactForms = cell ? parseContactForms(cell) : draft.contactForms;
  if (!contactForms) addIssue('unclear', cell);
  const name = cells.text('coordinator').slice(0, MAX_COORDINATOR_LENGTH);
  if (name && !ownContacts) addIssue('own-contact', name);
  const coordinator = name && ownContacts ? name : null;
  return {
    contactForms: contactForms ?? draft.contactForms,
    safeguards: [
      ...(yesOrNo('certificate') ? (['certificate'] as const) : []),
      ...(yesOrNo('twoAdults') ? (['twoAdults'] as const) : []),
      ...(coordinator ? (['coordinator'] as const) : []),
    ],
    coordinator,
  };
}

function giftValues(cells: RowCells, addIssue: RowIssueSink): Partial<InitiativeDraft> {
  const cell = cells.text('gifts');
  const giftsWanted = parseGifts(cell);
  if (cell && !giftsWanted.length && parseYesNo(cell) === null) addIssue('unclear', cell);
  return giftsWanted.length ? { giftsWanted, helpersWanted: true } : {};
}

/** Adds the times and languages of another row, and the contact details that `row` lacks. */
function joinRow(row: ParsedRow, other: InitiativeDraft, otherRowNumber: number): void {
  const { draft } = row;
  if (!draft) return;
  const { times, conflicts } = mergeTimes([...draft.times, ...other.times]);
  const [conflict] = conflicts;
  if (conflict) row.issues.push({ code: 'times-clash', value: toHHMM(conflict.startsAt) });
  row.draft = {
    ...draft,
    times: times.sort((a, b) => a.weekday - b.weekday || a.startsAt - b.startsAt).slice(0, MAX_WEEKLY_TIMES),
    languages: [...new Set([...draft.languages, ...other.languages])].sort(),
    email: draft.email ?? other.email,
    phone: draft.phone ?? other.phone,
    website: draft.website ?? other.website,
  };
  const joined = row.issues.find(({ code }) => code === 'joined');
  if (joined) joined.value += `, ${otherRowNumber}`;
  else row.issues.push({ code: 'joined', value: String(otherRowNumber) });
}
