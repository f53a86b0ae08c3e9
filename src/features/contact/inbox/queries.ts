import { type Expression, type SqlBool, sql } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import { pagesOf, TABLE_PAGE_ROWS, type TablePage, type TableQuery } from '#core/http/table-query.ts';
import { toQuestion } from '../model/queries.ts';
import type { ContactQuestion } from '../model/types.ts';
import { INBOX_VIEWS, type InboxView, type QuestionFilter, type QuestionSort } from './views.ts';

/** A question in the list of the inbox, with the beginning of what was asked. */
export interface InboxRow extends ContactQuestion {
  firstWords: string;
}

const FIRST_WORDS_LENGTH = 160;

const SORT_COLUMNS = {
  promised: 'promised_at',
  received: 'received_at',
  name: 'name',
} as const satisfies Record<QuestionSort, keyof Database['contact_question']>;

/** Text that is looked for, as a pattern in which `%` and `_` mean themselves. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** The questions of one view, not those that were merged into another. */
const inView = (tx: Tx, view: InboxView) => {
  const all = tx.selectFrom('contact_question').where('merged_into', 'is', null);
  return view === 'deleted'
    ? all.where('deleted_at', 'is not', null)
    : all.where('deleted_at', 'is', null).where('state', 'in', [...INBOX_VIEWS[view]]);
};

/**
 * One page of a view of the inbox: searched in names, addresses, subjects and everything that was written.
 * @param ownKey the id of the team member for whom the filter `me` stands
 */
export async function searchInbox(
  tx: Tx,
  view: InboxView,
  query: TableQuery<QuestionSort, QuestionFilter>,
  ownKey: string,
): Promise<TablePage<InboxRow>> {
  let found = inView(tx, view);
  const { search, filters } = query;
  if (filters.category) found = found.where(sql<SqlBool>`category = ${filters.category}`);
  if (filters.language) found = found.where('language', '=', filters.language);
  if (filters.assigned === 'nobody') found = found.where('assigned_to', 'is', null);
  else if (filters.assigned)
    found = found.where(assignedTo(filters.assigned === 'me' ? ownKey : filters.assigned));
  if (search) {
    const pattern = containing(search);
    found = found.where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('name', 'ilike', pattern),
        eb('email', 'ilike', pattern),
        eb('subject', 'ilike', pattern),
        exists(
          selectFrom('contact_message')
            .select('contact_message.id')
            .whereRef('contact_message.question_id', '=', 'contact_question.id')
            .where('words', 'ilike', pattern),
        ),
      ]),
    );
  }
  const { count } = await found
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const total = Number(count);
  const pages = pagesOf(total);
  const page = Math.min(query.page, pages);
  const rows = await found
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom('contact_message')
        .select(sql<string>`left(words, ${sql.lit(FIRST_WORDS_LENGTH)})`.as('first'))
        .whereRef('contact_message.question_id', '=', 'contact_question.id')
        .where('side', '=', 'asker')
        .orderBy('at')
        .limit(1)
        .as('first_words'),
    )
    .orderBy(SORT_COLUMNS[query.sort], (order) => (query.descending ? order.desc() : order.asc()).nullsLast())
    .orderBy('id')
    .limit(TABLE_PAGE_ROWS)
    .offset((page - 1) * TABLE_PAGE_ROWS)
    .execute();
  return {
    rows: rows.map((row) => ({ ...toQuestion(row), firstWords: row.first_words ?? '' })),
    total,
    page,
    pages,
  };
}

/** A question that is given to somebody; what is no id is given to nobody. */
const assignedTo = (id: string): Expression<SqlBool> => sql<SqlBool>`assigned_to::text = ${id}`;

/** How many questions each view holds. */
export async function countViews(tx: Tx): Promise<Record<InboxView, number>> {
  const rows = await tx
    .selectFrom('contact_question')
    .select(['state', sql<boolean>`deleted_at is not null`.as('deleted')])
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('merged_into', 'is', null)
    .groupBy(['state', 'deleted'])
    .execute();
  const countOf = (view: InboxView) =>
    rows
      .filter(({ state, deleted }) =>
        view === 'deleted' ? deleted : !deleted && (INBOX_VIEWS[view] as readonly string[]).includes(state),
      )
      .reduce((sum, { count }) => sum + Number(count), 0);
  return {
    open: countOf('open'),
    owner: countOf('owner'),
    waiting: countOf('waiting'),
    answered: countOf('answered'),
    quarantine: countOf('quarantine'),
    deleted: countOf('deleted'),
  };
}

/** The open question with the earliest promise, other than this one; those that a colleague has come last. */
export async function nextOpenQuestion(tx: Tx, after: string, ownKey: string): Promise<string | undefined> {
  const row = await inView(tx, 'open')
    .select('id')
    .where('id', '!=', after)
    .orderBy(sql`assigned_to is not null and assigned_to <> ${ownKey}`)
    .orderBy('promised_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

const MAX_RELATED = 12;

/** Other questions that may be of the same asker: the same address, the one it names, and the newest of the same name. */
export async function relatedQuestions(
  tx: Tx,
  { id, email, name, possiblyOf }: ContactQuestion,
): Promise<ContactQuestion[]> {
  const rows = await tx
    .selectFrom('contact_question')
    .selectAll()
    .where('merged_into', 'is', null)
    .where('deleted_at', 'is', null)
    .where('id', '!=', id)
    .where(({ or, eb, fn }) =>
      or([
        ...(possiblyOf ? [eb('id', '=', possiblyOf)] : []),
        ...(email ? [eb(fn<string>('lower', ['email']), '=', email.toLowerCase())] : []),
        ...(name ? [eb('name', '=', name)] : []),
        eb.lit(false),
      ]),
    )
    .orderBy('last_at', 'desc')
    .limit(MAX_RELATED)
    .execute();
  return rows.map(toQuestion);
}

/** The questions that were merged into this one. */
export async function mergedQuestions(tx: Tx, into: string): Promise<ContactQuestion[]> {
  const rows = await tx
    .selectFrom('contact_question')
    .selectAll()
    .where('merged_into', '=', into)
    .orderBy('received_at')
    .execute();
  return rows.map(toQuestion);
}

/** To whom a question can be given. */
export interface Colleague {
  id: string;
  name: string;
}

/** Everybody who answers questions, by name. */
export async function answeringColleagues(tx: Tx): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`select id, name from answering_colleagues()`.execute(tx);
  return rows;
}

/** The languages of the questions that are there, for the filter. */
export async function languagesInInbox(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('contact_question')
    .select('language')
    .distinct()
    .orderBy('language')
    .execute();
  return rows.map(({ language }) => language);
}
