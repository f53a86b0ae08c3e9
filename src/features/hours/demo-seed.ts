import type { AppContext } from '#core/context.ts';
import { inTransaction, setRlsContext } from '#core/db/rls-context.ts';
import { deterministicId, privateLinkHash } from '#core/private-links.ts';
import { amsterdamDate, daysAfter, daysBefore, fromAmsterdam } from '#core/time/amsterdam.ts';
import { personExists } from '#features/accounts';
import { consentsOf, saveConsent } from '#features/consents';
import { BOOKLET_DAYS } from './booklet/rules.ts';
import { wordingOf } from './booklet/wording.ts';
import { messagesIn } from './messages.ts';
import { hoursEntries, setZRoute, signHours } from './model/queries.ts';
import type { HoursKind } from './model/rules.ts';
import { makeStatement } from './model/statement-queries.ts';

interface DemoSessions {
  kind: HoursKind;
  count: number;
  /** Days before the start of the demonstration, and between two sessions. */
  lastDaysAgo: number;
  daysBetween: number;
  /** Minutes after midnight, and a length in minutes. */
  from: number;
  minutes: number;
}

/** What was signed at the first and at the second initiative: 8 × 2 + 10 × 3 = 46 hours. */
const SESSIONS: DemoSessions[] = [
  { kind: 'practice', count: 8, lastDaysAgo: 1, daysBetween: 3, from: 10 * 60, minutes: 120 },
  { kind: 'activity', count: 10, lastDaysAgo: 10, daysBetween: 7, from: 13 * 60 + 30, minutes: 180 },
];
const SIGNED_AT = 19 * 60 + 20;
/** At the first initiative this session was signed for an hour too long, and then corrected. */
const CORRECTED = 3;

/**
 * Seeds the booklet of somebody of the demonstration: 46 hours at two initiatives, one of them corrected, and a statement.
 * Seeding again changes nothing, also after a visitor changed the booklet.
 * @param places where hours are signed, the first and the second
 */
export async function seedDemoHours(
  app: AppContext,
  {
    person,
    name,
    language,
    places,
  }: {
    person: string;
    name: string;
    language: string;
    places: readonly { listing: string; name: string }[];
  },
): Promise<void> {
  const now = app.now();
  const idOf = (what: string, ...which: (string | number)[]) =>
    deterministicId(app, what, { application: ['demonstration of hours', person, ...which.map(String)] });
  await inTransaction(app.db, { person }, async (tx) => {
    if (!(await personExists(tx, person))) return;
    if ((await consentsOf(tx, person)).some(({ purpose }) => purpose === 'hours')) return;
    const first = Math.max(
      ...SESSIONS.map(({ count, lastDaysAgo, daysBetween }) => lastDaysAgo + count * daysBetween),
    );
    for (const [index, { listing, name: recipientName }] of places.slice(0, SESSIONS.length).entries())
      await saveConsent(
        tx,
        person,
        {
          id: idOf('consent', index),
          recipient: { kind: 'listing', listing },
          recipientName,
          shownName: name,
          purpose: 'hours',
          parts: [],
          questions: [],
          mayFill: false,
          wording: wordingOf(messagesIn(language)),
          language,
          decision: 'given',
          until: daysAfter(now, BOOKLET_DAYS),
        },
        daysBefore(now, first),
      );
    for (const [index, { listing }] of places.slice(0, SESSIONS.length).entries()) {
      const { kind, count, lastDaysAgo, daysBetween, from, minutes } = SESSIONS[index] as DemoSessions;
      const link = privateLinkHash(app, 'listing', listing);
      for (let session = 0; session < count; session++) {
        const day = amsterdamDate(daysBefore(now, lastDaysAgo + session * daysBetween));
        const entry = { person, kind, dutch: true, together: true, startedAt: fromAmsterdam(day, from) };
        const id = idOf('hours', index, session);
        const tooLong = index === 0 && session === CORRECTED ? 60 : 0;
        const endedAt = fromAmsterdam(day, from + minutes);
        // Signed in the evening of that day.
        await setRlsContext(tx, { link, at: fromAmsterdam(day, SIGNED_AT) });
        const signed = [
          await signHours(tx, { ...entry, id, endedAt: fromAmsterdam(day, from + minutes + tooLong) }),
        ];
        if (tooLong)
          signed.push(
            await signHours(tx, {
              ...entry,
              id: idOf('hours', index, session, 'corrected'),
              endedAt,
              corrects: { entry: id, reason: 'time' },
            }),
          );
        const refusal = signed.find((outcome) => outcome !== 'signed');
        if (refusal) throw new Error(`the demonstration booklet was refused: ${refusal}`);
      }
    }
    await setRlsContext(tx, { person });
    await setZRoute(tx, person, true);
    await makeStatement(tx, app, { id: idOf('statement'), person, name, entries: await hoursEntries(tx) });
  });
}
