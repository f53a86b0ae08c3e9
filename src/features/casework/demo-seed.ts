import { Temporal } from 'temporal-polyfill';
import { rlsContextOf, type StaffMember, type TenantRole } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs, inTransaction } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot } from '#features/directory';
import { municipalityByCode } from '#features/geography/rules.ts';
import { seedDemoTransfer } from './accountability/demo-transfer.ts';
import { recomputeCase } from './clock/record-event.ts';
import { DEMO_LIVES, type DemoLife } from './demo-lives.ts';
import { seedDemoLearning } from './learning/demo-learning.ts';
import { seedDemoLetters } from './letters/demo-letters.ts';
import { addCase, addEvent, findCase } from './model/queries.ts';
import { seedDemoIntake } from './offline-intake/demo-intake.ts';
import { addCaseCode, linkCase, waitingCaseCode } from './own-access/queries.ts';
import { seedDemoPlan, seedDemoSchools } from './plan/demo-plan.ts';

/** A tenant of the demonstration, and who works there. */
export interface DemoCaseworkTenant {
  id: string;
  name: string;
  municipalities: string[];
  staff: { account: string; name: string; roles: TenantRole[] }[];
}

/** Invented people, by the language in which they read letters. */
const NAMES: [language: string, names: string[]][] = [
  [
    'ar',
    [
      'Rima Haddad',
      'Yousef Darwish',
      'Lina Khoury',
      'Omar Nassar',
      'Hala Mansour',
      'Bilal Saleh',
      'Noura Aziz',
      'Tarek Fares',
    ],
  ],
  [
    'ti',
    [
      'Selam Haile',
      'Yonas Tesfay',
      'Mebrahtu Kidane',
      'Luwam Ghebre',
      'Abel Zerai',
      'Saba Okbay',
      'Robel Asfaha',
      'Winta Berhe',
    ],
  ],
  ['fa', ['Zahra Karimi', 'Reza Ahmadi', 'Nasrin Hosseini', 'Milad Rahimi', 'Parisa Azizi']],
  ['tr', ['Elif Demir', 'Mehmet Kaya', 'Zeynep Arslan', 'Emre Polat']],
  ['so', ['Hodan Warsame', 'Abdi Jama', 'Ayan Farah', 'Liban Hersi']],
  ['en', ['Grace Okafor', 'Samuel Bangura', 'Amina Conteh']],
  ['fr', ['Aline Nkurunziza', 'Didier Mbala']],
];

const PEOPLE = NAMES.flatMap(([language, names]) => names.map((name) => ({ name, language })));

/** How many cases each tenant has. */
const CASES_PER_TENANT = [32, 14];
const FIRST_NUMBER = 240117;
/** The case of which two guides answered one question. */
const TWICE_ANSWERED = 2;

/**
 * Seeds the cases of the tenants of the demonstration: everybody at another place on the way. Seeding again changes nothing.
 * @param newcomer somebody of the demonstration, who sees the first case on their own page
 */
