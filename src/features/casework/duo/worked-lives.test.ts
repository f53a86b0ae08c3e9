import { expect, test } from 'vitest';
import { factsOfLife, WORKED_LIVES } from '../../../../test/support/worked-lives.ts';
import { makeDuoFile, messageName } from './duo-file.ts';
import { duoFactsOf } from './facts-of-case.ts';
import { duoFileSchema } from './shapes.ts';

interface ExpectedFile {
  messages: string[];
  plan?: [day: string, route: 'B' | 'O' | 'Z', level?: 'A2' | 'B1', hours?: number];
  /** The first day of the term, and the first day after it. */
  term?: [from: string, until: string];
}

/** What DUO hears of each of the twelve worked lives, from the notice and the plan of the story. */
const EXPECTED: Record<string, ExpectedFile> = {
  // Three months longer, because the offer came so late.
  Yonas: {
    messages: ['POST PIP', 'POST Inburgeringsaanbod · Taalhuis Utrecht'],
    plan: ['2025-12-16', 'B', 'B1', 900],
    term: ['2025-12-17', '2029-03-17'],
  },
  // 16 weeks longer for a birth: 112 days after 27 May 2029.
  Amina: {
    messages: ['POST PIP', 'POST Inburgeringsaanbod · ROC Midden'],
    plan: ['2026-05-26', 'Z'],
    term: ['2026-05-27', '2029-09-16'],
  },
  // A new plan after a move: the term stays that of the first, and the old offer is not repeated.
  Dawit: {
    messages: ['POST PIP'],
    plan: ['2026-05-04', 'B', 'B1'],
    term: ['2024-11-05', '2027-11-05'],
  },
  Samira: { messages: ['POST PIP'], plan: ['2026-04-02', 'B', 'B1'], term: ['2026-04-03', '2029-04-03'] },
  Fadi: { messages: ['POST PIP'], plan: ['2026-04-08', 'B', 'B1'], term: ['2026-04-09', '2029-04-09'] },
  // Lowered to A2 by a later plan, which the first one could not be.
  Leila: { messages: ['POST PIP'], plan: ['2028-02-07', 'B', 'A2'], term: ['2026-05-12', '2029-05-12'] },
  // 182 days without a teacher after 29 July 2028.
  Mehari: {
    messages: ['POST PIP', 'POST Inburgeringsaanbod · ROC Noord'],
    plan: ['2025-07-28', 'O', 'B1'],
    term: ['2025-07-29', '2029-01-27'],
  },
  // 75 days of waiting too long for an offer, after 7 May 2029.
  Hodan: {
    messages: ['POST PIP', 'POST Inburgeringsaanbod · Taalkracht'],
    plan: ['2026-05-06', 'B', 'B1'],
    term: ['2026-05-07', '2029-07-21'],
  },
  // Changed to the Z-route, with hours of taking part.
  Rahel: {
    messages: ['POST PIP', 'PUT uren/participatieactiviteiten'],
    plan: ['2025-08-20', 'Z'],
    term: ['2024-03-12', '2027-03-12'],
  },
  // The duty ended before there was a plan.
  Omar: { messages: [] },
  Natalia: {
    messages: ['POST PIP', 'POST Inburgeringsaanbod · Taalplein'],
    plan: ['2026-03-16', 'B', 'B1'],
    term: ['2026-03-17', '2029-03-17'],
  },
  Kidane: {
    messages: ['POST PIP', 'POST Inburgeringsaanbod · ROC Midden'],
    plan: ['2026-06-23', 'Z'],
    term: ['2026-04-03', '2029-04-03'],
  },
};

test('every life has its file', () => {
  expect(WORKED_LIVES.map(({ name }) => name).sort()).toEqual(Object.keys(EXPECTED).sort());
});

test.each(WORKED_LIVES.map((life) => [life.name, life] as const))('%s: DUO takes the file', (name, life) => {
  const { today } = life;
  const facts = duoFactsOf({ number: 'Z-1', municipality: 'GM0503' }, factsOfLife(life), {
    today,
    previous: null,
  });
  const made = makeDuoFile(facts);
  if (!made.ok) throw new Error(made.refusals.join(' '));
  expect(duoFileSchema.safeParse(JSON.parse(JSON.stringify(made.value))).success).toBe(true);
  const expected = EXPECTED[name];
  expect(made.value.berichten.map(messageName)).toEqual(expected?.messages);
  const plan = made.value.berichten.find(({ pad }) => pad === '/personen/{bsn}/PIP')?.inhoud;
  const [day, route, level, hours] = expected?.plan ?? [];
  if (expected?.plan)
    expect(plan).toMatchObject({
      dagtekeningPip: day,
      leerroute: route,
      ...(level && { niveau: level }),
      ...(hours && { geschatteIntensiteitB1Route: hours }),
    });
  const [startdatum, einddatumTot] = expected?.term ?? [];
  expect(made.value.bekend.inburgeringstermijn).toEqual(
    expected?.term ? { startdatum, einddatumTot } : undefined,
  );
});
