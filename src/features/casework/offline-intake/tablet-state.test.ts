import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standingAt } from '../intake/answers.ts';
import type { CarriedCase, TabletReply } from './protocol.ts';
import {
  afterAnswer,
  afterReply,
  ageOf,
  standingsOnTablet,
  type TabletState,
  waitingSince,
} from './tablet-state.ts';

const esra = { name: 'Esra', account: 'esra' };
const joris = { name: 'Joris', account: 'joris' };
const yonas: CarriedCase = { id: 'c', number: '1', name: 'Yonas', language: 'ti', told: 0, answers: [] };
const empty: TabletState = { cases: [yonas], queue: [] };
let made = 0;
const newId = () => {
  made += 1;
  return `id-${made}`;
};

const given = (choice: string, minute = 0) => ({
  caseId: 'c',
  question: 'household' as const,
  value: { choices: choice ? [choice] : [] },
  source: 'newcomer',
  day: '2026-11-24',
  at: new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString(),
});
const answer = (state: TabletState, choice: string, minute = 0, me = esra): TabletState => ({
  ...state,
  queue: afterAnswer(state, given(choice, minute), me, newId),
});
const sendOut = (state: TabletState): TabletState => ({
  ...state,
  queue: state.queue.map((queued) => ({ ...queued, attempted: true })),
});
const choicesOf = (state: TabletState, me = esra) =>
  standingAt(standingsOnTablet(state, 'c', me), 'household').answer?.value.choices;

test('ten taps on one question are one answer, and back to what stood there is none', () => {
  const twice = answer(answer(empty, 'house-alone'), 'house-partner', 1);
  expect(twice.queue).toHaveLength(1);
  expect(choicesOf(twice)).toEqual(['house-partner']);
  expect(answer(twice, '', 2).queue).toEqual([]);
});

test('what went out never changes: a later tap is a later answer over it', () => {
  const out = sendOut(answer(empty, 'house-alone'));
  const changed = answer(out, 'house-partner', 1);
  expect(changed.queue).toHaveLength(2);
  expect(changed.queue[0]).toEqual(out.queue[0]);
  expect(changed.queue[1]?.item).toMatchObject({ replaces: [out.queue[0]?.item.id] });
  expect(choicesOf(changed)).toEqual(['house-partner']);
});

test('what the server kept becomes part of the case; what it refused stays and says so', () => {
  const state = sendOut(answer(empty, 'house-alone'));
  const id = state.queue[0]?.item.id ?? '';
  const reply = (outcome: 'kept' | 'refused'): Pick<TabletReply, 'outcomes' | 'cases' | 'gone'> => ({
    outcomes: [{ id, outcome }],
    cases: [],
    gone: [],
  });
  const kept = afterReply(state, reply('kept'), esra);
  expect(kept.queue).toEqual([]);
  expect(choicesOf(kept)).toEqual(['house-alone']);
  const refused = afterReply(state, reply('refused'), esra);
  expect(refused.queue).toMatchObject([{ refused: true }]);
  // A call that timed out: no word of the item, so it goes out again.
  expect(afterReply(state, { outcomes: [], cases: [], gone: [] }, esra).queue).toEqual(state.queue);
});

test('a case that was taken away stays as long as something of it waits', () => {
  const state = answer(empty, 'house-alone');
  expect(afterReply(state, { outcomes: [], cases: [], gone: ['c'] }, esra).cases).toHaveLength(1);
  expect(afterReply(empty, { outcomes: [], cases: [], gone: ['c'] }, esra).cases).toEqual([]);
});

test('B11: the age of what waits is known, and the warning comes before five days', () => {
  const state = answer(empty, 'house-alone');
  const start = Date.UTC(2026, 10, 24, 9);
  expect(waitingSince(state.queue)).toBe('2026-11-24T09:00:00.000Z');
  const after = (hours: number) => ageOf(waitingSince(state.queue), start + hours * 3_600_000);
  expect(after(30)).toEqual({ days: 1, hours: 6, warn: false });
  expect(after(95).warn).toBe(false);
  expect(after(96).warn).toBe(true);
  expect(ageOf(null, start)).toEqual({ days: 0, hours: 0, warn: false });
});

/** A server in a list: it keeps each id once, and tells everything that it has. */
function createServer() {
  const stored = new Map<string, CarriedCase['answers'][number]>();
  return {
    stored,
    take: (state: TabletState, me: typeof esra): TabletState => {
      const sent = sendOut(state);
      for (const { item } of sent.queue)
        if (item.kind === 'answer' && !stored.has(item.id))
          stored.set(item.id, { ...item, via: 'tablet', by: me.name, account: me.account });
      return sent;
    },
    reply: (state: TabletState) => ({
      outcomes: state.queue.map(({ item }) => ({ id: item.id, outcome: 'kept' as const })),
      cases: [{ ...yonas, answers: [...stored.values()] }],
      gone: [],
    }),
  };
}

test('B10: two tablets, calls that are lost and repeated, any order: everybody ends with the same, and nothing is lost', () => {
  const CHOICES = ['house-alone', 'house-partner', 'house-family'] as const;
  // What happens, in order: somebody taps, reports and hears, reports and hears nothing, or its call arrives twice.
  const step = fc.record({
    who: fc.constantFrom(0, 1),
    what: fc.constantFrom('tap', 'tap', 'report', 'lost', 'twice'),
    choice: fc.constantFrom(...CHOICES),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
      const server = createServer();
      const people = [esra, joris];
      const tablets: TabletState[] = [empty, empty];
      for (const [minute, { who, what, choice }] of steps.entries()) {
        const [me, state] = [people[who] ?? esra, tablets[who] ?? empty];
        if (what === 'tap') tablets[who] = answer(state, choice, minute, me);
        else {
          let sent = server.take(state, me);
          if (what === 'twice') sent = server.take(sent, me);
          tablets[who] = what === 'lost' ? sent : afterReply(sent, server.reply(sent), me);
        }
      }
      // Nobody presses twice: one report of each, and one more to hear of the other.
      for (const who of [0, 1, 0, 1]) {
        const sent = server.take(tablets[who] ?? empty, people[who] ?? esra);
        tablets[who] = afterReply(sent, server.reply(sent), people[who] ?? esra);
      }
      const seen = tablets.map((state, who) => {
        const { answer: found, conflict } = standingAt(
          standingsOnTablet(state, 'c', people[who] ?? esra),
          'household',
        );
        return { answer: found?.id, conflict: conflict.map(({ id }) => id) };
      });
      expect(seen[0]).toEqual(seen[1]);
      expect(tablets.every(({ queue }) => queue.length === 0)).toBe(true);
      // Each tap that was ever sent is still there.
      for (const { id } of tablets[0]?.cases[0]?.answers ?? []) expect(server.stored.has(id)).toBe(true);
      expect(tablets[0]?.cases[0]?.answers).toHaveLength(server.stored.size);
    }),
  );
});
