/**
 * What somebody learns who has everything: all tables with their hidden columns, the write-ahead log, a dump, the log lines and the
 * audit log; in blind mode the keys of the server too. Each way to join who was let in with what was said is tried, and each is found
 * to work on a planted variant that writes a ballot as soon as it is cast.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { answersOf, makeConversation, NETWORK } from '../../../../test/support/voice.ts';
import { blindRequest } from '../blind-tokens/client/blind-admission.ts';
import { blindKeyPair, blindPublicKey } from '../blind-tokens/conversation-keys.ts';
import { signBlinded } from '../blind-tokens/signing.ts';
import type { Conversation } from '../model/rules.ts';
import { admit, signBlindly } from './admission.ts';
import { admissionOfCode, ballotId, ballotKeyOfCode, codeHash, signedProof } from './ballot-keys.ts';
import { castBallot, flushBallots } from './cast.ts';
import { makeCodes } from './codes.ts';
import { rewriteBallots } from './queries.ts';
import { shuffled } from './shuffle.ts';

const { app, owner } = await createTestApp();
const client = new pg.Client(owner);
await client.connect();
afterAll(() => client.end());
const lines: string[] = [];
app.log = {
  info: (...all) => void lines.push(JSON.stringify(all)),
  error: (...all) => void lines.push(JSON.stringify(all)),
};

const VOTERS = 60;

/** Somebody with a code, and what only they and the test know. */
interface Voter {
  code: string;
  admission: Buffer;
  hash: Buffer;
  key: Buffer;
  proof: Buffer;
  /** The ballot in the database. */
  id: Buffer;
}

type Row = Record<string, unknown> & { xmin: string; ctid: string };

/** What is left behind in the database and its logs. */
interface Evidence {
  codes: (Row & { hash: Buffer; blinded: Buffer | null })[];
  ballots: (Row & { id: Buffer })[];
  /** Every row of every table as text, in the order in which a dump has them. */
  dump: string;
  /** From the moment on at which the codes had been made. */
  writeAheadLog: Buffer;
  logLines: string;
}

/** The write-ahead log from a position on, as it is on disk. */
async function readWriteAheadLog(from: string): Promise<Buffer> {
  // Servers of tests do not wait for the disk; this commit does, and everything before it is written with it.
  await client.query('set synchronous_commit = on');
  await client.query("select pg_logical_emit_message(true, 'test', 'all that came before is on disk')");
  const { rows } = await client.query<{ content: Buffer; skip: number; end: number }>(
    `with here as (select pg_current_wal_lsn() as lsn)
      select pg_read_binary_file('pg_wal/' || name) as content,
        case when name = pg_walfile_name($1::pg_lsn) then (pg_walfile_name_offset($1::pg_lsn)).file_offset else 0 end as skip,
        case when name = pg_walfile_name(lsn) then (pg_walfile_name_offset(lsn)).file_offset end as end
      from pg_ls_waldir(), here
      where name ~ '^[0-9A-F]{24}$' and name >= pg_walfile_name($1::pg_lsn) and name <= pg_walfile_name(lsn)
      order by name`,
    [from],
  );
  return Buffer.concat(rows.map(({ content, skip, end }) => content.subarray(skip, end ?? content.length)));
}

async function evidenceOf(conversation: Conversation, from: string): Promise<Evidence> {
  const rowsOf = async (table: string) =>
    (
      await client.query(
        `select *, xmin::text, ctid::text from ${table} where conversation_id = $1 order by ${table}.ctid`,
        [conversation.id],
      )
    ).rows;
  const { rows: tables } = await client.query<{ name: string }>(
    "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' order by 1",
  );
  const dump: string[] = [];
  for (const { name } of tables)
    dump.push(
      ...(await client.query(`select to_jsonb(t)::text as row from ${name} t`)).rows.map(({ row }) => row),
    );
  return {
    codes: await rowsOf('voice_code'),
    ballots: await rowsOf('voice_ballot'),
    dump: dump.join('\n'),
    writeAheadLog: await readWriteAheadLog(from),
    logLines: lines.join('\n'),
  };
}

