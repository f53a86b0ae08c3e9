import { type ExpressionBuilder, sql } from 'kysely';
import type { FieldSealer } from '#core/crypto/field-encryption.ts';
import type { Database, Tx } from '#core/db/connection.ts';
import { pagesOf, TABLE_PAGE_ROWS, type TablePage } from '#core/http/table-query.ts';
import { addDays } from '#core/time/recurrence.ts';
import type { TargetGroup } from '../model/events.ts';
import { openCaseName } from '../model/queries.ts';
import type { Stage, WaitsFor } from '../model/stages.ts';
import { STAGES } from '../model/stages.ts';
import { type CaseloadQuery, type CaseloadView, DUE_FILTERS, weekOf } from './rules.ts';

/** A case in the list. */
export interface CaseRow {
  id: string;
  number: string;
  name: string;
  stage: Stage;
  stageSince: string;
  waitsFor: WaitsFor;
  nextDueOn: string | null;
  nextRule: string | null;
  group: TargetGroup;
  guide: string | null;
  language: string;
}

/** Whose list it is, on which day. */
export interface CaseloadOf {
  account: string;
  view: CaseloadView;
  today: string;
}

type CaseExpression = ExpressionBuilder<Database, 'integration_case'>;

const inView = (eb: CaseExpression, { view, account }: Pick<CaseloadOf, 'view' | 'account'>) => {
  const open = eb('closed_at', 'is', null);
  switch (view) {
    case 'mine':
      return eb.and([open, eb('guide_id', '=', account)]);
    case 'nobody':
      return eb.and([open, eb('guide_id', 'is', null)]);
    case 'closed':
      return eb('closed_at', 'is not', null);
    case 'all':
      return open;
  }
};

function filtered(eb: CaseExpression, of: CaseloadOf, { filters }: CaseloadQuery) {
  const { stage, waits, group, guide, due } = filters;
  const week = weekOf(filters.week);
  const days = due && due !== 'none' ? DUE_FILTERS[due as keyof typeof DUE_FILTERS] : undefined;
  return eb.and([
    inView(eb, of),
    ...(stage ? [eb('stage', '=', stage)] : []),
    ...(waits ? [eb('waits_for', '=', waits)] : []),
    ...(group ? [eb('target_group', '=', group)] : []),
    // Only an id is compared with ids: any other text finds nothing.
    ...(guide ? [eb(sql<string>`guide_id::text`, '=', guide)] : []),
    ...(due === 'none' ? [eb('next_due_on', 'is', null)] : []),
    ...(due === 'late' ? [eb('next_due_on', '<', of.today)] : []),
    ...(days ? [eb('next_due_on', '<=', addDays(of.today, days))] : []),
    ...(week
      ? [
          eb.exists(
            eb
              .selectFrom('case_deadline as d')
              .select('d.case_id')
              .whereRef('d.case_id', '=', 'integration_case.id')
              .where('d.state', 'in', ['open', 'late'])
              .where('d.due_on', '>=', week.from)
              .where('d.due_on', '<=', week.to),
          ),
        ]
      : []),
  ]);
}

const ROW_COLUMNS = [
  'id',
  'number',
  'name_sealed',
  'stage',
  'stage_since',
  'waits_for',
  'next_due_on',
  'next_rule',
  'target_group',
  'guide_id',
  'language',
] as const;

/** In the order of the way, not of the alphabet. */
const STAGE_ORDER = sql`array_position(${sql.lit(`{${STAGES.join(',')}}`)}::text[], stage)`;

/**
 * One page of the caseload. Names are encrypted, so a search or an order by name opens all names of the list; everything else
 * the database sorts and cuts.
 */
