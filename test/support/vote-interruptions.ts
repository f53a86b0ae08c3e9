import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AppContext } from '#core/context.ts';
import { connect } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { createLog } from '#core/log.ts';
import { runningCluster } from '#embedded-postgres';
import { ballotId } from '../../src/features/voice/ballots/ballot-keys.ts';
import { type BallotContent, isWithin } from '../../src/features/voice/ballots/ballot-rules.ts';
import { readBallots } from '../../src/features/voice/ballots/queries.ts';
import { countAnswers } from '../../src/features/voice/model/ballot.ts';
import type { Conversation } from '../../src/features/voice/model/rules.ts';
import { openVoterCookie } from '../../src/features/voice/voting/voter-cookie.ts';
import { databaseOf } from './interruptions/database.ts';
import { makeSite, makeVisitor, type Page, type Visitor } from './pages/visitor.ts';
import { type Started, startServer, stopServer } from './server.ts';
import { makeConversation } from './voice.ts';

/** What became of votes while the server was killed again and again. */
export interface VoteInterruptions {
  kills: number;
  /** Of those: together with every process of the database. */
  withDatabase: number;
  /** Taps of which somebody was told that they count. */
  acknowledged: number;
  people: number;
  /** Ballots in the database at the end. */
  ballots: number;
  /** What may not be, as sentences; empty when all is well. */
  faults: string[];
  seconds: number;
}

/** The kill comes so long after somebody tapped. */
const LIFE_MS = { from: 0, to: 250 };
const WITH_DATABASE_EVERY = 4;
const STATEMENTS = 12;
const ANSWERS = ['agree', 'disagree', 'pass'] as const;

/** Somebody whose last tap was acknowledged, with what their browser then held: a sealed cookie with the whole ballot. */
interface Acknowledged {
  cookie: string;
}

/**
 * The built server on a data folder of its own, with people who vote over HTTP, one after another on a number of phones. It gets
 * SIGKILL at random moments. At the end the conversation closes, and every ballot is compared with what its browser was told.
 */
