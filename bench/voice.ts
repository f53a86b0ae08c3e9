import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { admit } from '../src/features/voice/ballots/admission.ts';
import { castBallot, flushBallots } from '../src/features/voice/ballots/cast.ts';
import { readBallots, rewriteBallots, type StoredBallot } from '../src/features/voice/ballots/queries.ts';
import { type PackedAnswers, withAnswer } from '../src/features/voice/model/ballot.ts';
import { listStatements } from '../src/features/voice/model/queries.ts';
import type { Conversation } from '../src/features/voice/model/rules.ts';
import { type PackedBallots, packBallots } from '../src/features/voice/publication/packed-ballots.ts';
import {
  publishableStatements,
  publishConversation,
} from '../src/features/voice/publication/publish-conversations.ts';
import { recomputeInThread } from '../src/features/voice/publication/recompute-in-thread.ts';
import { makeConversation } from '../test/support/voice.ts';
import { randomVotes } from './algorithms/random-votes.ts';
import { percentiles, startDemoServer } from './demo-server.ts';
import type { BenchmarkTable } from './table.ts';

const A_SECOND = 500;
const SECONDS = 60;
/** Statements that a voter of the crowd answers. */
const ANSWERED = 8;
const FLUSH_EVERY_MS = 15_000;

const VOTERS = 30_000;
const STATEMENTS = 1_000;
const VOTES = 3_000_000;
const MAX_RECOMPUTE_MS = 3_000;
const MAX_CASTING_P95_MS = 50;
const MAX_PAUSE_MS = 50;
const CASTS_WHILE_COMPUTING_A_SECOND = 50;

type Measured = Omit<BenchmarkTable, 'title'>;

const rounded = (ms: number) => Math.round(ms * 10) / 10;

/**
 * A crowd that votes, beside bare inserts of the same bytes in the same run; and the largest conversation computed anew while people
 * vote.
 */
export async function benchVoice(): Promise<BenchmarkTable> {
  const { app: bare, owner, close } = await startDemoServer(20);
  const dataFolder = await mkdtemp(join(tmpdir(), 'vanonderop-bench-voice-'));
  const app: AppContext = { ...bare, settings: { dataFolder, ownsDataFolder: true } };
  const crowd = await crowdVotes(app);
  const inserts = await crowdInserts(owner, crowd.p95);
  const computing = await computeWhileVoting(app, owner);
  await rm(dataFolder, { recursive: true, force: true });
  await close();
  return {
    title: 'voice: a crowd that votes, beside bare inserts; the largest conversation while people vote',
    rows: [...crowd.rows, ...inserts.rows, ...computing.rows],
    holds: crowd.holds && inserts.holds && computing.holds,
  };
}