export async function caseload(
  tx: Tx,
  app: FieldSealer,
  of: CaseloadOf,
  query: CaseloadQuery,
  language: string,
): Promise<TablePage<CaseRow>> {
  const cases = tx.selectFrom('integration_case').where((eb) => filtered(eb, of, query));
  const toRow = (row: Awaited<ReturnType<typeof rows>>[number], name: string): CaseRow => ({
    id: row.id,
    number: row.number,
    name,
    stage: row.stage as Stage,
    stageSince: row.stage_since,
    waitsFor: row.waits_for as WaitsFor,
    nextDueOn: row.next_due_on,
    nextRule: row.next_rule,
    group: row.target_group as TargetGroup,
    guide: row.guide_id,
    language: row.language,
  });
  const rows = (ids: string[]) =>
    tx.selectFrom('integration_case').select(ROW_COLUMNS).where('id', 'in', ids).execute();
  const inOrder = async (ids: string[]): Promise<CaseRow[]> => {
    if (ids.length === 0) return [];
    const byId = new Map((await rows(ids)).map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? [toRow(row, openCaseName(app, id, row.name_sealed))] : [];
    });
  };
  if (query.search || query.sort === 'name') {
    const named = (await cases.select(['id', 'number', 'name_sealed']).execute()).map(
      ({ id, number, name_sealed }) => ({
        id,
        number,
        name: openCaseName(app, id, name_sealed),
      }),
    );
    const found = searchNames(named, query.search);
    const compare = new Intl.Collator(language, { sensitivity: 'base', numeric: true }).compare;
    found.sort((a, b) => (query.sort === 'number' ? compare(a.number, b.number) : compare(a.name, b.name)));
    if (query.descending) found.reverse();
    return pageOf(found.length, query.page, async (from, to) =>
      inOrder(found.slice(from, to).map(({ id }) => id)),
    );
  }
  const { total } = await cases
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const direction = query.descending ? 'desc' : 'asc';
  const ordered = {
    due: cases.orderBy('next_due_on', (order) => (query.descending ? order.desc() : order.asc()).nullsLast()),
    name: cases,
    stage: cases.orderBy(STAGE_ORDER, direction).orderBy('stage_since'),
    number: cases.orderBy('number', direction),
  }[query.sort];
  return pageOf(total, query.page, async (from, to) => {
    const ids = await ordered
      .orderBy('id')
      .select('id')
      .offset(from)
      .limit(to - from)
      .execute();
    return inOrder(ids.map(({ id }) => id));
  });
}

