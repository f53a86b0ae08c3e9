import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldKeyId, openField, sealField } from '#core/crypto/field-encryption.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { openAccountSession } from '../../test/support/accounts.ts';
import { createTestApp } from '../../test/support/app.ts';
import { askerFor, initiativeWith } from '../../test/support/placements.ts';
import { ownRequests } from '../features/placements/model/requests.ts';
import { openFieldKeys } from './field-keys.ts';
import { keysCommand } from './keys-command.ts';

const { app, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
const folder = mkdtempSync(join(tmpdir(), 'vanonderop-keys-'));
afterAll(async () => {
  await database.end();
  rmSync(folder, { recursive: true, force: true });
});
const keysOfServer = () => openFieldKeys({ DATA_FOLDER: folder, FIELD_KEYS: undefined }, app.secret);
app.fieldKeys = keysOfServer();

/** Runs the command as an operator would. */
async function keys(what: string, { stop = new AbortController().signal, environment = '' } = {}) {
  const [printed, errors]: [string[], string[]] = [[], []];
  const command = keysCommand(async () => ({
    secret: app.secret,
    fieldKeys: openFieldKeys({ DATA_FOLDER: folder, FIELD_KEYS: environment || undefined }, app.secret),
  }));
  const code = await command.run(
    {
      openDatabase: async () => app.db,
      print: (line) => void printed.push(line),
      printError: (line) => void errors.push(line),
      over: null,
      stop,
      now: app.now,
      publicUrl: app.publicUrl,
      dataFolder: folder,
    },
    [what],
  );
  return { code, printed: printed.join('\n'), errors: errors.join('\n') };
}

const people = Array.from({ length: 260 }, () => randomUUID());
let asker: Awaited<ReturnType<typeof askerFor>>;
beforeAll(async () => {
  // More accounts than go into one transaction of the command, and a request.
  await openAccountSession(app, { name: 'Fatma' });
  for (const id of people)
    await database.query(
      'insert into account (id, email_sealed, email_digest, name, made_at) values ($1, $2, $3, $4, now())',
      [
        id,
        sealField(app, { table: 'account', column: 'email_sealed', row: id }, `${id}@work.example`),
        Buffer.from(id),
        'Collega',
      ],
    );
  asker = await askerFor(app, await initiativeWith(app, database));
});

const emailOf = async (id: string | undefined): Promise<[string, string]> => {
  const { rows } = await database.query('select email_sealed from account where id = $1', [id]);
  const sealed: string = rows[0].email_sealed;
  return [
    fieldKeyId(sealed),
    openField(app, { table: 'account', column: 'email_sealed', row: id ?? '' }, sealed),
  ];
};
const firstName = () =>
  inTransaction(app.db, { person: asker.person }, async (tx) =>
    (await ownRequests(tx, app, asker.person)).map((request) => request.firstName),
  );

test('a rotation gives every field a new key, while a server that runs reads on and writes with it', async () => {
  expect((await keys('check')).printed).toBe('key 1: 262 fields, writes');
  const { code, printed, errors } = await keys('rotate');
  expect([code, errors]).toEqual([0, '']);
  expect(printed).toMatch(/New key: 2026-11-24-[0-9a-f]{8}\nEncrypted anew: 262 fields\./);
  const id = /New key: (\S+)/.exec(printed)?.[1];
  expect((await keys('check')).printed).toBe(
    `key 1: 0 fields\n  comes from the secret and stays readable; nothing needs it\nkey ${id}: 262 fields, writes`,
  );
  // The server was not started again.
  expect(await emailOf(people[7])).toEqual([id, `${people[7]}@work.example`]);
  expect(await firstName()).toEqual(['Samira']);
  expect(fieldKeyId(sealField(app, { table: 'account', column: 'email_sealed', row: 'x' }, 'x'))).toBe(id);
  expect(readFileSync(join(folder, 'field-keys'), 'utf8')).not.toContain(app.secret.toString('hex'));
});

test('a rotation that is interrupted goes on with the key that it made, and makes no other', async () => {
  const stopped = new AbortController();
  const interrupted = keys('rotate', { stop: stopped.signal });
  setTimeout(() => stopped.abort(), 100);
  expect((await interrupted).code).toBe(1);
  const { current } = keysOfServer();
  const old = (await keys('check')).printed;
  expect(old).toContain('Fields of older keys');
  const resumed = await keys('rotate');
  expect(resumed.printed).toContain(`going on with that`);
  expect(resumed.printed).not.toContain('New key');
  expect(keysOfServer().current()).toBe(current());
  const { printed } = await keys('check');
  expect(printed).toContain('its line may be removed');
  expect(await emailOf(people[259])).toEqual([current(), `${people[259]}@work.example`]);
});

test('the key of before can be taken away when check says so, and is missed when it was still needed', async () => {
  const file = join(folder, 'field-keys');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines).toHaveLength(2);
  writeFileSync(file, `${lines[1]}\n`);
  expect((await keys('check')).code).toBe(0);
  expect(await firstName()).toEqual(['Samira']);
  writeFileSync(file, '');
  const missed = await keys('check');
  expect([missed.code, missed.errors]).toEqual([1, expect.stringContaining('Put it back from a back-up')]);
  app.fieldKeys = keysOfServer();
  await expect(firstName()).rejects.toThrow('there is no field key');
  writeFileSync(file, `${lines[1]}\n`);
  expect(await firstName()).toEqual(['Samira']);
  writeFileSync(file, 'half a line');
  expect(keysOfServer).not.toThrow();
  expect(() => keysOfServer().current()).toThrow('put it back from a back-up');
  writeFileSync(file, `${lines[1]}\n`);
});

