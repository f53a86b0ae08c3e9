import { Temporal } from 'temporal-polyfill';
import type { StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { deterministicId, privateLinkHash } from '#core/private-links.ts';
import { amsterdamDate, daysAfter } from '#core/time/amsterdam.ts';
import { findCase } from '../model/queries.ts';
import { SCHOOL_LINK } from './actions.ts';
import { addLearningRecord, addSchool, enrol, recorderOf } from './queries.ts';
import { type LearningKind, type LearningSource, SCHOOL_LINK_DAYS } from './rules.ts';

interface DemoRecord {
  daysAgo: number;
  source: LearningSource;
  kind: LearningKind;
  data: (dayOf: (daysAgo: number) => string) => Record<string, unknown>;
  words?: string;
}

const level = (daysAgo: number, skill: string, to: string, source: LearningSource): DemoRecord => ({
  daysAgo,
  source,
  kind: 'level',
  data: () => ({ skill, level: to }),
});

/** How somebody of the demonstration learns: slowly first, then with the help of a school and a language café. */
const RECORDS: DemoRecord[] = [
  level(310, 'reading', 'literacy', 'test'),
  level(310, 'listening', 'below-a1', 'test'),
  level(310, 'speaking', 'below-a1', 'test'),
  level(310, 'writing', 'literacy', 'test'),
  level(190, 'listening', 'A1', 'school'),
  level(190, 'reading', 'below-a1', 'school'),
  level(90, 'speaking', 'A1', 'guide'),
  level(60, 'reading', 'A1', 'school'),
  level(60, 'writing', 'below-a1', 'school'),
  level(20, 'listening', 'A2', 'school'),
  {
    daysAgo: 60,
    source: 'school',
    kind: 'attendance',
    data: (dayOf) => ({
      from: dayOf(90),
      planned: 48,
      attended: 38,
      cancelled: 6,
      reasons: ['child', 'appointment'],
    }),
    words: 'Twee lessen vielen uit omdat de docent ziek was.',
  },
  {
    daysAgo: 20,
    source: 'school',
    kind: 'attendance',
    data: (dayOf) => ({ from: dayOf(50), planned: 48, attended: 45, cancelled: 0, reasons: ['ill'] }),
  },
  {
    daysAgo: 18,
    source: 'school',
    kind: 'progress',
    data: () => ({ pace: 'faster' }),
    words: 'Praat veel meer in de les. Lezen blijft het moeilijkst.',
  },
  {
    daysAgo: 40,
    source: 'guide',
    kind: 'step',
    data: (dayOf) => ({ by: dayOf(10), doneOn: dayOf(12) }),
    words: 'Een keer meegaan naar het taalcafé.',
  },
  {
    daysAgo: 12,
    source: 'guide',
    kind: 'step',
    data: (dayOf) => ({ by: dayOf(-21), doneOn: null }),
    words: 'Elke week een half uur lezen met de taalvrijwilliger.',
  },
];

const SCHOOL_NAME = 'Taalschool De Sleutel';

/** Seeds how somebody learns, and the school that tells about it. The transaction must act for a caseworker of the tenant. */
export async function seedDemoLearning(
  tx: Tx,
  app: AppContext,
  by: StaffMember,
  caseId: string,
): Promise<void> {
  const now = app.now();
  const today = Temporal.PlainDate.from(amsterdamDate(now));
  const dayOf = (daysAgo: number): string => today.subtract({ days: daysAgo }).toString();
  const school = deterministicId(app, 'course-school', { application: ['demonstration', by.tenant.id] });
  const linkHash = privateLinkHash(app, SCHOOL_LINK, school);
  await addSchool(
    tx,
    by,
    {
      id: school,
      name: SCHOOL_NAME,
      contactName: 'Marijke, coördinator',
      endsAt: daysAfter(now, SCHOOL_LINK_DAYS),
      linkHash,
    },
    now,
  );
  const file = await findCase(tx, app, caseId);
  if (!file) return;
  const enrolment = deterministicId(app, 'course-enrolment', { application: ['demonstration', caseId] });
  await enrol(tx, app, file, { id: enrolment, school }, now);
  for (const [nth, { daysAgo, source, kind, data, words = '' }] of RECORDS.entries()) {
    const id = deterministicId(app, 'learning-record', {
      application: ['demonstration', caseId, String(nth)],
    });
    const record = { id, caseId, kind, source, day: dayOf(daysAgo), data: data(dayOf), words };
    if (source === 'school')
      await actingAs(tx, { link: linkHash }, () =>
        addLearningRecord(tx, app, { tenant: by.tenant.id, name: SCHOOL_NAME, school }, record, now),
      );
    else await addLearningRecord(tx, app, recorderOf(by), record, now);
  }
}
