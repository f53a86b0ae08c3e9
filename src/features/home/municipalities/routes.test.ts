import { expect, test } from 'vitest';
import { saveInitiatives, saveOrganisations } from '#features/directory';
import { createTestApp } from '../../../../test/support/app.ts';
import { toInitiativeRow } from '../../directory/listings/model/rules.ts';
import { emptyListingForm } from '../../directory/listings/registration/read-form.ts';

const { browser, asOperator, faults } = await createTestApp();
await asOperator(async (tx) => {
  const [organisation] = await saveOrganisations(tx, 'list:test', [
    { sourceId: '1', name: 'De Kade', texts: {}, website: null, email: null, phone: null },
  ]);
  const row = (
    sourceId: string,
    name: string,
    goals: ('dutch' | 'people')[],
    childcare: boolean | null,
    town = 'Delft',
  ) => ({
    ...toInitiativeRow({ ...emptyListingForm('nl'), name, summary: 'x', goals }, undefined),
    sourceId,
    organisationId: organisation?.id ?? '',
    confirmedAt: null,
    town,
    municipality: 'GM0503',
    childcare,
  });
  await saveInitiatives(tx, 'list:test', [
    row('1', 'Taalcafé', ['dutch'], null),
    row('2', 'Breicafé', ['people'], true),
    row('3', 'Formule', ['people'], null, '=HYPERLINK("http://evil.example")'),
  ]);
});

test('a municipality is found by its name, a town or a postcode; an unknown name is asked', async () => {
  const found = await browser().get('/nl/municipalities?place=delft');
  expect(found.to).toContain('m=GM0503');
  expect((await browser().get('/nl/municipalities?place=2611')).to).toContain('m=GM0503');
  const unsure = await browser().get('/nl/municipalities?place=Delftt');
  expect(unsure.status).toBe(200);
  expect(unsure.html).toMatch(/Wat bedoel je met.*m=GM0503/s);
  const two = await browser().get('/nl/municipalities?place=Den+Hoorn');
  expect(two.html).toContain('m=GM0448');
  expect(two.html).toContain('m=GM1842');
});

test('the table counts per town and goal, filters stand in the address, and gaps are named', async () => {
  const page = await browser().get('/nl/municipalities?m=GM0503');
  expect(page.html).toContain('3 initiatieven');
  expect(page.html).toMatch(/geen met kinderopvang/);
  const filtered = await browser().get('/nl/municipalities?m=GM0503&childcare=1');
  expect(filtered.html).toContain('1 initiatief');
  expect((await browser().get('/nl/municipalities?m=GM9999')).html).toContain('Per gemeente');
  expect((await browser().get('/nl/work')).html).toContain('/nl/municipalities"');
});

test('the file opens in a spreadsheet without a formula, and holds what the filters leave', async () => {
  const all = await browser().get('/nl/municipalities/table.csv?m=GM0503');
  expect(all.headers.get('content-type')).toContain('text/csv');
  expect(all.html.split('\r\n').filter(Boolean)).toHaveLength(4);
  expect(all.html).toContain("'=HYPERLINK");
  for (const cell of all.html.replaceAll('"', '').split(/[;\n]/)) expect(cell).not.toMatch(/^[=+@\t-]/);
  const filtered = await browser().get('/nl/municipalities/table.csv?m=GM0503&childcare=1');
  expect(filtered.html.split('\r\n').filter(Boolean)).toHaveLength(2);
  expect((await browser().get('/nl/municipalities/table.csv')).status).toBe(404);
});

test('the list for another site is chosen, seen and copied; the address that it holds can be embedded', async () => {
  const page = await browser().get('/nl/municipalities/embed?m=GM0503&goal=people&theme=plain&in=ar');
  expect(page.html).toContain('Breicafé');
  const [, code = ''] = page.html.match(/<textarea id="embed-code"[^>]*>([^<]*)/) ?? [];
  const src =
    code
      .match(/src=&quot;([^ ]*?)&quot;|src="([^ ]*?)"/)
      ?.slice(1)
      .find(Boolean) ?? '';
  const url = new URL(src.replaceAll('&amp;amp;', '&').replaceAll('&amp;', '&'));
  expect(url.pathname).toBe('/ar/initiatives/embed');
  const embedded = await browser().get(url.pathname + url.search);
  expect(embedded.status).toBe(200);
  expect(embedded.html).toContain('Breicafé');
  expect(embedded.html).not.toContain('Taalcafé');
});

test('a poster has the chosen languages, each in its own direction, and a code that leads to the places', async () => {
  const page = await browser().get('/nl/municipalities/poster?m=GM0503&in=ar&in=uk');
  expect(page.html).toMatch(/<div lang="ar" dir="rtl">.*<div lang="uk" dir="ltr">/s);
  expect(page.html).not.toContain('<div lang="ti"');
  expect(page.html).toContain('/ar/initiatives?town=GM0503-delft');
  expect((await browser().get('/nl/municipalities/poster')).to).toBe('/nl/municipalities');
  expect(faults).toEqual([]);
});
