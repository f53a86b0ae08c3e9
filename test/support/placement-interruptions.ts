import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import type { AppContext } from '#core/context.ts';
import { openField } from '#core/crypto/field-encryption.ts';
import { connect } from '#core/db/connection.ts';
import { createLog } from '#core/log.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { runningCluster } from '#embedded-postgres';
import {
  HOLDING_STATES,
  OPEN_STATES,
  PLACEMENT_STATES,
  type PlacementState,
  type StepActor,
  type StepKind,
  stateAfter,
} from '#features/placements/rules.ts';
import { databaseOf } from './interruptions/database.ts';
import { formsOf, type PageForm } from './pages/forms.ts';
import { makeSite, makeVisitor, type Page, type Visitor } from './pages/visitor.ts';
import { type AskedInitiative, initiativeWith } from './placements.ts';
import { startServer, stopServer } from './server.ts';

/** What became of the steps that people took while the server was killed again and again. */
export interface PlacementInterruptions {
  kills: number;
  /** Of those: together with every process of the database, and while the server was still starting. */
  withDatabase: number;
  whileStarting: number;
  /** Steps that somebody was told are taken, and those of which nobody knows because the server was killed meanwhile. */
  acknowledged: number;
  unknown: number;
  /** Of those of which nobody knows: how many are there. */
  unknownThere: number;
  steps: number;
  letters: number;
  /** What may not be, as sentences; empty when all is well. */
  faults: string[];
  seconds: number;
}

/** A step as somebody sent it: the how manieth of the request it is when it counts. */
interface SentStep {
  request: string;
  version: number;
  kind: StepKind;
  by: StepActor;
}

interface Sent {
  acknowledged: SentStep[];
  unknown: SentStep[];
  /** Addresses with which somebody asked; each asks once. */
  asked: string[];
  unknownAsked: string[];
  /** Called when somebody sends a step. */
  onSend: () => void;
}

const INBOX = '/nl/register/own/requests';
/** The longest that people act before the next kill, however few steps they took. */
const MAX_LIFE_MS = 10_000;
/** The kill comes so long after somebody sent a step. */
const STEP_LIFE_MS = { from: 0, to: 120 };
/** How long the server is starting before it is killed while it starts. */
const START_LIFE_MS = { from: 200, to: 1_200 };
const WITH_DATABASE_EVERY = 3;
const WHILE_STARTING_EVERY = 4;
const MAIL_PATIENCE_MS = 60_000;
const PLACES = [8, 5, 3];

const between = ({ from, to }: { from: number; to: number }) => from + Math.random() * (to - from);
const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)];

/**
 * The built server on a data folder of its own, with initiatives that answer on a phone and people who ask by phone, all over
 * HTTP. It gets SIGKILL at random moments until so many steps are taken; after each start the rows are looked at.
 */
