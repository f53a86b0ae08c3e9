import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId, privateLinkHash } from '#core/private-links.ts';
import { amsterdamDate, fromAmsterdam } from '#core/time/amsterdam.ts';
import { countMonths } from './counting/count-months.ts';
import { isAnyMonthCounted, saveSignal } from './model/queries.ts';
import { monthOf, monthsAfter, type Obstacle, type SignalTheme } from './model/rules.ts';
import { addAnswer, nameOwner, policyStaffOf, signalQuestions } from './questions/queries.ts';
import type { AnswerKind } from './questions/rules.ts';

/** What initiatives of the demonstration say about one obstacle in one municipality. */
interface DemoObstacle {
  municipality: string;
  obstacle: Obstacle;
  theme?: SignalTheme;
  /** Of each month, four months ago first and this month last, how many people each of the first initiatives names. */
  months: [number[], number[], number[], number[], number[]];
  words?: string[];
}

const DEN_HAAG = 'GM0518';
const LISSE = 'GM0553';

const SAID: DemoObstacle[] = [
  {
    municipality: DEN_HAAG,
    obstacle: 'childcare',
    months: [
      [6, 4, 5],
      [6, 8, 5, 4],
      [8, 8, 6, 6, 4],
      [10, 8, 6, 6, 5],
      [8, 6],
    ],
    words: [
      'Op woensdag is de crèche dicht, dan blijven moeders thuis.',
      'De wachtlijst voor opvang is een half jaar.',
      'Met een oppas in het lokaal ernaast zou het kunnen.',
    ],
  },
  {
    municipality: DEN_HAAG,
    obstacle: 'waiting',
    months: [
      [3, 2],
      [4, 5, 2],
      [6, 5, 5, 3],
      [8, 6, 6, 4],
      [10, 4],
    ],
    words: [
      'De cursus begint pas in januari, tot die tijd gebeurt er niets.',
      'Niemand weet wanneer het begint.',
    ],
  },
  {
    municipality: DEN_HAAG,
    obstacle: 'transport',
    months: [[5, 4, 3], [6, 4, 4], [4, 2], [3, 3], [2]],
    words: ['De bus kost heen en terug meer dan vier euro.'],
  },
  {
    municipality: DEN_HAAG,
    obstacle: 'times',
    theme: 'z-hours',
    months: [[2], [3, 2], [3, 3, 2], [5, 4, 4], [4]],
    words: ['Wie overdag werkt, kan alleen ’s avonds.'],
  },
  {
    municipality: DEN_HAAG,
    obstacle: 'letters',
    months: [[4, 3, 2], [5, 3, 3], [6, 4, 2], [5, 5, 4], [3]],
    words: ['Iedereen komt met de brief over de eigen bijdrage.'],
  },
  { municipality: DEN_HAAG, obstacle: 'digital', months: [[2, 1], [3], [2, 2], [2, 1, 1], []] },
  {
    municipality: LISSE,
    obstacle: 'childcare',
    months: [[3, 2], [4, 4, 3], [5, 4, 4], [6, 5, 3], [4]],
    words: ['In de flat is geen opvang, de dichtstbijzijnde is drie kwartier lopen.'],
  },
  {
    municipality: LISSE,
    obstacle: 'level',
    theme: 'knm',
    months: [[2, 2], [3, 2], [4, 3, 3], [4, 4, 4], [5]],
    words: ['De groep begint bij A1, maar de helft moet eerst leren lezen.'],
  },
  { municipality: LISSE, obstacle: 'room', months: [[], [2], [3, 4], [5, 4, 4], [6]] },
];

/** What a municipality answered, so many months ago. */
const ANSWERED: {
  municipality: string;
  obstacle: Obstacle;
  monthsAgo: number;
  day: number;
  owner: string;
  kind: AnswerKind;
  doneInMonths?: number;
  words: string;
}[] = [
  {
    municipality: DEN_HAAG,
    obstacle: 'childcare',
    monthsAgo: 3,
    day: 24,
    owner: 'Team Inburgering en Jeugd',
    kind: 'will-do',
    doneInMonths: 5,
    words:
      'We betalen oppas bij taallessen in zes buurthuizen. We beginnen in twee wijken en kijken na drie maanden of het helpt.',
  },
  {
    municipality: DEN_HAAG,
    obstacle: 'transport',
    monthsAgo: 3,
    day: 26,
    owner: 'Team Inburgering',
    kind: 'not-ours',
    words:
      'De vervoerder bepaalt de prijs van de bus. We hebben gevraagd om een korting en zeggen hier wat zij antwoorden. Wel kun je bij ons een tweedehands fiets krijgen.',
  },
  {
    municipality: LISSE,
    obstacle: 'childcare',
    monthsAgo: 1,
    day: 20,
    owner: 'Wijkteam Noord',
    kind: 'done',
    words: 'Sinds vorige week is er op dinsdag en donderdag opvang naast de taalles in het buurthuis.',
  },
];