/** So much of a value that it is recognised: a longer one may go on behind the header of the next page of the log. */
const TRACE_BYTES = 16;
const traceIn = (log: Buffer, value: Buffer): number => log.indexOf(value.subarray(0, TRACE_BYTES));

/** Fewer than so many of sixty are guessed by chance: a random order has one right on average, and seven once in ten thousand times. */
const BY_CHANCE = 7;

/** How many of the links in one order are right when the n-th of one list is taken for the n-th of the other. */
const inSameOrder = (voters: readonly Voter[], hashes: readonly Buffer[], ids: readonly Buffer[]): number =>
  voters.filter(({ hash, id }) => {
    const place = hashes.findIndex((each) => each.equals(hash));
    return place >= 0 && ids[place]?.equals(id);
  }).length;

/** For each trace of an admission in the log, the first trace of a ballot after it. */
function nextInLog(log: Buffer, voters: readonly Voter[], traceOf: (voter: Voter) => Buffer): number {
  const ballots = voters.flatMap(({ id }) => {
    const at = traceIn(log, id);
    return at < 0 ? [] : [{ id, at }];
  });
  return voters.filter((voter) => {
    const at = traceIn(log, traceOf(voter));
    if (at < 0) return false;
    const next = ballots.filter((ballot) => ballot.at > at).sort((a, b) => a.at - b.at)[0];
    return next?.id.equals(voter.id) ?? false;
  }).length;
}

const spelled = (value: Buffer): string[] => [
  value.toString('hex'),
  value.toString('base64'),
  value.toString('base64url'),
];

/** Every way that was found to join codes with ballots, as sentences. */
function linksIn(
  { codes, ballots, dump, writeAheadLog, logLines }: Evidence,
  voters: readonly Voter[],
  blindedOf: (voter: Voter) => Buffer | undefined,
): string[] {
  const found: string[] = [];
  // A shared value: a secret of the voter stands somewhere, or a code and a ballot have a value in common.
  const texts = `${dump}\n${logLines}`;
  for (const { code, admission, key, proof } of voters) {
    if (texts.includes(code) || writeAheadLog.includes(code)) found.push('a code is there');
    for (const [name, value] of Object.entries({ admission, key, proof }))
      if (writeAheadLog.includes(value) || spelled(value).some((text) => texts.includes(text)))
        found.push(`a ${name} is there`);
  }
  const valuesOf = (rows: readonly Row[]) =>
    new Set(
      rows.flatMap(({ conversation_id, xmin, ctid, ...row }) =>
        Object.values(row)
          .filter((value) => Buffer.isBuffer(value) || typeof value === 'string')
          .map((value) => value.toString('hex')),
      ),
    );
  const [ofCodes, ofBallots] = [valuesOf(codes), valuesOf(ballots)];
  if ([...ofCodes].some((value) => ofBallots.has(value))) found.push('a code and a ballot share a value');
  for (const { hash, id } of voters)
    if (logLines.includes(hash.toString('hex')) || spelled(id).some((text) => logLines.includes(text)))
      found.push('a log line names a ballot or code');

  // The transaction: of one ballot alone, or of a code and a ballot.
  const sizes = Map.groupBy(ballots, ({ xmin }) => xmin);
  if ([...sizes.values()].some((rows) => rows.length < 10))
    found.push('a transaction wrote fewer than ten ballots');
  if (codes.some(({ xmin }) => sizes.has(xmin))) found.push('a transaction wrote a code and a ballot');

  // The order: by transaction and place in the table, by place in the write-ahead log, by which comes next there.
  const byTransaction = (rows: readonly Row[]) =>
    [...rows].sort((a, b) => Number(a.xmin) - Number(b.xmin) || placeIn(a.ctid) - placeIn(b.ctid));
  const hashesOf = (rows: readonly Row[]) => rows.map((row) => row.hash as Buffer);
  const idsOf = (rows: readonly Row[]) => rows.map((row) => row.id as Buffer);
  const orders: [string, number][] = [
    ['the order of rows', inSameOrder(voters, hashesOf(codes), idsOf(ballots))],
    [
      'the order of transactions',
      inSameOrder(voters, hashesOf(byTransaction(codes)), idsOf(byTransaction(ballots))),
    ],
    [
      'what comes next in the write-ahead log',
      nextInLog(writeAheadLog, voters, (voter) => blindedOf(voter) ?? voter.hash),
    ],
  ];
  for (const [name, right] of orders) if (right >= BY_CHANCE) found.push(`${name} (${right})`);
  return found;
}

