import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createTestApp } from '../../test/support/app.ts';
import { createLog, describeError } from './log.ts';

const { app } = await createTestApp();

test('a fault in the log says which error it was and where, and repeats nothing that people entered', async () => {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const faults = await Promise.all(
    [
      sql`select ${'Yonas'}::uuid`.execute(app.db),
      sql`select ${'Yonas 1990'}::date`.execute(app.db),
      sql`insert into job (kind, body) values ('Yonas', null)`.execute(app.db),
      Promise.resolve('{"name": Yonas').then(JSON.parse),
      Promise.reject(new Error('550 5.1.1 <yonas@voorbeeld.nl>: no such user', { cause: 'Yonas' })),
      Promise.reject('yonas@voorbeeld.nl'),
    ].map((failing) => failing.catch((fault: unknown) => fault)),
  );
  for (const fault of faults) log.error('request failed', fault);
  expect(lines.join().toLowerCase()).not.toContain('yonas');
  expect(lines[0]).toContain('DatabaseError 22P02');
  expect(lines[2]).toContain('DatabaseError 23502, table job, column body');
  expect(lines[3]).toMatch(/SyntaxError.*\\n {4}at /);
});

test('our own message stays readable', () => {
  expect(describeError(new Error('the translation server does not answer'))).toBe(
    'Error: the translation server does not answer',
  );
  expect(
    describeError(Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:25'), { code: 'ESOCKET' })),
  ).toBe('Error ESOCKET: connect ECONNREFUSED 10.0.0.1:25');
});