test('what was moved to another row is named, left as it is, and does not stop the others', async () => {
  const [one, other] = people;
  await database.query(
    'update account set email_sealed = (select email_sealed from account where id = $1) where id = $2',
    [one, other],
  );
  const { code, printed, errors } = await keys('rotate');
  expect(code).toBe(1);
  expect(printed).toContain('Encrypted anew: 261 fields.');
  expect(errors).toBe(
    `account.email_sealed of ${other} cannot be read: it was changed, or moved here from somewhere else. It was left as it is.`,
  );
  // And the next rotation still makes a new key.
  expect((await keys('rotate')).printed).toContain('New key');
  await database.query('delete from account where id = $1', [other]);
});

test('keys in the environment are added there: first readable everywhere, then writing', async () => {
  const file = readFileSync(join(folder, 'field-keys'), 'utf8').trim().split('\n');
  const next = `next:${'ab'.repeat(32)}`;
  const refused = await keys('rotate', { environment: file.join() });
  expect([refused.code, refused.errors]).toEqual([1, expect.stringContaining('FIELD_KEYS')]);
  const readable = openFieldKeys({ DATA_FOLDER: folder, FIELD_KEYS: [next, ...file].join() }, app.secret);
  const writing = openFieldKeys({ DATA_FOLDER: folder, FIELD_KEYS: [...file, next].join() }, app.secret);
  const place = { table: 'account', column: 'email_sealed', row: 'x' };
  const sealed = sealField({ secret: app.secret, fieldKeys: writing }, place, 'a@b.example');
  expect(fieldKeyId(sealed)).toBe('next');
  expect(openField({ secret: app.secret, fieldKeys: readable }, place, sealed)).toBe('a@b.example');
  expect(readable.current()).not.toBe('next');
  expect((await keys('rotate', { environment: [...file, next].join() })).code).toBe(0);
  expect((await keys('check', { environment: [...file, next].join() })).printed).toContain(
    'key next: 261 fields',
  );
});

test('the server’s role reads and changes encrypted fields only as the command does', async () => {
  await expect(
    inTransaction(app.db, { person: asker.person }, (tx) =>
      tx
        .selectNoFrom((make) =>
          make.fn('sealed_counts', [make.val('account'), make.val('email_sealed')]).as('n'),
        )
        .execute(),
    ),
  ).rejects.toThrow('only keys may do this');
  await expect(
    inTransaction(app.db, { systemTask: { name: 'keys' } }, (tx) =>
      tx
        .selectNoFrom((make) => make.fn('sealed_counts', [make.val('account'), make.val('name')]).as('n'))
        .execute(),
    ),
  ).rejects.toThrow('holds no encrypted text');
});