const TEN_O_CLOCK_MINUTES = 600;

/** The moment at which it is ten o’clock on a day of a month. */
const onDay = (month: string, day: number): Date =>
  fromAmsterdam(`${month.slice(0, 8)}${String(day).padStart(2, '0')}`, TEN_O_CLOCK_MINUTES);

/**
 * Seeds what initiatives of the demonstration said in the last months, which months were counted, which questions came of it where
 * there is a municipality with staff, and what that answered. Seeding again changes nothing.
 */
export async function seedDemoSignals(
  app: AppContext,
  listings: readonly { listing: string }[],
): Promise<void> {
  const counted = await inTransaction(app.db, {}, isAnyMonthCounted);
  if (counted) return;
  const thisMonth = monthOf(amsterdamDate(app.now()));
  for (let back = 4; back >= 0; back -= 1) {
    const month = monthsAfter(thisMonth, -back);
    await seedMonth(app, listings, month, 4 - back);
    if (back === 0) break;
    const after = onDay(monthsAfter(month, 1), 2);
    if (after <= app.now()) await countMonths(app, after);
    for (const answer of ANSWERED.filter(({ monthsAgo }) => monthsAgo === back - 1))
      await seedAnswer(app, answer, onDay(monthsAfter(month, 1), answer.day));
  }
}

async function seedMonth(
  app: AppContext,
  listings: readonly { listing: string }[],
  month: string,
  index: number,
): Promise<void> {
  const sentAt = index === 4 ? app.now() : onDay(month, 12);
  for (const { municipality, obstacle, theme = null, months, words = [] } of SAID)
    for (const [nth, people] of (months[index] ?? []).entries()) {
      const listing = listings[nth]?.listing;
      if (!listing) continue;
      await inTransaction(app.db, { link: privateLinkHash(app, 'listing', listing), at: sentAt }, (tx) =>
        saveSignal(
          tx,
          app,
          {
            id: deterministicId(app, 'signal', {
              application: ['demonstration', listing, municipality, obstacle, month],
            }),
            sender: { listing, account: null },
            role: nth === 1 ? 'teacher' : 'volunteer',
            municipality,
            obstacle,
            people,
            theme,
            words: (nth + index) % 2 === 0 ? (words[nth] ?? null) : null,
            month,
          },
          sentAt,
        ),
      );
    }
}

/** Answers the question about an obstacle, as somebody who makes policy there; where nobody does, there is no question. */
async function seedAnswer(app: AppContext, answer: (typeof ANSWERED)[number], at: Date): Promise<void> {
  if (at > app.now()) return;
  const asked = await inTransaction(app.db, { systemTask: { name: 'signals' }, at }, async (tx) => {
    const open = (await signalQuestions(tx, { municipality: answer.municipality })).find(
      ({ obstacle, answers }) => obstacle === answer.obstacle && answers.length === 0,
    );
    return open && { open, officer: (await policyStaffOf(tx, open.tenant))[0] };
  });
  const officer = asked?.officer;
  if (!officer) return;
  const { open } = asked;
  await inTransaction(app.db, { account: officer.account, at }, async (tx) => {
    await nameOwner(tx, open.id, open.version, answer.owner);
    await addAnswer(
      tx,
      {
        question: open,
        expectedVersion: open.version + 1,
        id: deterministicId(app, 'signal-answer', { application: ['demonstration', open.id] }),
      },
      {
        kind: answer.kind,
        words: answer.words,
        language: 'nl',
        doneBy:
          answer.doneInMonths === undefined
            ? null
            : monthsAfter(monthOf(amsterdamDate(at)), answer.doneInMonths),
        answeredAt: at,
      },
    );
  });
}
