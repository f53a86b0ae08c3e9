import { expect, test } from 'vitest';
import { seededRandom } from '#algorithms/random';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, signUp } from '../../../../test/support/meeting.ts';
import { signInTeam } from '../../../../test/support/team.ts';
import { badgeIndex, findBadge } from '../registrations/badge-reading.ts';
import { afterAnswer, type PhoneState, shownPeople, withItem } from './client/phone-state.ts';
import {
  type CheckInItem,
  type ItemAnswer,
  type ListedPerson,
  type SyncAnswer,
  walkInCode,
} from './protocol.ts';
import { type AttendanceRecord, arrivalOf, undoMoment } from './rules.ts';

/**
 * Two desks and four phones check people in at one meeting. Requests and answers get lost, arrive twice, or arrive long after
 * later ones. When the network is back, every device shows what an omniscient observer wrote down.
 */

const { browser, app, faults, at } = await createTestApp();
const { id: edition, token, teamLink, edition: load } = await meeting(app);
const BADGES = ['A8CD-2345', 'BBCD-2345', 'CXYZ-9876', 'DQRS-4444', 'EFGH-3333', 'FJKM-2222'];
const NOBODY = ['WWWW-2222', 'YYYY-3333'];
const START_MS = Date.parse('2026-11-24T12:00:00Z');
const DEVICES = ['entrance left', 'entrance right', 'phone 1', 'phone 2', 'phone 3', 'phone 4'];
const HISTORIES = 1_000;
const STORED_HISTORIES = 12;
const PEOPLE_PER_STORED_HISTORY = 4;
const STEPS = 30;
/** Later than everything that is recorded: nobody arrives later than now. */
const AFTER_ALL = '2026-11-25T09:00:00Z';

type Random = () => number;
const below = (random: Random, n: number): number => Math.floor(random() * n);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T;
const uuid = (random: Random): string =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => below(random, 16).toString(16));

/** What stands at the other end: the server, or the part of it that needs no database. */
interface Server {
  receive: (items: readonly CheckInItem[]) => Promise<SyncAnswer>;
  people: () => Promise<ListedPerson[]>;
}

const listed = (code: string, records: readonly AttendanceRecord[]): ListedPerson => {
  const arrival = arrivalOf(records);
  return {
    code,
    name: null,
    where: '',
    at: arrival?.at.toISOString() ?? null,
    device: arrival?.device ?? '',
  };
};

/** A set of records by id, and the same rules as the server: what the database adds is that it stays. */
function serverInMemory(badges: readonly string[]): Server {
  const records = new Map<string, AttendanceRecord & { code: string | null }>();
  const codes = new Set(badges);
  const people = (): ListedPerson[] =>
    [...codes].map((code) =>
      listed(
        code,
        [...records.values()].filter((record) => record.code === code),
      ),
    );
  const personOf = (code: string) =>
    people().flatMap((person) => (person.code === code ? [{ ...person, cancelled: false }] : []));
  return {
    people: async () => people(),
    receive: async (items) => {
      const badgeOf = (text: string) => findBadge(badgeIndex(codes), text) ?? (codes.has(text) ? text : null);
      const about = items.map((item): [CheckInItem, string[]] => {
        const moment = new Date(item.at);
        const add = (id: string, kind: 'scan' | 'undo', code: string | null, when = moment) => {
          if (!records.has(id)) records.set(id, { id, kind, code, at: when, device: item.device });
        };
        if (item.kind === 'walk-in') {
          const own = Array.from({ length: item.people }, (_, i) => walkInCode(item.id, i));
          for (const code of own) {
            codes.add(code);
            add(code, 'scan', code);
          }
          return [item, own];
        }
        const code = badgeOf(item.kind === 'scan' ? item.text : item.code);
        if (item.kind === 'scan') add(item.id, 'scan', code);
        else if (code) add(item.id, 'undo', code, undoMoment(moment, item.seen ? new Date(item.seen) : null));
        return [item, code ? [code] : []];
      });
      const answers = about.map(
        ([{ id, kind }, own]): ItemAnswer => ({
          id,
          outcome: own.length ? (kind === 'undo' ? 'undone' : 'here') : 'unknown',
          people: own.flatMap(personOf),
        }),
      );
      const unknown = [...records.values()].filter(({ code }) => code === null).length;
      return { answers, changes: people(), gone: [], now: '', unknown, token: '' };
    },
  };
}

