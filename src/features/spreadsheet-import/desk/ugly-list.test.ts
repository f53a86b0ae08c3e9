import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { issueOperatorLink } from '#features/accounts';
import { findTown } from '#features/hsds';
import { createTestApp } from '../../../../test/support/app.ts';
import { filledIn } from '../../../../test/support/forms.ts';
import { signInTeam } from '../../../../test/support/team.ts';
import { allInitiatives } from '../../directory/catalogue/queries.ts';
import type { Initiative } from '../../directory/catalogue/types.ts';
import { phoneDigits } from '../cells/parse-contacts.ts';
import { guessMapping } from '../columns/guess-columns.ts';
import { readGrids } from '../file/read-grids.ts';
import type { ParsedRow } from '../rows/parsed-row.ts';
import { readRows } from '../rows/read-rows.ts';
import { ROW_FACTS } from './row-facts.ts';
import { type UglyRow, uglyList } from './ugly-list.testing.ts';

const { browser, app, owner, faults } = await createTestApp();
const client = new pg.Client(owner);
await client.connect();
afterAll(() => client.end());

type Reading = 'right' | 'in words' | 'wrong';

const timesOf = ({ draft }: ParsedRow): string[] =>
  (draft?.times ?? []).map(({ weekday, startsAt, endsAt, recurrence }) =>
    [
      weekday,
      startsAt,
      endsAt,
      ...(recurrence?.every === 'month' ? ['month', ...recurrence.ordinals] : []),
      ...(recurrence?.every === 'weeks' ? ['weeks', recurrence.interval, recurrence.from] : []),
    ].join(' '),
  );
const isSame = (a: readonly string[], b: readonly string[]) => a.toSorted().join() === b.toSorted().join();
const saidIn = (row: ParsedRow, field: string) => row.said.find((cell) => cell.field === field)?.file ?? '';

function readTimes(row: ParsedRow, { times = [] }: UglyRow): Reading {
  const read = timesOf(row);
  if (isSame(read, times) && times.length) return 'right';
  const words = row.draft?.texts[row.draft.language]?.when ?? '';
  return read.length === 0 && words.includes(saidIn(row, 'when')) ? 'in words' : 'wrong';
}
function readContact(
  row: ParsedRow,
  read: string | null,
  right: string | null | undefined,
  issue: string,
): Reading {
  if (read !== null) return read === right ? 'right' : 'wrong';
  return row.issues.some(({ code }) => code === issue || code === 'own-contact') ? 'in words' : 'wrong';
}

test.each([1, 2, 3, 4, 5, 6])('an ugly list (seed %i) is read right, or its words are kept', async (seed) => {
  const { csv, rows } = uglyList(seed);
  const read = readGrids(Buffer.from(csv));
  if ('wrong' in read) throw new Error(read.wrong);
  const [grid] = read.grids;
  if (!grid) throw new Error('no sheet');
  const parsed = readRows(grid, guessMapping(read.grids, 'lijst'), { today: '2026-11-24', findTown });
  const byRow = new Map(parsed.map((row) => [row.row, row]));
  const found: Record<'times' | 'phone' | 'email', Record<Reading, string[]>> = {
    times: { right: [], 'in words': [], wrong: [] },
    phone: { right: [], 'in words': [], wrong: [] },
    email: { right: [], 'in words': [], wrong: [] },
  };
  for (const expected of rows) {
    const row = byRow.get(expected.row);
    if (!row?.draft || !expected.times) continue;
    const { phone, email } = row.draft;
    const note = (field: keyof typeof found, reading: Reading) =>
      found[field][reading].push(
        `${expected.row} ${expected.kind}: ${row.said.map(({ file }) => file).join(' | ')}`,
      );
    note('times', readTimes(row, expected));
    note('phone', readContact(row, phone && phoneDigits(phone), expected.phone, 'bad-phone'));
    note('email', readContact(row, email, expected.email, 'bad-email'));
  }
  for (const readings of Object.values(found)) {
    const all = Object.values(readings).flat().length;
    expect(readings.wrong.length / all, readings.wrong.join('\n')).toBeLessThanOrEqual(0.03);
    expect(all, 'most rows are looked at').toBeGreaterThan(50);
    expect(readings.right.length / all, 'most is read').toBeGreaterThan(0.5);
  }
  const skipped = rows.filter(({ outcome, kind }) => outcome === 'none' || kind === 'section');
  expect(skipped.filter(({ row }) => !byRow.get(row)?.skipped)).toEqual([]);
  expect(parsed.filter((row) => row.skipped).length).toBe(skipped.length);
});