export async function seedDemoCasework(
  app: AppContext,
  tenants: readonly DemoCaseworkTenant[],
  newcomer?: { person: string; name: string; language: string },
): Promise<void> {
  const today = amsterdamDate(app.now());
  const snapshot = await directorySnapshot(app);
  let person = 0;
  for (const [nth, tenant] of tenants.entries()) {
    const guides = tenant.staff.filter(({ roles }) => roles.includes('guide'));
    const [first] = guides;
    if (!first) continue;
    const by = staffMember(tenant, first);
    const lead = tenant.staff.find(({ roles }) => roles.includes('lead'));
    const [municipality = ''] = tenant.municipalities;
    if (lead) {
      const leading = staffMember(tenant, lead);
      await inTransaction(app.db, rlsContextOf(leading), (tx) =>
        seedDemoSchools(tx, app, leading, municipalityByCode(municipality)?.name ?? ''),
      );
    }
    await inTransaction(app.db, rlsContextOf(by), async (tx) => {
      for (let at = 0; at < (CASES_PER_TENANT[nth] ?? 0); at++) {
        const life = DEMO_LIVES[at % DEMO_LIVES.length];
        const own = nth === 0 && at === 0 ? newcomer : undefined;
        const who = own ?? PEOPLE[person++ % PEOPLE.length];
        if (!life || !who) continue;
        // Some have no guide yet: the lead still has to divide them.
        const guide = life.withoutGuide ? undefined : guides[at % guides.length];
        const id = deterministicId(app, 'integration-case', {
          application: ['demonstration', tenant.id, String(at)],
        });
        if (await findCase(tx, app, id)) continue;
        await seedCase(tx, app, by, {
          id,
          number: `${today.slice(0, 4)}-${FIRST_NUMBER + nth * 1000 + at * 7}`,
          who,
          municipality: tenant.municipalities[at % tenant.municipalities.length] ?? '',
          guide: guide?.account ?? null,
          life,
          // The same life is lived at another pace, so that no two cases end on the same day.
          shiftDays: at * 2 + Math.floor(at / DEMO_LIVES.length) * 9,
          today,
        });
        await seedDemoPlan(tx, app, by, { caseId: id, snapshot });
        // Two guides met the same person, and two answers wait for a choice.
        const other = guides[1];
        const colleague = at === TWICE_ANSWERED && other ? staffMember(tenant, other) : undefined;
        await seedDemoIntake(tx, app, by, { id, nth: at, colleague });
        await seedDemoLetters(tx, app, by, id);
        if (own) await linkDemoCase(tx, app, by, id, own.person);
        if (own || life.events.some(({ kind }) => kind === 'course-started'))
          await seedDemoLearning(tx, app, by, id);
      }
    });
  }
  const [old, fresh] = tenants.map((tenant) => {
    const member = tenant.staff.find(({ roles }) => roles.includes('guide'));
    return member && staffMember(tenant, member);
  });
  if (old && fresh) await seedDemoTransfer(app, old, fresh);
}

const staffMember = (
  { id, name }: DemoCaseworkTenant,
  staff: DemoCaseworkTenant['staff'][number],
): StaffMember => ({
  kind: 'account',
  account: staff.account,
  name: staff.name,
  guideOf: name,
  tenant: { id, name, roles: staff.roles },
  strong: true,
  sessionHash: '',
});

interface DemoCase {
  id: string;
  number: string;
  who: { name: string; language: string };
  municipality: string;
  guide: string | null;
  life: DemoLife;
  shiftDays: number;
  today: string;
}

async function seedCase(tx: Tx, app: AppContext, by: StaffMember, demo: DemoCase): Promise<void> {
  const { id, life, today, shiftDays, who } = demo;
  const now = app.now();
  const dayOf = (daysAgo: number): string =>
    // What lies ahead is an appointment: it stays where it is.
    Temporal.PlainDate.from(today)
      .subtract({ days: daysAgo > 0 ? daysAgo + shiftDays : daysAgo })
      .toString();
  const [firstEvent] = life.events;
  await addCase(
    tx,
    app,
    by.tenant.id,
    {
      id,
      number: demo.number,
      name: who.name,
      contact: { street: 'Voorbeeldstraat 12', postcode: '2500 AA', town: 'Voorbeeldstad' },
      language: who.language,
      municipality: demo.municipality,
      guide: demo.guide,
      regime: '2021',
      group: life.group ?? 'asylum',
      since: dayOf(firstEvent?.daysAgo ?? 0),
    },
    now,
  );
  const ids = life.events.map((_, at) =>
    deterministicId(app, 'case-event', { application: ['demonstration', id, String(at)] }),
  );
  for (const [at, { kind, daysAgo, source = 'guide', note, data }] of life.events.entries()) {
    const details = typeof data === 'function' ? data(ids, dayOf) : (data ?? {});
    const event = { id: ids[at] ?? '', caseId: id, kind, day: dayOf(daysAgo), data: details, note, source };
    await addEvent(tx, app, by, event, now);
  }
  await recomputeCase(tx, app, id, now);
}

/** Connects a case with a newcomer of the demonstration, as they do themselves with the code of their guide. */
async function linkDemoCase(
  tx: Tx,
  app: AppContext,
  by: StaffMember,
  id: string,
  person: string,
): Promise<void> {
  const now = app.now();
  await addCaseCode(tx, app, by, id, now);
  const code = await waitingCaseCode(tx, app, id, now);
  if (code) await actingAs(tx, { person }, () => linkCase(tx, app, code.code, now));
}