const placeIn = (ctid: string): number => {
  const [page = 0, item = 0] = ctid.match(/\d+/g)?.map(Number) ?? [];
  return page * 10_000 + item;
};

/** Sixty people are let in and vote, one after the other, each several times. */
async function hold(tokenKind: Conversation['tokenKind'], keep: 'in-batches' | 'at-once') {
  const { conversation, account } = await makeConversation(app, { access: 'code', tokenKind });
  const codes = await inTransaction(app.db, { account }, (tx) =>
    makeCodes(tx, app, conversation.id, VOTERS, { id: randomUUID(), table: null }),
  );
  const { rows } = await client.query<{ lsn: string }>('select pg_current_wal_insert_lsn()::text as lsn');
  const publicKey = await blindPublicKey(app, conversation.id);
  const blinded = new Map<string, Buffer>();
  const voters: Voter[] = [];
  for (const code of shuffled(codes)) {
    let admitted = await (tokenKind === 'signed'
      ? admit(app, conversation, { code, network: NETWORK })
      : undefined);
    if (tokenKind === 'blind') {
      const request = await blindRequest(code, conversation.id, publicKey);
      if (!request) throw new Error('no code');
      const signature = await signBlindly(app, conversation, { ...request, network: NETWORK });
      admitted = signature.ok ? { ok: true, value: await request.finish(signature.value) } : signature;
      blinded.set(code, Buffer.from(request.blinded, 'base64url'));
    }
    if (!admitted?.ok) throw new Error(`${code} was not let in`);
    const admission = admissionOfCode(code, conversation.id);
    const key = ballotKeyOfCode(code, conversation.id);
    const voter: Voter = {
      code,
      admission,
      key,
      hash: codeHash(app, conversation.id, admission),
      proof: Buffer.from(admitted.value.proof, 'base64url'),
      id: ballotId(app, conversation.id, key),
    };
    voters.push(voter);
    const letIn = admitted.value;
    for (const answers of [answersOf('agree'), answersOf('agree', 'disagree')]) {
      if (keep === 'in-batches') {
        const ballot = {
          conversation: conversation.id,
          admission: letIn,
          answers,
          audience: null,
          withHelp: false,
        };
        expect((await castBallot(app, ballot)).ok).toBe(true);
      }
      // The planted violation.
      else
        await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) =>
          rewriteBallots(tx, conversation.id, [
            { id: voter.id, answers, audience: null, withHelp: false, late: false, counted: true },
          ]),
        );
    }
    if (keep === 'in-batches' && voters.length % 7 === 0) await flushBallots(app);
  }
  if (keep === 'in-batches') await flushBallots(app, { all: true });
  const evidence = await evidenceOf(conversation, rows[0]?.lsn ?? '');
  return { conversation, voters, evidence, blindedOf: ({ code }: Voter) => blinded.get(code) };
}

test.each(['signed', 'blind'] as const)(
  'C1: who holds the database, its write-ahead log and a dump cannot join codes with ballots (%s)',
  async (tokenKind) => {
    const { voters, evidence, blindedOf } = await hold(tokenKind, 'in-batches');
    expect(evidence.ballots).toHaveLength(VOTERS);
    // The log really holds what was written: else nothing would be found in it for the wrong reason. A value on the border of two
    // pages is not seen.
    const seen = (values: readonly (Buffer | undefined)[]) =>
      values.filter((value) => value && traceIn(evidence.writeAheadLog, value) >= 0).length;
    expect(seen(voters.map(({ id }) => id))).toBeGreaterThan(0.9 * VOTERS);
    expect(seen(voters.map(blindedOf))).toBeGreaterThanOrEqual(tokenKind === 'blind' ? 0.9 * VOTERS : 0);
    expect(linksIn(evidence, voters, blindedOf)).toEqual([]);
  },
);

