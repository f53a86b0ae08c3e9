import { expect, test } from 'vitest';
import { seedDemoVoice } from '../../src/features/voice/demo-seed.ts';
import { readPdf } from '../support/read-pdf.ts';
import { site, sticksOut, wrongOnPhoneAndDesk } from '../support/site.ts';
import { makeTenant } from '../support/tenants.ts';

const { phone, at, app, faults } = await site();
await makeTenant(app, 'Gemeente Den Haag', ['GM0518']);
await makeTenant(app, 'Gemeente Lisse', ['GM0553']);
await seedDemoVoice(app);

const RESULTS = '/voice/taal-en-werk/results';
const load = async (path: string) => {
  const answer = await fetch(new URL(path, at));
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
};

test('in every state the results are without a fault for axe, on a phone and on a desk, also from right to left', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  const wrong: string[] = [];
  for (const language of ['nl', 'ar'])
    for (const slug of ['taal-en-werk', 'wonen-in-lisse', 'vrouwen-en-opvang']) {
      const answer = await page.goto(`/${language}/voice/${slug}/results`);
      if (answer?.status() !== 200) wrong.push(`${language} ${slug}: ${answer?.status()}`);
      wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${language} ${slug}: ${what}`));
    }
  expect(wrong).toEqual([]);
  await context.close();
});

test('who reads on a phone without JavaScript sees where people agree, in words and pictures', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto(`/nl${RESULTS}`);
  const agreement = page.locator('section', {
    has: page.getByRole('heading', { name: 'Hier zijn mensen het over eens' }),
  });
  await expect.poll(() => agreement.getByRole('img').count()).toBeGreaterThan(0);
  // The words come before the picture, and the numbers only for who asks.
  expect(await agreement.locator('table').first().isVisible()).toBe(false);
  await agreement.getByText('Cijfers').first().click();
  expect(await agreement.locator('table').first().isVisible()).toBe(true);
  await page.goto('/nl/voice/wonen-in-lisse/results');
  expect(await page.locator('main').innerText()).toContain('Er zijn geen groepen die steeds terugkomen');
  await page.goto('/nl/voice/vrouwen-en-opvang/results');
  expect(await page.locator('main').innerText()).toContain('Nog even geduld');
  await context.close();
});

test('on paper the results fit the page, without what can only be tapped', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto(`/nl${RESULTS}`);
  await page.emulateMedia({ media: 'print' });
  expect(await sticksOut(page)).toEqual([]);
  expect(await page.getByText('Neem het mee').isVisible()).toBe(false);
  expect(await page.getByRole('heading', { name: 'Zo telden we' }).isVisible()).toBe(true);
  await context.close();
}, 60_000);

test('C4: people and votes are the same on the page, in every file, in the feed, in the report and in the open data', async () => {
  const page = await load(`/nl${RESULTS}`);
  const [, people = '', votes = ''] =
    /Mensen samen<\/th><td><\/td><td>(\d+)<\/td>.*?Antwoorden samen[^<]*<\/th><td><\/td><td>(\d+)<\/td>/s.exec(
      page.text,
    ) ?? [];
  expect(Number(people)).toBe(240);
  expect(Number(votes)).toBeGreaterThan(1000);
  const summary = await load(`/nl${RESULTS}/summary.csv`);
  expect(summary.text).toContain(`voters,${people}`);
  expect(summary.text).toContain(`votes,${votes}`);
  const sum = async (file: string, ...columns: number[]) =>
    (await load(`/nl${RESULTS}/${file}`)).text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','))
      .reduce(
        (total, row) => total + columns.reduce((part, column) => part + Number(row[column] || 0), 0),
        0,
      );
  expect(await sum('votes.csv', 3)).toBe(Number(votes));
  expect(await sum('participants.csv', 1)).toBe(Number(people));
  expect(await sum('participants.csv', 2, 3)).toBe(Number(votes));
  expect(await sum('comments.csv', 4, 5)).toBe(Number(votes));
  const feed = await load(`/nl${RESULTS}/feed.atom`);
  expect(feed.type).toContain('atom');
  expect(feed.text).toContain(`Mensen: ${people}. Antwoorden: ${votes}.`);
  const data = JSON.parse((await load('/api/voice/taal-en-werk/results.json')).text);
  expect([data.people, data.votes]).toEqual([Number(people), Number(votes)]);
  const report = await fetch(new URL(`/nl${RESULTS}/report.pdf`, at));
  expect(report.headers.get('content-type')).toBe('application/pdf');
  const text = (await readPdf(new Uint8Array(await report.arrayBuffer()))).text;
  expect(text).toContain(people);
  expect(text).toContain(votes);
  const embed = await load(`/nl${RESULTS}/embed`);
  expect(embed.status).toBe(200);
  expect(embed.text).not.toContain('<form');
  expect((await load('/nl/voice/geen-gesprek/results')).status).toBe(404);
  expect((await load('/api/voice/vrouwen-en-opvang/results.json')).status).toBe(404);
  expect(faults).toEqual([]);
}, 60_000);
