import type { ComponentChildren } from 'preact';
import { TABLE_PAGE_ROWS, type TablePage, type TableQuery, tableHref } from '#core/http/table-query.ts';
import { Icon } from '../icons/icon.tsx';
import { deskMessagesIn } from '../messages.ts';

/** One column of a table of a desk. */
export interface DeskColumn<Row, Sort extends string = string> {
  label: string;
  /** The order that a tap on the heading asks for; without it the column cannot be sorted. */
  sort?: Sort;
  /** Numbers stand at the end of their column. */
  numeric?: boolean;
  cell: (row: Row) => ComponentChildren;
}

interface DeskTableProps<Row, Sort extends string, Filter extends string> {
  /** What the table holds, for who hears it. */
  caption: string;
  language: string;
  /** The path of the page, with the language. */
  path: string;
  query: TableQuery<Sort, Filter>;
  page: TablePage<Row>;
  /** The first column names the row; its cell should be or hold the link that opens it. */
  columns: DeskColumn<Row, Sort>[];
  rowKey: (row: Row) => string;
  /** What is special about a row: `late` stands out, `off` recedes. */
  rowKind?: (row: Row) => 'late' | 'off' | undefined;
  /** Rows can be chosen for the form with this id, as `chosen`; `nameOf` says which row a box is for. */
  choice?: { form: string; nameOf: (row: Row) => string };
  /** What an empty table says: how to begin, or how to see more. */
  empty: ComponentChildren;
}

/**
 * A table with sortable headings and pages; on a narrow screen each row is a card with the same words. Its roles are said
 * aloud, for browsers forget that a table is one when its display changes.
 */
export function DeskTable<Row, Sort extends string, Filter extends string>({
  caption,
  language,
  path,
  query,
  page,
  columns,
  rowKey,
  rowKind,
  choice,
  empty,
}: DeskTableProps<Row, Sort, Filter>) {
  const t = deskMessagesIn(language);
  if (page.total === 0) return <div class="desk-empty">{empty}</div>;
  return (
    <>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: CSS that turns rows into cards takes the roles away in some browsers */}
      <table class="desk-table" role="table">
        <caption class="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {choice && (
              <th role="columnheader" scope="col" class="choice">
                <input type="checkbox" data-choose-all hidden aria-label={t('choose.all')} />
              </th>
            )}
            {columns.map((column) => (
              <Heading column={column} query={query} path={path} language={language} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {page.rows.map((row) => (
            <tr role="row" data-row class={rowKind?.(row)}>
              {choice && (
                <td role="cell" class="choice">
                  <input
                    type="checkbox"
                    name="chosen"
                    value={rowKey(row)}
                    form={choice.form}
                    aria-label={t('choose.one', { name: choice.nameOf(row) })}
                  />
                </td>
              )}
              {columns.map(({ label, numeric, cell }, i) =>
                i === 0 ? (
                  <th role="rowheader" scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td role="cell" data-label={label} class={numeric ? 'number' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: as above */}
      <TablePager path={path} query={query} page={page} language={language} />
    </>
  );
}

function Heading<Row, Sort extends string, Filter extends string>({
  column: { label, sort, numeric },
  query,
  path,
  language,
}: {
  column: DeskColumn<Row, Sort>;
  query: TableQuery<Sort, Filter>;
  path: string;
  language: string;
}) {
  const t = deskMessagesIn(language);
  const sorted = sort !== undefined && sort === query.sort;
  const descending = sorted && !query.descending;
  return (
    <th
      // biome-ignore lint/a11y/noRedundantRoles: as of the whole table
      role="columnheader"
      scope="col"
      class={numeric ? 'number' : undefined}
      aria-sort={sorted ? (query.descending ? 'descending' : 'ascending') : undefined}
    >
      {sort === undefined ? (
        label
      ) : (
        <a
          href={tableHref(path, query, { sort, descending })}
          aria-label={t(descending ? 'sort.down' : 'sort.up', { column: label })}
        >
          {label}
          <span aria-hidden="true">{sorted ? (query.descending ? ' ↓' : ' ↑') : ''}</span>
        </a>
      )}
    </th>
  );
}

function TablePager<Row, Sort extends string, Filter extends string>({
  path,
  query,
  page: { rows, total, page, pages },
  language,
}: {
  path: string;
  query: TableQuery<Sort, Filter>;
  page: TablePage<Row>;
  language: string;
}) {
  const t = deskMessagesIn(language);
  if (pages === 1) return null;
  const first = (page - 1) * TABLE_PAGE_ROWS + 1;
  return (
    <nav class="desk-pager" aria-label={t('pages')}>
      <span>{t('pages.here', { first, last: first + rows.length - 1, total })}</span>
      {page > 1 && (
        <a rel="prev" href={tableHref(path, query, { page: page - 1 })}>
          <Icon name="back" /> {t('pages.previous')}
        </a>
      )}
      {page < pages && (
        <a rel="next" href={tableHref(path, query, { page: page + 1 })}>
          {t('pages.next')} <Icon name="arrow" />
        </a>
      )}
    </nav>
  );
}