/** One way in which a code is shown to a camera or typed. */
const asRead = (random: Random, code: string): string =>
  pick(random, [
    code,
    code.toLowerCase(),
    code.replace('-', ' '),
    `https://vanonderop.example/b/${code.replace('-', '')}`,
    code.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
  ]);

interface Device {
  name: string;
  state: PhoneState;
  /** Requests that the network kept, to be delivered (again) later. */
  held: (readonly CheckInItem[])[];
}

/** Plays one history. @returns what the observer wrote down, and what every device and the server show in the end */
async function play(seed: number, server: Server, badges: readonly string[]) {
  const random = seededRandom(seed);
  const devices: Device[] = DEVICES.map((name) => ({
    name,
    state: { people: badges.map((code) => listed(code, [])), queue: [], since: '' },
    held: [],
  }));
  const observed = new Map<string, AttendanceRecord[]>(badges.map((code) => [code, []]));
  const note = (code: string, record: AttendanceRecord) =>
    observed.set(code, [...(observed.get(code) ?? []), record]);
  const unknownIds = new Set<string>();
  let clockMs = START_MS;

  const recordSomething = (device: Device) => {
    clockMs += 1_000 + below(random, 60_000);
    const shared = { id: uuid(random), at: new Date(clockMs).toISOString(), device: device.name };
    const shown = shownPeople(device.state);
    const chance = random();
    let item: CheckInItem;
    if (chance < 0.6) {
      const code = pick(random, badges);
      item = { ...shared, kind: 'scan', text: asRead(random, code) };
      note(code, { id: item.id, kind: 'scan', at: new Date(item.at), device: device.name });
    } else if (chance < 0.7) {
      item = { ...shared, kind: 'scan', text: pick(random, NOBODY) };
      unknownIds.add(item.id);
    } else if (chance < 0.8) {
      item = { ...shared, kind: 'walk-in', name: 'Ster', people: 1 + below(random, 3), language: 'ti' };
      for (let i = 0; i < item.people; i++)
        note(walkInCode(item.id, i), {
          id: walkInCode(item.id, i),
          kind: 'scan',
          at: new Date(item.at),
          device: device.name,
        });
    } else {
      const present = shown.filter(({ code, at: since }) => since && observed.has(nameOf(code)));
      const person = present.length ? pick(random, present) : undefined;
      if (!person) return;
      item = { ...shared, kind: 'undo', code: person.code, seen: person.at };
      const moment = undoMoment(new Date(item.at), person.at ? new Date(person.at) : null);
      note(nameOf(person.code), { id: item.id, kind: 'undo', at: moment, device: device.name });
    }
    device.state = withItem(device.state, item);
  };
  // The real server gives who walks in a badge: the observer knows them by the item that made them.
  const badgeToItem = new Map<string, string>();
  const nameOf = (code: string) => badgeToItem.get(code) ?? code;
  const learn = (items: readonly CheckInItem[], answer: SyncAnswer) => {
    for (const item of items)
      if (item.kind === 'walk-in')
        for (const [i, { code }] of (answer.answers.find(({ id }) => id === item.id)?.people ?? []).entries())
          badgeToItem.set(code, walkInCode(item.id, i));
  };

  const sync = async (device: Device, network: 'good' | 'bad') => {
    const items = device.state.queue;
    const fate = network === 'good' ? 1 : random();
    if (fate < 0.2) return;
    if (fate < 0.3) {
      device.held.push(items);
      return;
    }
    const answer = await server.receive(items);
    learn(items, answer);
    if (fate < 0.4) await server.receive(items);
    if (fate < 0.55) return;
    device.state = afterAnswer(device.state, answer);
  };

  for (let step = 0; step < STEPS; step++) {
    const device = pick(random, devices);
    const chance = random();
    if (chance < 0.55) recordSomething(device);
    else if (chance < 0.9) await sync(device, 'bad');
    else {
      const late = device.held.splice(below(random, device.held.length), 1)[0];
      if (late) learn(late, await server.receive(late));
    }
  }
  for (const device of devices) {
    // The network also delivers what it kept, in any order, before and after the end.
    if (random() < 0.5) for (const late of device.held.reverse()) learn(late, await server.receive(late));
    await sync(device, 'good');
    for (const late of device.held) await server.receive(late);
  }
  for (const device of devices) await sync(device, 'good');

  const view = (people: readonly ListedPerson[]) =>
    people
      .filter((person) => observed.has(nameOf(person.code)))
      .map((person) => [nameOf(person.code), person.at, person.device].join(' '))
      .sort();
  const expected = [...observed]
    .map(([code, records]) => {
      const arrival = arrivalOf(records);
      return [code, arrival?.at.toISOString() ?? null, arrival?.device ?? ''].join(' ');
    })
    .sort();
  return {
    expected,
    onServer: view(await server.people()),
    onDevices: devices.map(({ state }) => view(shownPeople(state))),
    waiting: devices.flatMap(({ state }) => state.queue),
    unknownIds,
  };
}

