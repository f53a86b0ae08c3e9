import { expect, test } from 'vitest';
import { alterPages, comparePages } from './compare.ts';
import { labelOf } from './normalise.ts';
import { makeSite, type Page, type Site } from './visitor.ts';

const RUN = { from: new Date('2026-11-29T19:20:00Z'), until: new Date('2026-11-29T19:25:00Z') };
const [FIRST, SECOND] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const [THIRD, FOURTH] = ['33333333-3333-4333-8333-333333333333', '44444444-4444-4444-8444-444444444444'];

const page = (address: string, body: string): Page => ({
  label: `Anna GET ${labelOf(address)}`,
  address,
  status: 200,
  headers: new Headers({ 'content-type': 'text/html', date: String(Math.random()) }),
  body,
});
const site = (...pages: Page[]): Site => ({ ...makeSite('', ['nl']), pages });
const labels = (ours: Site, theirs: Site) => comparePages(ours, theirs, RUN).map(({ label }) => label);

test('keys, hashes and moments of the run are no difference; another word, status or header is', () => {
  const shown = (key: string, minute: string, word = 'Welkom') =>
    page(
      '/nl',
      `<link href="/assets/style.${key}ABCDEF.css"><input name="token" value="${key}"/><h1>${word}</h1>
      <time datetime="2026-11-29T19:${minute}:10.123Z">20.${minute}</time><p>Om 13.00 uur</p>`,
    );
  expect(labels(site(shown('A1', '21')), site(shown('B2', '22')))).toEqual([]);
  expect(labels(site(shown('A1', '21')), site(shown('A1', '21', 'Hallo')))).toEqual(['Anna GET /nl']);
  const [before, after] = [shown('A1', '21'), shown('A1', '21')];
  expect(labels(site(before), site({ ...after, status: 404 }))).toHaveLength(1);
  expect(labels(site(before), site({ ...after, headers: new Headers({ 'x-new': 'yes' }) }))).toHaveLength(1);
  const tomorrow = { ...after, body: after.body.replace('13.00', '14.00') };
  expect(labels(site(before), site(tomorrow))).toHaveLength(1);
});

test('identifiers may be others in each run, but one in the place of another is noticed', () => {
  const list = (a: string, b: string) =>
    page('/nl/list', `<a href="/nl/x/${a}">A</a><a href="/nl/x/${b}">B</a>`);
  const detail = (id: string) => page(`/nl/x/${id}`, `<h1>${id}</h1>`);
  expect(labels(site(list(FIRST, SECOND), detail(FIRST)), site(list(THIRD, FOURTH), detail(THIRD)))).toEqual(
    [],
  );
  expect(labels(site(list(FIRST, SECOND), detail(FIRST)), site(list(THIRD, FOURTH), detail(FOURTH)))).toEqual(
    ['Anna GET /nl/x/{id}'],
  );
  expect(labels(site(list(FIRST, SECOND)), site(list(THIRD, THIRD)))).toHaveLength(1);
});

test('a drawn code that holds another link is noticed, and so is a page that only one server has', () => {
  const card = (link: string, squares: string) =>
    page('/nl/card', `<p>${link}</p><path fill="black" d="${squares}"/>`);
  const [drawn, other] = ['M20,20h10v10h-10zM30,20h10v10h-10z', 'M20,20h10v10h-10zM40,20h10v10h-10z'];
  expect(labels(site(card(FIRST, drawn)), site(card(SECOND, other)))).toEqual([]);
  expect(labels(site(card(FIRST, drawn)), site(card(FIRST, other)))).toHaveLength(1);
  expect(labels(site(card(FIRST, drawn)), site())).toHaveLength(1);
  expect(labels(site(), site(card(FIRST, drawn)))).toHaveLength(1);
});

test('pages changed on purpose are reported', () => {
  const pages = () => [
    page('/nl', '<h1>Start</h1>'),
    page(
      '/nl/list',
      `<h1>Lijst</h1><a href="/initiatives/${FIRST}"></a><a href="/initiatives/${SECOND}"></a>`,
    ),
    page(`/nl/initiatives/${FIRST}`, `<h1>Een</h1><a href="/initiatives/${FIRST}"></a>`),
  ];
  const theirs = site(...pages());
  const altered = alterPages(theirs);
  expect(altered.length).toBeGreaterThan(0);
  expect(labels(site(...pages()), theirs)).toEqual(expect.arrayContaining(altered));
});