export async function interruptPlacements(
  { kills, steps, phones }: { kills: number; steps: number; phones: number },
  report: (line: string) => void = () => {},
): Promise<PlacementInterruptions> {
  const folder = mkdtempSync(join(tmpdir(), 'vanonderop-placement-kills-'));
  const mail = await startMailbox();
  const settings = { START: 'empty', BEHIND_PROXY: '1', SMTP_URL: `smtp://127.0.0.1:${mail.port}` };
  const sent: Sent = { acknowledged: [], unknown: [], asked: [], unknownAsked: [], onSend: () => {} };
  const done = () => sent.acknowledged.length + sent.asked.length;
  const faults: string[] = [];
  const counts = { kills: 0, withDatabase: 0, whileStarting: 0 };
  const began = performance.now();
  let server = await startServer(folder, settings);
  const site = makeSite(server.at, ['nl']);
  const secret = Buffer.from(readFileSync(join(folder, 'secret'), 'utf8').trim(), 'hex');
  try {
    const { initiatives, volunteers } = await openInitiatives(folder, secret, site);
    const people = await Promise.all(
      Array.from({ length: phones }, async (_, number) => {
        const phone = makeVisitor(site, `phone ${number}`);
        await phone.submit(await phone.open('/nl/begin'), '/begin', { device: 'own' }, { stay: true });
        return phone;
      }),
    );
    while (done() < steps || counts.kills < kills) {
      let living = true;
      const alive = () => living;
      const acting = Promise.all([
        ...people.map((phone, number) => actOn(alive, () => askerActs(phone, number, initiatives, sent))),
        ...volunteers.map((volunteer) => actOn(alive, () => volunteerActs(volunteer, sent))),
      ]);
      const enough = counts.kills >= kills;
      // The last steps are taken in peace.
      if (enough) while (done() < steps) await wait(50);
      else {
        // So many steps that the kills are spread over all of them, on a fast machine and on a slow one.
        const next = done() + between({ from: 0, to: (2 * (steps - done())) / (kills - counts.kills) });
        for (const until = Date.now() + MAX_LIFE_MS; done() < next && Date.now() < until; ) await wait(5);
        await nextStep(sent);
      }
      if (!enough) {
        counts.kills++;
        const both = counts.kills % WITH_DATABASE_EVERY === 0;
        if (both) {
          counts.withDatabase++;
          await databaseOf(folder).interrupt('all', 0);
        }
        await stopServer(server, 'SIGKILL');
      }
      living = false;
      await acting;
      site.pages.length = 0;
      if (!enough) {
        if (counts.kills < kills && counts.kills % WHILE_STARTING_EVERY === 0) {
          counts.kills++;
          counts.whileStarting++;
          await startServer(folder, settings, [], (child) => {
            setTimeout(() => child.kill('SIGKILL'), between(START_LIFE_MS));
          }).then(
            // It was quicker than its end.
            (started) => stopServer(started, 'SIGKILL'),
            () => undefined,
          );
        }
        server = await startServer(folder, settings);
        site.origin = server.at;
        faults.push(...(await withOwner(folder, (client) => halfStates(client))));
        if (counts.kills % 10 === 0) report(`${counts.kills} kills, ${done()} steps acknowledged`);
      }
    }
    // What happened since the server was started is told at the next start.
    await stopServer(server, 'SIGTERM');
    server = await startServer(folder, settings);
    const rows = await withOwner(folder, async (client) => {
      await outboxEmpty(client, mail.arrived);
      faults.push(
        ...(await halfStates(client)),
        ...(await lostSteps(client, secret, sent)),
        ...(await doubleLetters(client, mail.arrived)),
      );
      return stepsByRequest(client);
    });
    return {
      ...counts,
      acknowledged: done(),
      unknown: sent.unknown.length + sent.unknownAsked.length,
      unknownThere:
        sent.unknown.filter((step) => isThere(rows, step)).length +
        (await withOwner(folder, (client) => askedAddresses(client, secret))).filter((address) =>
          sent.unknownAsked.includes(address),
        ).length,
      steps: [...rows.values()].reduce((sum, list) => sum + list.length, 0),
      letters: mail.arrived.length,
      faults: [...new Set(faults)],
      seconds: (performance.now() - began) / 1_000,
    };
  } finally {
    if (server.child.exitCode === null && server.child.signalCode === null)
      await stopServer(server, 'SIGTERM');
    await mail.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until a moment after somebody sent a step. */
async function nextStep(sent: Sent): Promise<void> {
  const sending = new Promise<void>((resolve) => {
    sent.onSend = resolve;
  });
  await Promise.race([sending, wait(MAX_LIFE_MS)]);
  await wait(between(STEP_LIFE_MS));
}

/** Somebody does one thing after another until the server is killed; what fails for want of a server is tried no more. */
async function actOn(alive: () => boolean, act: () => Promise<void>): Promise<void> {
  while (alive()) {
    try {
      await act();
    } catch {
      // Nobody answered: they look again when somebody does.
      await wait(20);
    }
  }
}

/** Asks for a place, or answers what the initiative said. */
async function askerActs(
  phone: Visitor,
  number: number,
  initiatives: AskedInitiative[],
  sent: Sent,
): Promise<void> {
  const page = await phone.open('/nl/requests');
  const form = oneOf(stepForms(page));
  // Steps of who asked are rarer than answers, or everybody withdraws before anything happened.
  if (form && Math.random() < 0.5) return sendStep(phone, form, 'newcomer', sent);
  const initiative = oneOf(initiatives);
  if (!initiative) return;
  const path = `/nl/initiatives/${initiative.initiative}/ask`;
  const asking = await phone.open(path);
  const address = `asker-${number}-${sent.asked.length + sent.unknownAsked.length}-${Date.now()}@voorbeeld.nl`;
  const fields = {
    firstName: `Getuige ${number}`,
    reach: 'email',
    email: address,
    party: String(1 + Math.floor(Math.random() * 3)),
  };
  const check = await phone.submit(asking, '/ask/check', fields, { stay: true });
  await acknowledge(
    () => phone.submit(check, '/ask', {}, { stay: true }),
    (to) => to.endsWith('/requests?sent'),
    () => sent.asked.push(address),
    () => sent.unknownAsked.push(address),
    sent,
  );
}

/** Gives one answer to one of the requests of an initiative. */
async function volunteerActs(volunteer: Visitor, sent: Sent): Promise<void> {
  const list = await volunteer.open(`${INBOX}?show=${oneOf(['open', 'open', 'queue', 'people', 'over'])}`);
  const request = oneOf([...list.body.matchAll(/\/own\/requests\/([0-9a-f-]{36})"/g)])?.[1];
  if (!request) return;
  const form = oneOf(stepForms(await volunteer.open(`${INBOX}/${request}`)));
  if (form) await sendStep(volunteer, form, 'initiative', sent);
}

/** The forms of a page that take a step. */
const stepForms = (page: Page): PageForm[] =>
  formsOf(page.body).filter(
    ({ action, fields }) => /\/requests\/[0-9a-f-]{36}$/.test(action) && fields.kind && fields.version,
  );

async function sendStep(
  who: Visitor,
  { action, fields }: PageForm,
  by: 'newcomer' | 'initiative',
  sent: Sent,
): Promise<void> {
  const kind = fields.kind?.[0] as StepKind;
  const step = { request: action.slice(-36), version: Number(fields.version?.[0]), kind, by };
  const more: Record<string, string> = kind === 'decline' || kind === 'stop' ? { reason: 'other' } : {};
  await acknowledge(
    () => who.post(action, { ...fields, ...more }, { stay: true }),
    (to) => !/\?(changed|gone)$/.test(to),
    () => sent.acknowledged.push(step),
    () => sent.unknown.push(step),
    sent,
  );
}

/** Sends something, and remembers whether somebody was told that it is done, or got no answer. */
async function acknowledge(
  send: () => Promise<Page>,
  isDone: (to: string) => boolean,
  acknowledged: () => void,
  unknown: () => void,
  { onSend }: Sent,
): Promise<void> {
  let answer: Page;
  onSend();
  try {
    answer = await send();
  } catch (fault) {
    unknown();
    throw fault;
  }
  // A fault of the server is no answer either.
  if (answer.status >= 500) unknown();
  else if (answer.status === 303 && isDone(answer.headers.get('location') ?? '')) acknowledged();
}

async function withOwner<T>(folder: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const cluster = runningCluster(folder);
  if (!cluster) throw new Error('the database does not run');
  const client = new pg.Client({
    host: cluster.socket,
    port: cluster.port,
    ...cluster.owner,
    database: 'vanonderop',
  });
  client.on('error', () => {});
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** Initiatives that have an e-mail address, each with a volunteer whose phone has the private link open. */
async function openInitiatives(folder: string, secret: Buffer, site: ReturnType<typeof makeSite>) {
  const cluster = runningCluster(folder);
  if (!cluster) throw new Error('the database does not run');
  const owner = { host: cluster.socket, port: cluster.port, ...cluster.owner, database: 'vanonderop' };
  // The owner is under no policy.
  const db = connect({ connection: owner, maxConnections: 1, secret });
  const app: AppContext = {
    db,
    secret,
    now: () => new Date(),
    log: createLog(() => {}),
    publicUrl: site.origin,
    trustedProxies: 0,
    settings: {},
    demo: false,
  };
  const initiatives = await withOwner(folder, async (client) => {
    const made: AskedInitiative[] = [];
    for (const [index, places] of PLACES.entries()) {
      const choir = await initiativeWith(app, client, { places, automatic: index === 0 });
      await client.query('update listing set owner_email = $2, may_ask = true where id = $1', [
        choir.listing,
        `koor-${index}@voorbeeld.nl`,
      ]);
      made.push(choir);
    }
    await client.query('update directory_revision set revision = revision + 1');
    return made;
  });
  await db.destroy();
  const volunteers = await Promise.all(
    initiatives.map(async ({ listing }, index) => {
      const volunteer = makeVisitor(site, `volunteer ${index}`);
      const asked = await volunteer.open(`/nl/register/${privateLinkToken(app, 'listing', listing)}`);
      await volunteer.submit(asked, '/register/device', { device: 'own' });
      return volunteer;
    }),
  );
  return { initiatives, volunteers };
}

type StepRow = { kind: StepKind; by: StepActor };

async function stepsByRequest(client: pg.Client): Promise<Map<string, StepRow[]>> {
  const { rows } = await client.query<StepRow & { request: string }>(
    'select request_id as request, kind, by from placement_step order by id',
  );
  const steps = new Map<string, StepRow[]>();
  for (const { request, ...step } of rows) steps.set(request, [...(steps.get(request) ?? []), step]);
  return steps;
}

/** What of a step is there without the rest of it. */
async function halfStates(client: pg.Client): Promise<string[]> {
  const faults: string[] = [];
  const { rows: settings } = await client.query<{ held: number; places: number; counted: number }>(
    `select held, places, coalesce((select sum(party)::int from placement_request r where r.listing_id = s.listing_id
       and r.state = any ($1)), 0) as counted from placement_settings s`,
    [HOLDING_STATES],
  );
  for (const { held, places, counted } of settings) {
    if (held !== counted) faults.push(`${held} places are held by the counter, ${counted} by the requests`);
    if (held > places) faults.push(`${held} of ${places} places are held`);
  }
  const steps = await stepsByRequest(client);
  const { rows: requests } = await client.query<{
    id: string;
    state: PlacementState;
    steps: number;
    automatic: boolean;
    waits: boolean;
    offered: boolean;
    consented: boolean;
  }>(`select r.id, r.state, r.steps, s.automatic, r.waiting_since is not null as waits, r.offered_until is not null as offered,
        c.ended_at is null as consented
      from placement_request r join placement_settings s on s.listing_id = r.listing_id join consent c on c.id = r.consent_id`);
  for (const { id, state, automatic, ...request } of requests) {
    const taken = steps.get(id) ?? [];
    if (request.steps !== taken.length)
      faults.push(`request ${id} counts ${request.steps} steps and has ${taken.length}`);
    if (!possibleStates(taken, automatic).includes(state))
      faults.push(`request ${id} is ${state} after ${taken.map(({ kind }) => kind).join(', ')}`);
    if (request.waits !== (state === 'waiting')) faults.push(`request ${id} is ${state}: ${request.waits}`);
    if (request.offered !== (state === 'offered'))
      faults.push(`request ${id} is ${state} with a date: ${request.offered}`);
    if (!request.consented && OPEN_STATES.some((open) => open === state))
      faults.push(`request ${id} is ${state} without a consent`);
  }
  const { rows: loose } = await client.query(
    `select c.id from consent c where c.purpose = 'place' and not exists (select from placement_request r where r.consent_id = c.id)`,
  );
  if (loose.length > 0) faults.push(`${loose.length} consents without the request for which they were given`);
  return faults;
}

/** The states in which a request can be after these steps: one, or none when a step was not possible. */
function possibleStates(steps: StepRow[], automatic: boolean): PlacementState[] {
  let states: PlacementState[] = ['new'];
  for (const { kind, by } of steps)
    states =
      kind === 'ask' && automatic
        ? ['confirmed', 'waiting', 'asked']
        : PLACEMENT_STATES.filter((to) => states.some((from) => stateAfter(from, kind, by) === to));
  return states;
}

/**
 * Is it the step that it was sent as? Who stops is told so when their consent has ended, which an answer of the same moment does
 * not prevent: then they stop after that answer, or what is over is over. That no consent outlives it is looked at apart.
 */
const isThere = (rows: Map<string, StepRow[]>, { request, version, kind, by }: SentStep): boolean => {
  const later = rows.get(request)?.slice(version) ?? [];
  const [step] = later;
  if (kind === 'withdraw')
    return later.some((one) => ['withdraw', 'decline', 'stop', 'end', 'lapse'].includes(one.kind));
  return step?.kind === kind && step.by === by;
};

/** The address of each request, in no order. */
async function askedAddresses(client: pg.Client, secret: Buffer): Promise<string[]> {
  const { rows } = await client.query<{ id: string; sealed: string }>(
    'select id, reach_sealed as sealed from placement_request',
  );
  return rows.map(({ id, sealed }) =>
    openField({ secret }, { table: 'placement_request', column: 'reach_sealed', row: id }, sealed),
  );
}

/** What somebody was told is done and is not there, and what is there twice. */
async function lostSteps(client: pg.Client, secret: Buffer, sent: Sent): Promise<string[]> {
  const rows = await stepsByRequest(client);
  const addresses = await askedAddresses(client, secret);
  return [
    ...sent.acknowledged
      .filter((step) => !isThere(rows, step))
      .map(
        ({ request, version, kind, by }) => `step ${version + 1} of ${request}, ${kind} by ${by}, is lost`,
      ),
    ...sent.asked.filter((address) => !addresses.includes(address)).map((address) => `${address} is lost`),
    ...addresses
      .filter((address, index) => addresses.indexOf(address) !== index)
      .map((address) => `${address} asked once, and is there twice`),
    ...onlySent(rows, sent),
  ];
}

/** Steps of people that nobody sent. */
function onlySent(rows: Map<string, StepRow[]>, sent: Sent): string[] {
  const all = new Set(
    [...sent.acknowledged, ...sent.unknown].map(
      ({ request, version, kind }) => `${request} ${kind === 'withdraw' ? kind : version}`,
    ),
  );
  return [...rows].flatMap(([request, steps]) =>
    steps.flatMap(({ kind, by }, index) =>
      by === 'server' || kind === 'ask' || all.has(`${request} ${kind === 'withdraw' ? kind : index}`)
        ? []
        : [`nobody sent step ${index + 1} of ${request}, ${kind} by ${by}`],
    ),
  );
}

async function outboxEmpty(client: pg.Client, arrived: readonly string[]): Promise<void> {
  let before = '';
  for (let last = Date.now(); Date.now() - last < MAIL_PATIENCE_MS; await wait(100)) {
    const { rows } = await client.query('select from mail_outbox where sent_at is null');
    if (rows.length === 0) return;
    const now = `${rows.length} ${arrived.length}`;
    if (now !== before) last = Date.now();
    before = now;
  }
}

/** Letters that arrived twice or not at all, two with one cause, and those about steps that are not there. */
async function doubleLetters(client: pg.Client, arrived: readonly string[]): Promise<string[]> {
  const { rows: outbox } = await client.query<{ id: string; key: string; sent: boolean }>(
    'select id, once_key as key, sent_at is not null as sent from mail_outbox',
  );
  const timesOf = (id: string) => arrived.filter((one) => one === id).length;
  const faults = outbox.flatMap(({ id, key }) => {
    const times = timesOf(id);
    return times === 1 ? [] : [`letter ${key} arrived ${times} times`];
  });
  const keys = new Set(outbox.map(({ key }) => key));
  if (keys.size !== outbox.length) faults.push('two letters have one cause');
  // Nobody is told what did not happen.
  const { rows: told } = await client.query<{ request: string; told: number; steps: number }>(
    `select l.request_id as request, l.told_steps as told, r.steps from placement_letter l
     join placement_request r on r.id = l.request_id`,
  );
  for (const { request, told: upTo, steps } of told)
    if (upTo > steps) faults.push(`request ${request}: ${upTo} of ${steps} steps were told`);
  return faults;
}

/** A mail server that accepts everything, and remembers the id of every letter as often as it came. */
async function startMailbox() {
  const arrived: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, answer) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += String(chunk);
      });
      stream.on('end', () => {
        arrived.push(/^Message-ID: <(.*)@/im.exec(text)?.[1] ?? '');
        answer();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.server.address() as { port: number }).port,
    arrived,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