test(`in ${HISTORIES} histories with loss, doubling and reordering, two desks and four phones end equal`, async () => {
  for (let seed = 1; seed <= HISTORIES; seed++) {
    const { expected, onServer, onDevices, waiting } = await play(seed, serverInMemory(BADGES), BADGES);
    expect([seed, waiting]).toEqual([seed, []]);
    expect([seed, onServer]).toEqual([seed, expected]);
    for (const shown of onDevices) expect([seed, shown]).toEqual([seed, expected]);
  }
});

/** The application itself, as a phone reaches it. */
function applicationServer(team: ReturnType<typeof browser>): Server {
  const desk = `/nl/organise/${edition}`;
  return {
    people: async () => (JSON.parse((await team.get(`${desk}/check-in/list`)).html) as SyncAnswer).changes,
    receive: async (items) => {
      const answer = await team.post(`${desk}/arrivals`, { items: JSON.stringify(items), since: '' });
      expect([answer.status, answer.html.slice(0, 80)]).toEqual([200, expect.stringContaining('{')]);
      return JSON.parse(answer.html) as SyncAnswer;
    },
  };
}

test('the application with its database ends equal too, and keeps every code of nobody until it is solved', async () => {
  const team = browser();
  team.jar.set('vanonderop_team', token);
  const desk = `/nl/organise/${edition}`;
  const server = applicationServer(team);
  at(AFTER_ALL);
  await signInTeam(team, app, teamLink);
  await team.get(`${desk}/check-in`);
  const unknownIds = new Set<string>();
  for (let seed = 1; seed <= STORED_HISTORIES; seed++) {
    const before = new Set((await server.people()).map(({ code }) => code));
    for (let i = 0; i < PEOPLE_PER_STORED_HISTORY; i++)
      await signUp(browser(), await load(), [1], { name0: `Mens ${seed}-${i}` });
    const badges = (await server.people()).map(({ code }) => code).filter((code) => !before.has(code));
    expect(badges).toHaveLength(PEOPLE_PER_STORED_HISTORY);
    const played = await play(seed, server, badges);
    for (const id of played.unknownIds) unknownIds.add(id);
    expect([seed, played.waiting]).toEqual([seed, []]);
    expect([seed, played.onServer]).toEqual([seed, played.expected]);
    for (const shown of played.onDevices) expect([seed, shown]).toEqual([seed, played.expected]);
  }
  const { unknown } = await server.receive([]);
  expect(unknownIds.size).toBeGreaterThan(STORED_HISTORIES);
  expect(unknown).toBe(unknownIds.size);
  expect(faults).toEqual([]);
}, 120_000);
