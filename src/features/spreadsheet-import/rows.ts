import type { InitiativeDraft, Surroundings } from '#features/hsds';
import { idFromName, levelOf, mapService } from '#features/hsds';
import { type Cells, cellsOf, withDefaults } from './cells.ts';
import { FIELDS, type Field } from './fields.ts';
import { rawOf } from './raw.ts';
import { type Grid, REMARKS, type Reading, type RowRead, type RowRemark, type Tell } from './types.ts';
import { audienceIn, centsIn, yesNo } from './words.ts';

/** A row that says nothing but this belongs to the one above. */
const MORE: readonly Field[] = ['day', 'from', 'until', 'when', 'languages'];
const onlyMore = (cells: Cells): boolean =>
  FIELDS.every((field) => field === 'leave' || MORE.includes(field) || !cells.one(field));

/**
 * The rows of a sheet as initiatives, read with the rules by which HSDS is read. Rows that say more of the one above
 * (merged cells, a second time) are joined to it; what is not said stays unknown.
 */
export function readRows(grid: Grid, reading: Reading, around: Surroundings): RowRead[] {
  const found = new Map<string, RowRead>();
  let above: { cells: Cells; read: RowRead } | undefined;
  const list: RowRead[] = [];
  for (const cells of cellsOf(grid, reading)) {
    const remarks: RowRemark[] = [];
    const tell: Tell = (code, value) => {
      if (!remarks.some((one) => one.code === code)) remarks.push({ code, value: value.slice(0, 120) });
    };
    // Another day, another hour of the one above.
    if (above?.read.draft && onlyMore(cells)) {
      const more = draftOf(withDefaults(cells, saidBy(above.cells)), reading, around, tell);
      if (more) join(above.read, more.draft, cells.row);
      continue;
    }
    const whole = withDefaults(cells, organisationOf(cells, above?.cells, reading, tell));
    const made = draftOf(whole, reading, around, tell);
    const read: RowRead = {
      row: cells.row,
      organisation: whole.one('organisation'),
      name: whole.one('name') || whole.one('organisation'),
      remarks,
      ...(made ? { draft: made.draft } : {}),
    };
    if (!made) tell('no-name', cells.one('summary'));
    above = { cells: whole, read };
    const before = read.draft && found.get(read.draft.sourceId);
    if (read.draft && before) {
      join(before, read.draft, cells.row);
      continue;
    }
    if (read.draft) found.set(read.draft.sourceId, read);
    list.push(read);
  }
  for (const { remarks } of list) remarks.sort((a, b) => REMARKS.indexOf(a.code) - REMARKS.indexOf(b.code));
  return list;
}

const saidBy = (cells: Cells) => ({ name: cells.one('name'), organisation: cells.one('organisation') });

/** Who offers it: the row, the row above where a cell was merged, the whole list, or else it is called as it is named. */
function organisationOf(cells: Cells, above: Cells | undefined, reading: Reading, tell: Tell) {
  if (cells.one('organisation')) return {};
  const merged = reading.columns.includes('organisation') ? above?.one('organisation') : undefined;
  if (merged && cells.one('name')) tell('organisation-above', merged);
  return { organisation: (cells.one('name') && merged) || reading.organisation || cells.one('name') };
}

function draftOf(
  cells: Cells,
  reading: Reading,
  around: Surroundings,
  tell: Tell,
): { draft: InitiativeDraft } | undefined {
  const name = cells.one('name') || cells.one('organisation');
  if (!name) return undefined;
  const raw = rawOf(cells, reading, tell);
  const town = cells.one('town') || reading.town;
  const id = idFromName([cells.one('organisation'), name, town, cells.one('address')].join('|'));
  const mapped = mapService({ ...raw, id }, around, (code, _, value) => {
    const known = REMARKS.find((one) => one === code);
    if (known) tell(known, String(value ?? ''));
  });
  const draft = mapped.ok && mapped.value[0];
  return draft ? { draft: { ...draft, ...certain(cells, draft, tell) } } : undefined;
}

/** What columns of their own say without doubt. */
function certain(cells: Cells, draft: InitiativeDraft, tell: Tell): Partial<InitiativeDraft> {
  const said = (field: 'childcare' | 'stepFree' | 'walkIn'): boolean | null => {
    const cell = cells.one(field);
    const answer = yesNo(cell);
    if (cell && answer === null) tell('unclear', cell);
    return answer;
  };
  const [childcare, stepFree, walkIn] = [said('childcare'), said('stepFree'), said('walkIn')];
  const cents = centsIn(cells.one('cost'));
  const audience = audienceIn(cells.one('audience'));
  const level = cells.one('level').toUpperCase();
  return {
    ...(childcare === null ? {} : { childcare }),
    ...(walkIn === null ? {} : { walkIn }),
    ...(cents === null ? {} : { costCents: cents }),
    ...(audience ? { audience } : {}),
    ...(level ? levelOf({ name: '', terms: [`niveau ${level}`], all: '' }, true) : {}),
    ...(stepFree ? { access: [...new Set([...draft.access, 'stepFree' as const])] } : {}),
    ...(stepFree === false ? { accessLacks: [...new Set([...draft.accessLacks, 'stepFree' as const])] } : {}),
  };
}

/** Adds the times and languages of another row; what the first lacks, it gets. */
function join(read: RowRead, more: InitiativeDraft, row: number): void {
  const { draft } = read;
  if (!draft) return;
  const times = [...draft.times, ...more.times].filter(
    (time, at, all) =>
      all.findIndex((one) => one.weekday === time.weekday && one.startsAt === time.startsAt) === at,
  );
  read.draft = {
    ...draft,
    times: times.sort((a, b) => a.weekday - b.weekday || a.startsAt - b.startsAt).slice(0, 100),
    languages: [...new Set([...draft.languages, ...more.languages])].sort(),
    email: draft.email ?? more.email,
    phone: draft.phone ?? more.phone,
    website: draft.website ?? more.website,
  };
  const before = read.remarks.find(({ code }) => code === 'joined');
  if (before) before.value += `, ${row}`;
  else read.remarks.push({ code: 'joined', value: String(row) });
}