export async function interruptVotes(
  { kills, votes, phones }: { kills: number; votes: number; phones: number },
  report: (line: string) => void = () => {},
): Promise<VoteInterruptions> {
  const folder = mkdtempSync(join(tmpdir(), 'vanonderop-vote-kills-'));
  const settings = { START: 'empty', BEHIND_PROXY: '1' };
  const began = performance.now();
  const counts = { kills: 0, withDatabase: 0, acknowledged: 0 };
  const faults: string[] = [];
  const told = new Map<string, Acknowledged>();
  let server = await startServer(folder, settings);
  const site = makeSite(server.at, ['nl']);
  const secret = Buffer.from(readFileSync(join(folder, 'secret'), 'utf8').trim(), 'hex');
  try {
    const conversation = await asOwner(
      folder,
      secret,
      async (app) => (await makeConversation(app, { statements: STATEMENTS })).conversation,
    );
    let person = 0;
    const nextVisitor = (phone: number) => makeVisitor(site, `phone ${phone} person ${person++}`);
    while (counts.kills < kills || counts.acknowledged < votes) {
      let living = true;
      const acting = Promise.all(
        Array.from({ length: phones }, async (_, phone) => {
          while (living)
            try {
              await voteAs(
                nextVisitor(phone),
                `/nl/voice/${conversation.slug}`,
                (name, cookie) => {
                  counts.acknowledged++;
                  told.set(name, { cookie });
                },
                () => living,
              );
            } catch (fault) {
              // The server is gone: this person stops here.
              if (!/fetch failed|terminated|socket/.test(String(fault))) {
                faults.push(String(fault));
                return;
              }
            }
        }),
      );
      const goal = counts.acknowledged + (2 * Math.random() * votes) / kills;
      while (counts.acknowledged < goal && faults.length === 0) await wait(2);
      await wait(LIFE_MS.from + Math.random() * (LIFE_MS.to - LIFE_MS.from));
      if (counts.kills < kills) {
        counts.kills++;
        if (counts.kills % WITH_DATABASE_EVERY === 0) {
          counts.withDatabase++;
          await databaseOf(folder).interrupt('all', 0);
        }
        await stopServer(server, 'SIGKILL');
      }
      living = false;
      if (server.child.signalCode === 'SIGKILL') {
        await acting;
        server = await startServer(folder, settings);
        site.origin = server.at;
      } else await acting;
      site.pages.length = 0;
      if (counts.kills % 5 === 0) report(`${counts.kills} kills, ${counts.acknowledged} votes acknowledged`);
      if (faults.length > 0) break;
    }
    await stopServer(server, 'SIGKILL');
    server = await closeAndRestart(folder, settings, secret, conversation);
    const lost = await asOwner(folder, secret, (app) => lostBallots(app, conversation, told));
    faults.push(...lost.faults);
    return {
      ...counts,
      people: told.size,
      ballots: lost.ballots,
      faults: [...new Set(faults)],
      seconds: (performance.now() - began) / 1_000,
    };
  } finally {
    if (server.child.exitCode === null && server.child.signalCode === null)
      await stopServer(server, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Begins and answers every statement, one tap at a time. */
async function voteAs(
  visitor: Visitor,
  address: string,
  acknowledge: (name: string, cookie: string) => void,
  alive: () => boolean,
): Promise<void> {
  let page: Page = await visitor.open(`${address}/vote`);
  for (let tap = 0; tap < STATEMENTS && alive(); tap++) {
    const statement = /name="statement" value="(\d+)"/.exec(page.body)?.[1];
    if (statement === undefined) return;
    const answer = ANSWERS[Math.floor(Math.random() * ANSWERS.length)] ?? 'pass';
    const sent = await visitor.submit(
      page,
      '/vote',
      { statement, answer },
      { holding: { statement }, stay: true },
    );
    const to = sent.headers.get('location') ?? '';
    if (sent.status !== 303 || /not-saved|not-open|no-cookie/.test(to)) return;
    const [, cookie = ''] = [...visitor.jar].find(([name]) => name.endsWith('voice')) ?? [];
    acknowledge(visitor.name, decodeURIComponent(cookie));
    page = await visitor.open(to);
  }
}

async function closeAndRestart(
  folder: string,
  settings: Record<string, string>,
  secret: Buffer,
  conversation: Conversation,
): Promise<Started> {
  const open = await startServer(folder, settings);
  await asOwner(folder, secret, (app) =>
    inTransaction(app.db, {}, (tx) =>
      tx
        .updateTable('voice_conversation')
        .set({ closes_at: new Date(Date.now() - 1_000) })
        .where('id', '=', conversation.id)
        .execute(),
    ),
  );
  await stopServer(open, 'SIGKILL');
  // Its scheduled tasks run before it says that it is open: what was in the journals is in the database then.
  return startServer(folder, settings);
}

async function asOwner<T>(folder: string, secret: Buffer, act: (app: AppContext) => Promise<T>): Promise<T> {
  const cluster = runningCluster(folder);
  if (!cluster) throw new Error('the database does not run');
  // The owner is under no policy.
  const db = connect({
    connection: { host: cluster.socket, port: cluster.port, ...cluster.owner, database: 'vanonderop' },
    maxConnections: 1,
    secret,
  });
  try {
    return await act({
      db,
      secret,
      now: () => new Date(),
      log: createLog(() => {}),
      publicUrl: '',
      trustedProxies: 0,
      settings: {},
      demo: false,
    });
  } finally {
    await db.destroy();
  }
}

/** Compares the ballots in the database with what browsers were told. */
async function lostBallots(
  app: AppContext,
  conversation: Conversation,
  told: ReadonlyMap<string, Acknowledged>,
): Promise<{ ballots: number; faults: string[] }> {
  const ballots = new Map(
    (
      await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => readBallots(tx, conversation.id))
    ).map((ballot): [string, BallotContent] => [ballot.id.toString('base64url'), ballot]),
  );
  const faults: string[] = [];
  for (const [name, { cookie }] of told) {
    const [voter] = openVoterCookie(app, cookie);
    if (!voter) {
      faults.push(`${name} holds nothing`);
      continue;
    }
    const id = ballotId(app, conversation.id, Buffer.from(voter.admission.key, 'base64url'));
    const ballot = ballots.get(id.toString('base64url'));
    if (!ballot) faults.push(`the ballot of ${name} with ${countAnswers(voter.answers)} answers is lost`);
    else if (!isWithin({ answers: voter.answers, audience: null, withHelp: false }, ballot))
      faults.push(`a vote of ${name} is lost`);
  }
  return { ballots: ballots.size, faults };
}
