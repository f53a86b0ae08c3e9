import { mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersOf } from '../../../../test/support/voice.ts';
import type { PendingBallot } from './ballot-rules.ts';
import { openBallotJournal } from './journal.ts';

const CONVERSATION = 'a4a3e1a2-6f2a-4a5e-9c57-0a36a1b7d201';
let dataFolder: string;
let faults: string[];
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'vanonderop-journal-'));
  faults = [];
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

const open = (ownsDataFolder = false) =>
  openBallotJournal({
    secret: Buffer.alloc(32, 7),
    settings: { dataFolder, ownsDataFolder },
    log: { info: () => {}, error: (what, cause) => void faults.push(`${what}: ${String(cause)}`) },
  });
const ballot = (number: number, answers = answersOf('agree')): PendingBallot => ({
  id: Buffer.alloc(32, number).toString('base64url'),
  conversation: CONVERSATION,
  answers,
  audience: 'newcomer',
  withHelp: false,
  late: false,
});
const folder = () => join(dataFolder, 'ballots');
const files = async () => (await readdir(folder())).map((name) => join(folder(), name));
const onlyFile = async (): Promise<string> => {
  const [path, ...others] = await files();
  expect(others).toEqual([]);
  return path ?? '';
};
const idsIn = (journal: ReturnType<typeof open>) =>
  new Set(journal.waiting(CONVERSATION).map(({ id }) => id));
const ids = (...numbers: number[]) => new Set(numbers.map((number) => ballot(number).id));

/** As if the process that wrote the journals were gone, or had been on a machine that was switched off. */
async function orphan(how: 'gone' | 'elsewhere'): Promise<void> {
  for (const path of await files()) {
    const text = await readFile(path, 'utf8');
    const end = text.indexOf('\n');
    const header = JSON.parse(text.slice(0, end)) as { process: { began: string; host: string } };
    if (how === 'gone') header.process.began = '0';
    else header.process.host = 'another machine';
    await writeFile(path, JSON.stringify(header) + text.slice(end));
  }
}

test('what was acknowledged is on disk, and who takes over has it', async () => {
  const dead = open();
  await Promise.all([1, 2, 3].map((number) => dead.add(ballot(number))));
  await dead.add(ballot(4));
  await orphan('gone');
  const next = open();
  await next.takeOver();
  expect(idsIn(next)).toEqual(ids(1, 2, 3, 4));
  // And it has it on disk itself.
  await orphan('gone');
  const third = open();
  await third.takeOver();
  expect(idsIn(third)).toEqual(ids(1, 2, 3, 4));
  expect(third.waiting(CONVERSATION)[0]).toMatchObject({
    audience: 'newcomer',
    withHelp: false,
    late: false,
  });
});

test('the file holds no answer, no id and no order that can be read without the key', async () => {
  const journal = open();
  await Promise.all([1, 2, 3].map((number) => journal.add(ballot(number))));
  const text = await readFile(await onlyFile(), 'utf8');
  for (const number of [1, 2, 3]) expect(text).not.toContain(ballot(number).id);
  expect(text).not.toContain(CONVERSATION);
  expect(text).not.toContain('newcomer');
});

test('half a record at the end was never acknowledged and counts as absent', async () => {
  const dead = open();
  await dead.add(ballot(1));
  await dead.add(ballot(2));
  await orphan('gone');
  const path = await onlyFile();
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.slice(0, -5));
  const next = open();
  await next.takeOver();
  expect(idsIn(next)).toEqual(ids(1));
  expect(faults).toEqual([]);
});

test('a whole record that no key opens is told to the operator, and its file is kept', async () => {
  const dead = open();
  await dead.add(ballot(1));
  await dead.add(ballot(2));
  await dead.add(ballot(3));
  await orphan('gone');
  const path = await onlyFile();
  const lines = (await readFile(path, 'utf8')).split('\n');
  lines[2] = `${lines[2]?.slice(0, -6)}AAAAAA`;
  await writeFile(path, lines.join('\n'));
  const next = open();
  await next.takeOver();
  expect(idsIn(next)).toEqual(ids(1, 3));
  expect(faults).toHaveLength(1);
  expect((await files()).filter((each) => each.endsWith('.unreadable'))).toHaveLength(1);
  await next.takeOver();
  expect(faults).toHaveLength(1);
});

test('two servers on one folder write files of their own, and none takes that of a server that runs', async () => {
  const [first, second] = [open(), open()];
  await first.add(ballot(1));
  await second.add(ballot(2));
  expect(await files()).toHaveLength(2);
  await first.takeOver();
  await second.takeOver();
  expect(idsIn(first)).toEqual(ids(1));
  expect(idsIn(second)).toEqual(ids(2));
});

test('the file of another machine is left alone while it is touched, and taken over when it is not', async () => {
  const elsewhere = open();
  await elsewhere.add(ballot(1));
  await orphan('elsewhere');
  const here = open();
  await here.takeOver();
  expect(idsIn(here)).toEqual(ids());
  const anHourAgo = new Date(Date.now() - 3_600_000);
  for (const path of await files()) await utimes(path, anHourAgo, anHourAgo);
  await here.takeOver();
  expect(idsIn(here)).toEqual(ids(1));
});

test('after a restart of its machine the only server on a folder has everything at once', async () => {
  await open().add(ballot(1));
  await orphan('elsewhere');
  const again = open(true);
  await again.takeOver();
  expect(idsIn(again)).toEqual(ids(1));
});

test('a server that was taken for dead acknowledges nothing that could get lost', async () => {
  const frozen = open();
  await frozen.add(ballot(1));
  await orphan('elsewhere');
  const anHourAgo = new Date(Date.now() - 3_600_000);
  for (const path of await files()) await utimes(path, anHourAgo, anHourAgo);
  const other = open();
  await other.takeOver();
  // It goes on after all: what it acknowledges from here on is in a file that nobody deletes.
  await frozen.add(ballot(2));
  await orphan('gone');
  const third = open();
  await third.takeOver();
  expect(idsIn(third)).toEqual(ids(1, 2));
});

test('a disk that takes nothing more acknowledges nothing, and what was there is written when it does again', async () => {
  const journal = open();
  await journal.add(ballot(1));
  await rename(folder(), `${folder()}.away`);
  await writeFile(folder(), '');
  await expect(journal.add(ballot(2))).rejects.toThrow();
  expect(idsIn(journal)).toEqual(ids(1));
  await rm(folder());
  await rename(`${folder()}.away`, folder());
  await journal.add(ballot(3));
  await orphan('gone');
  const next = open();
  await next.takeOver();
  expect(idsIn(next)).toEqual(ids(1, 3));
});

test('what is in the database is forgotten, what changed meanwhile stays, and then no file is left', async () => {
  const journal = open();
  await Promise.all([1, 2].map((number) => journal.add(ballot(number))));
  const written = journal.waiting(CONVERSATION);
  await journal.add(ballot(2, answersOf(null, 'disagree')));
  await journal.forget(written);
  expect(journal.waiting(CONVERSATION).map(({ id, answers }) => [id, [...answers]])).toEqual([
    [ballot(2).id, [...answersOf('agree', 'disagree')]],
  ]);
  await orphan('gone');
  const next = open();
  await next.takeOver();
  expect(idsIn(next)).toEqual(ids(2));
  await next.forget(next.waiting(CONVERSATION));
  expect(next.conversations()).toEqual([]);
  expect((await files()).filter((path) => !path.includes('.new'))).toHaveLength(0);
});