/** Who has all the words in their name or number, in any case and without accents. */
function searchNames<Named extends { name: string; number: string }>(
  named: Named[],
  search: string,
): Named[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return named;
  return named.filter(({ name, number }) => {
    const text = plain(`${name} ${number}`);
    return words.every((word) => text.includes(word));
  });
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

async function pageOf(
  total: number,
  page: number,
  read: (from: number, to: number) => Promise<CaseRow[]>,
): Promise<TablePage<CaseRow>> {
  const pages = pagesOf(total);
  const shown = Math.min(page, pages);
  const from = (shown - 1) * TABLE_PAGE_ROWS;
  return { rows: await read(from, from + TABLE_PAGE_ROWS), total, page: shown, pages };
}

/** How many cases each list has. */
export async function countViews(tx: Tx, account: string): Promise<Record<CaseloadView, number>> {
  const row = await tx
    .selectFrom('integration_case')
    .select(({ fn, eb }) => [
      fn
        .countAll<number>()
        .filterWhere(eb('closed_at', 'is', null))
        .as('all'),
      fn
        .countAll<number>()
        .filterWhere(eb.and([eb('closed_at', 'is', null), eb('guide_id', '=', account)]))
        .as('mine'),
      fn
        .countAll<number>()
        .filterWhere(eb.and([eb('closed_at', 'is', null), eb('guide_id', 'is', null)]))
        .as('nobody'),
      fn
        .countAll<number>()
        .filterWhere(eb('closed_at', 'is not', null))
        .as('closed'),
    ])
    .executeTakeFirstOrThrow();
  return { mine: row.mine, all: row.all, nobody: row.nobody, closed: row.closed };
}

/** How many open cases of a guide have a term that has passed. */
export async function countLate(tx: Tx, account: string, today: string): Promise<number> {
  const { late } = await tx
    .selectFrom('integration_case')
    .select(({ fn }) => fn.countAll<number>().as('late'))
    .where('closed_at', 'is', null)
    .where('guide_id', '=', account)
    .where('next_due_on', '<', today)
    .executeTakeFirstOrThrow();
  return late;
}

/** How many terms of a rule end in the week of a Monday. */
export interface WeekCount {
  week: string;
  rule: string;
  count: number;
}

/** The terms that end in the weeks from `from` up to and including `to`, by week; `account`: only of the cases of this guide. */
export async function dueByWeek(
  tx: Tx,
  { account, from, to }: { account: string | null; from: string; to: string },
): Promise<WeekCount[]> {
  return tx
    .selectFrom('case_deadline as d')
    .innerJoin('integration_case as c', 'c.id', 'd.case_id')
    .select(({ fn }) => [
      sql<string>`date_trunc('week', d.due_on)::date`.as('week'),
      'd.rule',
      fn.countAll<number>().as('count'),
    ])
    .where('d.state', 'in', ['open', 'late'])
    .where('d.due_on', '>=', from)
    .where('d.due_on', '<=', to)
    .where('c.closed_at', 'is', null)
    .$if(account !== null, (query) => query.where('c.guide_id', '=', account))
    .groupBy([sql`1`, 'd.rule'])
    .orderBy(sql`1`)
    .orderBy('d.rule')
    .execute();
}

/** How much work a guide has; of `guide` null: of nobody yet. */
export interface Workload {
  guide: string | null;
  cases: number;
  late: number;
  /** Terms that end within four weeks. */
  soon: number;
  waitsForGuide: number;
  beforePlan: number;
}

/** The open cases by guide. */
export async function workloads(tx: Tx, today: string, soonDays: number): Promise<Workload[]> {
  return tx
    .selectFrom('integration_case')
    .select(({ fn, eb }) => [
      'guide_id as guide',
      fn.countAll<number>().as('cases'),
      fn.countAll<number>().filterWhere('next_due_on', '<', today).as('late'),
      fn
        .countAll<number>()
        .filterWhere(
          eb.and([eb('next_due_on', '>=', today), eb('next_due_on', '<=', addDays(today, soonDays))]),
        )
        .as('soon'),
      fn.countAll<number>().filterWhere('waits_for', '=', 'guide').as('waitsForGuide'),
      fn
        .countAll<number>()
        .filterWhere('stage', 'in', ['notice', 'registered', 'intake', 'learnability'])
        .as('beforePlan'),
    ])
    .where('closed_at', 'is', null)
    .groupBy('guide_id')
    .execute();
}

/** Gives an open case that nobody has to a guide. @returns false when somebody took it just before */
export async function takeUnassigned(tx: Tx, id: string, guide: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('integration_case')
    .set({ guide_id: guide })
    .where('id', '=', id)
    .where('guide_id', 'is', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Has another case of the tenant this number already? */
export async function isNumberTaken(tx: Tx, number: string): Promise<boolean> {
  const row = await tx
    .selectFrom('integration_case')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives open cases to a guide, or to nobody. @returns how many changed */
export async function assignCases(tx: Tx, ids: string[], guide: string | null): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('integration_case')
    .set({ guide_id: guide })
    .where('id', 'in', ids)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Closes a case, or opens it again. @returns false when somebody changed it since `version` */
export async function setClosed(
  tx: Tx,
  { id, version, closedAt }: { id: string; version: number; closedAt: Date | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('integration_case')
    .set({ closed_at: closedAt, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A term of a case, as it was last computed. */
export interface StoredDeadline {
  rule: string;
  baseEvent: string;
  state: 'open' | 'met' | 'late' | 'stands-still' | 'cannot-say' | 'lapsed';
  dueOn: string | null;
  metOn: string | null;
  waitsFor: string;
}

/** The terms of a case, what ends first on top. */
export async function deadlinesOf(tx: Tx, caseId: string): Promise<StoredDeadline[]> {
  const rows = await tx
    .selectFrom('case_deadline')
    .select([
      'rule',
      'base_event as baseEvent',
      'state',
      'due_on as dueOn',
      'met_on as metOn',
      'waits_for as waitsFor',
    ])
    .where('case_id', '=', caseId)
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('rule')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as StoredDeadline['state'] }));
}
