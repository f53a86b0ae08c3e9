/** Rows on one page of a table: what fits a screen or two, and what a phone shows without waiting. */
export const TABLE_PAGE_ROWS = 50;

/** What the address of a table says: `?q=sara&need=interpreter&sort=-name&page=2`. */
export interface TableQuery<Sort extends string = string, Filter extends string = string> {
  search: string;
  sort: Sort;
  descending: boolean;
  /** Counts from 1. */
  page: number;
  /** Only filters that are on. */
  filters: Partial<Record<Filter, string>>;
}

/** Which orders and filters a table knows. */
export interface TableOptions<Sort extends string, Filter extends string> {
  /** The first is the order of a table that nobody sorted; begins with `-` when that is descending. */
  sorts: readonly [Sort | `-${Sort}`, ...Sort[]];
  /** The values of each filter; an empty list: any text. */
  filters: Record<Filter, readonly string[]>;
}

const MAX_SEARCH_LENGTH = 100;
const MAX_PAGE = 10_000;

/** Reads the address of a table. What the table does not know is left out, so that an old bookmark still opens it. */
export function readTableQuery<Sort extends string, Filter extends string>(
  query: URLSearchParams,
  { sorts, filters }: TableOptions<Sort, Filter>,
): TableQuery<Sort, Filter> {
  const known = new Set(sorts.map(withoutSign));
  const asked = query.get('sort') ?? '';
  const order = known.has(withoutSign(asked)) ? asked : sorts[0];
  const page = Number(query.get('page'));
  const found: Partial<Record<Filter, string>> = {};
  for (const name in filters) {
    const value = query.get(name)?.slice(0, MAX_SEARCH_LENGTH);
    if (value && (filters[name].length === 0 || filters[name].includes(value))) found[name] = value;
  }
  return {
    search: (query.get('q') ?? '').trim().slice(0, MAX_SEARCH_LENGTH),
    sort: withoutSign(order) as Sort,
    descending: order.startsWith('-'),
    page: Number.isInteger(page) && page > 0 ? Math.min(page, MAX_PAGE) : 1,
    filters: found,
  };
}

/**
 * The address of the same table with something changed. Whatever changes but the page leads to the first page; a filter that
 * is set to undefined is off.
 */
export function tableHref<Sort extends string, Filter extends string>(
  path: string,
  query: TableQuery<Sort, Filter>,
  change: Partial<Omit<TableQuery<Sort, Filter>, 'filters'>> & {
    filters?: Partial<Record<Filter, string | undefined>>;
  } = {},
): string {
  const next = { ...query, page: 1, ...change, filters: { ...query.filters, ...change.filters } };
  const params = new URLSearchParams();
  if (next.search) params.set('q', next.search);
  for (const [name, value] of Object.entries(next.filters)) if (value) params.set(name, String(value));
  params.set('sort', `${next.descending ? '-' : ''}${next.sort}`);
  if (next.page > 1) params.set('page', String(next.page));
  return `${path}?${params}`;
}

/** One page of rows, and on which page of how many it is: beyond the last page there is the last page. */
export interface TablePage<Row> {
  rows: Row[];
  /** Of all pages together. */
  total: number;
  page: number;
  pages: number;
}

/** Cuts the page that the address asks for out of rows that are in memory. */
export function tablePage<Row>(
  rows: readonly Row[],
  { page }: Pick<TableQuery, 'page'>,
  size = TABLE_PAGE_ROWS,
): TablePage<Row> {
  const pages = pagesOf(rows.length, size);
  const shown = Math.min(page, pages);
  return { rows: rows.slice((shown - 1) * size, shown * size), total: rows.length, page: shown, pages };
}

/** How many pages a table of so many rows has; an empty one has one. */
export const pagesOf = (total: number, size = TABLE_PAGE_ROWS): number =>
  Math.max(1, Math.ceil(total / size));

/** The address of a table that shows everything in one order: nothing to search, sort or leaf through. */
export const WHOLE_TABLE: TableQuery = {
  search: '',
  sort: '',
  descending: false,
  page: 1,
  filters: {},
};

/** All rows as one page. */
export const wholeTable = <Row>(rows: readonly Row[]): TablePage<Row> => ({
  rows: [...rows],
  total: rows.length,
  page: 1,
  pages: 1,
});

/** Sorts rows by what a column compares by, in the reader's language; what is empty comes last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  { descending }: Pick<TableQuery, 'descending'>,
  language: string,
  keyOf: (row: Row) => string | number | Date | null | undefined,
): Row[] {
  const compare = new Intl.Collator(language, { numeric: true, sensitivity: 'base' }).compare;
  return [...rows].sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (isEmpty(left) || isEmpty(right)) return Number(isEmpty(left)) - Number(isEmpty(right));
    const order =
      typeof left === 'string' && typeof right === 'string'
        ? compare(left, right)
        : Number(left) - Number(right);
    return descending ? -order : order;
  });
}

const isEmpty = (value: unknown): value is null | undefined | '' =>
  value === null || value === undefined || value === '';

const withoutSign = (order: string): string => (order.startsWith('-') ? order.slice(1) : order);