test.each(['signed', 'blind'] as const)(
  'C1: the check bites: ballots that are written at once are found (%s)',
  async (tokenKind) => {
    const { voters, evidence, blindedOf } = await hold(tokenKind, 'at-once');
    const found = linksIn(evidence, voters, blindedOf);
    expect(found).toContain('a transaction wrote fewer than ten ballots');
    // In signed mode an admission leaves no trace at all; in blind mode it does, and then order gives everybody away.
    if (tokenKind === 'blind')
      expect(found).toEqual(
        expect.arrayContaining([
          `the order of transactions (${VOTERS})`,
          expect.stringContaining('what comes next in the write-ahead log'),
        ]),
      );
  },
);

test('C1: the check bites: a value in common, a code in a table, a ballot in a log line', async () => {
  const { conversation, voters, evidence, blindedOf } = await hold('signed', 'in-batches');
  const [voter] = voters;
  if (!voter) throw new Error('nobody voted');
  const found = (changed: Partial<Evidence>) => linksIn({ ...evidence, ...changed }, voters, blindedOf);
  expect(found({ dump: `${evidence.dump}\n${voter.code}` })).toEqual(['a code is there']);
  expect(found({ dump: `${evidence.dump}\n${voter.key.toString('base64url')}` })).toEqual(['a key is there']);
  expect(found({ logLines: voter.id.toString('hex') })).toEqual(['a log line names a ballot or code']);
  expect(
    found({
      ballots: evidence.ballots.map((row) => (row.id.equals(voter.id) ? { ...row, sheet: voter.hash } : row)),
    }),
  ).toEqual(['a code and a ballot share a value']);
  expect(conversation.tokenKind).toBe('signed');
});

test('C1: no row of a ballot has a time, a number, a person or a link to a code', async () => {
  const { rows } = await client.query<{ column_name: string; data_type: string }>(
    `select column_name, data_type from information_schema.columns where table_name = 'voice_ballot' order by 1`,
  );
  expect(Object.fromEntries(rows.map(({ column_name, data_type }) => [column_name, data_type]))).toEqual({
    answers: 'bytea',
    audience: 'text',
    conversation_id: 'uuid',
    counted: 'boolean',
    id: 'bytea',
    late: 'boolean',
    with_help: 'boolean',
  });
  const references = await client.query<{ name: string }>(
    `select confrelid::regclass::text as name from pg_constraint
      where contype = 'f' and (conrelid = 'voice_ballot'::regclass or confrelid = 'voice_ballot'::regclass)`,
  );
  expect(references.rows.map(({ name }) => name)).toEqual(['voice_conversation']);
  const triggers = await client.query(
    `select from pg_trigger where tgrelid = 'voice_ballot'::regclass and not tgisinternal`,
  );
  expect(triggers.rowCount).toBe(0);
});

test('C1: who holds the keys of the server too cannot tell in blind mode which code a ballot came from', async () => {
  const { conversation, voters, evidence, blindedOf } = await hold('blind', 'in-batches');
  const pair = await blindKeyPair(app, conversation.id);
  const ids = new Set(voters.map(({ id }) => id.toString('hex')));
  for (const row of evidence.codes) {
    // Everything that the server can compute out of the row of a code: with its secret, and with the private key.
    const values = [row.hash, row.blinded, row.blind_signature].filter((value) => Buffer.isBuffer(value));
    const computed = values.flatMap((value) => [
      value,
      signBlinded(pair, value) ?? value,
      codeHash(app, conversation.id, value),
      signedProof(app, conversation.id, value),
    ]);
    for (const value of computed) {
      expect(ids.has(ballotId(app, conversation.id, value).toString('hex'))).toBe(false);
      expect(ids.has(value.toString('hex'))).toBe(false);
    }
  }
  expect(linksIn(evidence, voters, blindedOf)).toEqual([]);
});