/** Begins something so many times a second, whether or not what began before is done. @returns the times, and how many failed */
async function atRate(
  perSecond: number,
  isOver: (elapsedMs: number) => boolean,
  begin: (nth: number) => Promise<boolean>,
): Promise<{ times: number[]; failed: number; seconds: number }> {
  const times: number[] = [];
  const running = new Set<Promise<void>>();
  let failed = 0;
  let begun = 0;
  const from = performance.now();
  for (let now = from; !isOver(now - from); now = performance.now()) {
    for (; begun < ((now - from) / 1_000) * perSecond; begun++) {
      // Counted from when it was due: who had to wait because the server was busy waited too.
      const due = from + (begun * 1_000) / perSecond;
      const one = begin(begun).then((done) => {
        times.push(performance.now() - due);
        if (!done) failed++;
        running.delete(one);
      });
      running.add(one);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
  return { times, failed, seconds: (performance.now() - from) / 1_000 };
}

/** Everybody from a network of their own: the limits are not what is measured. */
const networkOf = (nth: number) => ({
  network: `${nth >> 16}.${(nth >> 8) & 255}.${nth & 255}.0/24`,
  wider: null,
});

function answersOf(nth: number): PackedAnswers {
  let answers: PackedAnswers = new Uint8Array();
  for (let statement = 0; statement < ANSWERED; statement++)
    answers = withAnswer(answers, (nth + 3 * statement) % 40, (nth >> statement) & 1 ? 'agree' : 'disagree');
  return answers;
}

async function castAsNewPerson(app: AppContext, conversation: Conversation, nth: number): Promise<boolean> {
  const admission = await admit(app, conversation, { network: networkOf(nth) });
  if (!admission.ok) return false;
  const cast = await castBallot(app, {
    conversation: conversation.id,
    admission: admission.value,
    answers: answersOf(nth),
    audience: 'newcomer',
    withHelp: false,
  });
  return cast.ok;
}

async function crowdVotes(app: AppContext): Promise<Measured & { p95: number }> {
  const { conversation } = await makeConversation(app, { statements: 40 });
  const flushes: number[] = [];
  const timer = setInterval(() => {
    const from = performance.now();
    void flushBallots(app).then(() => flushes.push(performance.now() - from));
  }, FLUSH_EVERY_MS);
  const { times, failed, seconds } = await atRate(
    A_SECOND,
    (elapsed) => elapsed >= SECONDS * 1_000,
    (nth) => castAsNewPerson(app, conversation, nth),
  );
  clearInterval(timer);
  await flushBallots(app, { all: true });
  const stored = await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) =>
    readBallots(tx, conversation.id),
  );
  const wanted = new Map<string, number>();
  for (let nth = 0; nth < times.length; nth++) add(wanted, answersOf(nth), 1);
  for (const { answers } of stored) add(wanted, answers, -1);
  const lost = [...wanted.values()].filter((count) => count !== 0).length;
  const { median, p95 } = percentiles(times);
  return {
    p95,
    holds:
      failed === 0 &&
      lost === 0 &&
      stored.length === times.length &&
      times.length >= A_SECOND * (SECONDS - 1),
    rows: [
      {
        what: `${A_SECOND} ballots a second for ${SECONDS} s, safe on disk`,
        accepted: times.length - failed,
        'a second': Math.round((times.length - failed) / seconds),
        lost: times.length - stored.length + lost,
        'p50 ms': rounded(median),
        'p95 ms': rounded(p95),
      },
      {
        what: `of which ${flushes.length} batches were written meanwhile`,
        'p50 ms': rounded(percentiles(flushes).median),
      },
    ],
  };
}

const add = (counts: Map<string, number>, answers: Uint8Array, by: number) => {
  const name = Buffer.from(answers).toString('base64');
  counts.set(name, (counts.get(name) ?? 0) + by);
};

/** The least that could be done: one row of the same bytes, one transaction each, to the same disk, by the driver alone. */
async function crowdInserts(owner: pg.ClientConfig, crowdP95: number): Promise<Measured> {
  const pool = new pg.Pool({ ...owner, max: 10 });
  await pool.query('create table bare_ballot (id bytea primary key, answers bytea not null)');
  const { times, failed, seconds } = await atRate(
    A_SECOND,
    (elapsed) => elapsed >= SECONDS * 1_000,
    async (nth) => {
      await pool.query('insert into bare_ballot values ($1, $2)', [
        randomBytes(32),
        Buffer.from(answersOf(nth)),
      ]);
      return true;
    },
  );
  await pool.end();
  const { median, p95 } = percentiles(times);
  return {
    holds: failed === 0,
    rows: [
      {
        what: 'bare inserts of the same bytes, at the same rate',
        accepted: times.length - failed,
        'a second': Math.round(times.length / seconds),
        'p50 ms': rounded(median),
        'p95 ms': rounded(p95),
        'p95 of a ballot, times a bare insert': rounded(crowdP95 / p95),
      },
    ],
  };
}