const team = browser();
await signInTeam(team, app, await issueOperatorLink(app, 'Deniz', 900));
const initiatives = () => inTransaction(app.db, {}, (tx) => allInitiatives(tx));
const unescaped = (html: string) =>
  html
    // What stands in a field can be read as well.
    .replace(
      /<input[^>]* type="text"[^>]* value="([^"]*)"[^>]*>|<input type="text" value="([^"]*)"[^>]*>/gu,
      '$1$2',
    )
    .replace(/<[^>]+>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The rows of all pages of the preview: by key the choice and the text of what we read. */
async function preview(list: string) {
  const rows = new Map<string, { choice: string; read: string; existing: string | undefined }>();
  for (const page of [1, 2, 3]) {
    const { html } = await team.get(`${list}/rows?show=all&page=${page}`);
    const choices = filledIn(html);
    for (const chunk of html.split('<tr role="row" data-row').slice(1)) {
      const key = /id="row-([\d.]+)"/u.exec(chunk)?.[1] ?? '';
      const [, said = '', readDifferently = '', now = ''] = chunk.split(/<(?:td|th)\b/u).slice(1);
      const choice = [choices[`row${key}`] ?? 'leave'].flat()[0] ?? 'leave';
      rows.set(key, {
        choice,
        read: unescaped(said + readDifferently),
        existing: /initiatives\/([\da-f-]{36})"/u.exec(now)?.[1],
      });
    }
  }
  return rows;
}

test('what the preview says of each row is what happens, and no two organisations become one', async () => {
  const { csv, rows, listed } = uglyList(3);
  for (const [index, { organisation, name, town, phone }] of listed.entries()) {
    const { rows: saved } = await client.query(
      `insert into organisation (name, source, source_id) values ($1, 'hsds:x', $2) returning id`,
      [organisation, `o${index}`],
    );
    await client.query(
      `insert into initiative (organisation_id, texts, town, source, source_id, phone)
        values ($1, $2, $3, 'hsds:x', $4, $5)`,
      [saved[0].id, JSON.stringify({ nl: { name, summary: '' } }), town, `s${index}`, phone],
    );
  }
  await new Promise((resolve) => setTimeout(resolve, 600));
  const before = new Map((await initiatives()).map((initiative) => [initiative.id, initiative]));

  const start = await team.get('/nl/spreadsheets');
  const sent = await team.post('/nl/spreadsheets', {
    ...filledIn(start.html),
    file: new File([csv], 'lelijke lijst.csv'),
  });
  const list = sent.to ?? '';
  await team.post(list, filledIn((await team.get(list)).html));
  const shown = await preview(list);
  const wrong = rows.filter(({ row, outcome }) => {
    const choice = shown.get(String(row))?.choice;
    // A row with the very same words is part of the earlier one before anybody is asked.
    if (outcome === 'join' && choice === undefined) return false;
    return outcome === 'none' ? choice !== 'leave' : choice !== outcome;
  });
  expect(
    wrong.map(({ row, kind, outcome }) => [row, kind, outcome, shown.get(String(row))?.choice]),
    'what is proposed',
  ).toEqual([]);

  const page = await team.get(`${list}/rows`);
  await team.post(`${list}/planted`, filledIn(page.html));
  const after = await initiatives();
  const added = after.filter(({ id }) => !before.has(id));
  const nameOf = ({ texts, language }: Initiative) => texts[language]?.name ?? '';
  const remaining = new Set(added);
  for (const [key, { choice, read }] of shown) {
    if (choice !== 'new') continue;
    const match = [...remaining].find((initiative) =>
      ROW_FACTS.every(({ value }) => {
        const text = value({ ...initiative }, 'nl');
        return !text || read.includes(text.length > 160 ? text.slice(0, 100) : text);
      }),
    );
    expect(match && nameOf(match), `row ${key}: ${read}`).toBeDefined();
    if (match) remaining.delete(match);
  }
  expect([...remaining].map(nameOf), 'nothing came in that the preview did not show').toEqual([]);
  const changed = after.filter(
    (initiative) =>
      before.has(initiative.id) &&
      before.get(initiative.id)?.changedAt.getTime() !== initiative.changedAt.getTime(),
  );
  const filled = [...shown.values()].filter(({ choice }) => choice === 'fill');
  expect(changed.map(({ id }) => id).sort()).toEqual(filled.map(({ existing }) => existing).sort());
  const falseMerges = changed.filter(({ organisation }) => organisation.name.startsWith('Moskee'));
  expect(falseMerges).toEqual([]);
  expect(filled.length).toBe(rows.filter(({ outcome }) => outcome === 'fill').length);
  expect(faults).toEqual([]);
});
