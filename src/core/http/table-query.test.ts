import { expect, test } from 'vitest';
import { readTableQuery, sortRows, type TableOptions, tableHref, tablePage } from './table-query.ts';

const people: TableOptions<'name' | 'changed', 'need' | 'tag'> = {
  sorts: ['-changed', 'name'],
  filters: { need: ['interpreter', 'childcare'], tag: [] },
};
const read = (query: string) => readTableQuery(new URLSearchParams(query), people);

test('an address without anything is the first page in the usual order', () => {
  expect(read('')).toEqual({ search: '', sort: 'changed', descending: true, page: 1, filters: {} });
});

test('what a table does not know is left out, so that an old bookmark opens it', () => {
  expect(read('sort=shoe&need=wings&page=-3&q=%20sara%20')).toEqual({
    search: 'sara',
    sort: 'changed',
    descending: true,
    page: 1,
    filters: {},
  });
  expect(read('page=1e9').page).toBe(10_000);
  expect(read('tag=anything').filters).toEqual({ tag: 'anything' });
});

test('an address says what was read from it, and a change leads to the first page', () => {
  const query = read('q=sara&need=interpreter&sort=name&page=3');
  expect(tableHref('/nl/people', query, { page: 4 })).toBe(
    '/nl/people?q=sara&need=interpreter&sort=name&page=4',
  );
  expect(tableHref('/nl/people', query, { descending: true })).toBe(
    '/nl/people?q=sara&need=interpreter&sort=-name',
  );
  expect(tableHref('/nl/people', query, { filters: { need: undefined } })).toBe(
    '/nl/people?q=sara&sort=name',
  );
});

test('beyond the last page there is the last page, and nothing is on one page', () => {
  const rows = Array.from({ length: 101 }, (_, i) => i);
  expect(tablePage(rows, { page: 99 })).toEqual({ rows: [100], total: 101, page: 3, pages: 3 });
  expect(tablePage([], { page: 2 })).toEqual({ rows: [], total: 0, page: 1, pages: 1 });
});

test('rows are sorted as people of the language would, and what is empty comes last either way', () => {
  const names = ['Zed', null, 'émile', 'Eva', '10', '9'];
  expect(sortRows(names, { descending: false }, 'nl', (name) => name)).toEqual([
    '9',
    '10',
    'émile',
    'Eva',
    'Zed',
    null,
  ]);
  expect(sortRows(names, { descending: true }, 'nl', (name) => name).at(-1)).toBeNull();
});