/** The ballots of the largest conversation there may be. */
function largestBallots(): StoredBallot[] {
  const votes = randomVotes({
    voters: VOTERS,
    statements: STATEMENTS,
    votes: VOTES,
    groups: 3,
    noise: 0.2,
    seed: 11,
  });
  const answers = Array.from({ length: VOTERS }, () => new Uint8Array(STATEMENTS));
  for (const [place, voter] of votes.voter.entries()) {
    const own = answers[voter];
    if (own) own[votes.statement[place] ?? 0] = { '1': 1, '-1': 2, '0': 3 }[String(votes.value[place])] ?? 3;
  }
  return answers.map((own) => ({
    id: randomBytes(32),
    answers: own,
    audience: null,
    withHelp: false,
    late: false,
    counted: false,
  }));
}

async function computeWhileVoting(app: AppContext, owner: pg.ClientConfig): Promise<Measured> {
  const { conversation } = await makeConversation(app, { statements: 0 });
  const client = new pg.Client(owner);
  await client.connect();
  await client.query(
    `insert into voice_statement (id, conversation_id, number, origin, language, state)
      select gen_random_uuid(), $1, n, 'organiser', 'nl', 'shown' from generate_series(0, $2::int - 1) n`,
    [conversation.id, STATEMENTS],
  );
  await client.end();
  const ballots = largestBallots();
  await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) =>
    rewriteBallots(tx, conversation.id, ballots),
  );
  const statements = publishableStatements(
    await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) =>
      listStatements(tx, conversation.id),
    ),
  );
  /** Packed in parts, as they are read. */
  const packed = () => {
    const parts: PackedBallots[] = [];
    for (let i = 0; i < ballots.length; i += 250) parts.push(packBallots(ballots.slice(i, i + 250)));
    return parts;
  };
  const input = { statements, earlier: undefined, all: true, today: '2026-01-01' };

  // Votes arrive in another conversation as well as in this one.
  const measure = async (compute: () => Promise<unknown>) => {
    let done = false;
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const from = performance.now();
    const processorBefore = process.cpuUsage();
    const computed = compute().finally(() => {
      done = true;
    });
    const { times, failed } = await atRate(
      CASTS_WHILE_COMPUTING_A_SECOND,
      () => done,
      (nth) => castAsNewPerson(app, conversation, 1_000_000 + nth),
    );
    await computed;
    delay.disable();
    const { user, system } = process.cpuUsage(processorBefore);
    return {
      ms: performance.now() - from,
      processorMs: (user + system) / 1_000,
      times,
      failed,
      blockedMs: delay.max / 1e6,
    };
  };
  const parts = packed();
  const worker = await measure(() => recomputeInThread(parts, input));
  const whole = await measure(() => publishConversation(app, conversation, { all: true }));
  const row = (
    what: string,
    { ms, processorMs, times, failed, blockedMs }: typeof worker,
    atMost?: number,
  ) => ({
    what,
    'computed in ms': Math.round(ms),
    'at most': atMost ?? '',
    'processor ms': Math.round(processorMs),
    accepted: times.length - failed,
    'p50 ms': rounded(percentiles(times).median),
    'p95 ms': rounded(percentiles(times).p95),
    'longest pause ms': Math.round(blockedMs),
  });
  return {
    holds:
      worker.ms <= MAX_RECOMPUTE_MS &&
      worker.failed + whole.failed === 0 &&
      percentiles(worker.times).p95 <= MAX_CASTING_P95_MS &&
      percentiles(whole.times).p95 <= MAX_CASTING_P95_MS &&
      Math.max(worker.blockedMs, whole.blockedMs) <= MAX_PAUSE_MS,
    rows: [
      row(
        `recompute ${VOTERS} × ${STATEMENTS} with ${VOTES} votes (flags, counts, groups), in a worker, while people vote`,
        worker,
        MAX_RECOMPUTE_MS,
      ),
      row('the whole publication: read, recompute, save and mark, while people vote', whole),
    ],
  };
}
