import type { AppContext } from '#core/context.ts';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { deterministicId, privateLinkHash } from '#core/private-links.ts';
import { amsterdamDate, daysAfter, daysBefore, fromAmsterdam } from '#core/time/amsterdam.ts';
import { addPerson, personExists } from '#features/accounts';
import { directorySnapshot, type Initiative, textIn } from '#features/directory';
import { saveAnswer } from '#features/story';
import type { WeekCell } from '#features/story/rules.ts';
import type { Level, SpokenLanguage } from '#features/vocabulary/rules.ts';
import { messagesIn } from './messages.ts';
import { offerEnd } from './model/calendar.ts';
import { type StepDetails, takeStep } from './model/queries.ts';
import { askForPlace } from './model/requests.ts';
import type { PlacementReach, StepActor, StepKind } from './model/rules.ts';
import { placementSettings, savePlacementSettings } from './model/settings.ts';

/** How the initiatives of the demonstration answer, and what is asked there: story by story, the earliest first. */
interface DemoPlace {
  places: number | null;
  automatic?: true;
  answerDays: number;
  onLeaveForDays?: number;
  closed?: true;
  asked: Story[];
}

type Step = readonly [daysAgo: number, by: StepActor, kind: StepKind, details?: StepDetails];

/** What can have happened with a request, in days before the demonstration starts. */
const STORIES = {
  new: [[0, 'newcomer', 'ask']],
  recent: [[2, 'newcomer', 'ask']],
  late: [
    [9, 'newcomer', 'ask'],
    [4, 'server', 'remind'],
  ],
  silent: [
    [13, 'newcomer', 'ask'],
    [7, 'server', 'remind'],
    [4, 'server', 'suggest'],
  ],
  talk: [
    [4, 'newcomer', 'ask'],
    [2, 'initiative', 'talk'],
  ],
  waiting: [
    [8, 'newcomer', 'ask'],
    [7, 'initiative', 'queue'],
  ],
  offered: [
    [3, 'newcomer', 'ask'],
    [0, 'initiative', 'offer'],
  ],
  confirmed: [
    [12, 'newcomer', 'ask'],
    [10, 'initiative', 'confirm'],
  ],
  accepted: [
    [16, 'newcomer', 'ask'],
    [15, 'initiative', 'offer'],
    [14, 'newcomer', 'accept'],
  ],
  started: [
    [35, 'newcomer', 'ask'],
    [33, 'initiative', 'confirm'],
    [26, 'initiative', 'start'],
  ],
  ended: [
    [90, 'newcomer', 'ask'],
    [88, 'initiative', 'confirm'],
    [80, 'newcomer', 'start'],
    [9, 'initiative', 'end'],
    [8, 'newcomer', 'feedback', { outcome: 'good' }],
  ],
  declined: [
    [11, 'newcomer', 'ask'],
    [10, 'initiative', 'decline', { reason: 'level' }],
  ],
  lapsed: [
    [20, 'newcomer', 'ask'],
    [18, 'initiative', 'offer'],
    [11, 'server', 'lapse'],
  ],
  stopped: [
    [40, 'newcomer', 'ask'],
    [38, 'initiative', 'confirm'],
    [30, 'initiative', 'start'],
    [6, 'initiative', 'stop', { reason: 'not-come' }],
  ],
  withdrawn: [
    [17, 'newcomer', 'ask'],
    [15, 'initiative', 'confirm'],
    [5, 'newcomer', 'withdraw'],
  ],
} as const satisfies Record<string, readonly Step[]>;
type Story = keyof typeof STORIES;

const PLACES: DemoPlace[] = [
  { places: 12, answerDays: 3, asked: ['started', 'confirmed', 'offered', 'late', 'new'] },
  { places: 2, answerDays: 3, asked: ['started', 'accepted', 'waiting', 'waiting', 'waiting'] },
  { places: null, answerDays: 2, asked: ['started', 'talk', 'recent'] },
  { places: 8, answerDays: 5, asked: ['ended', 'confirmed', 'talk', 'new'] },
  { places: 6, automatic: true, answerDays: 1, asked: ['new', 'recent'] },
  { places: 10, answerDays: 3, asked: ['silent', 'late', 'recent'] },
  { places: 15, answerDays: 3, onLeaveForDays: 12, asked: ['confirmed', 'recent', 'new'] },
  { places: 4, answerDays: 3, asked: ['accepted', 'offered', 'lapsed', 'declined'] },
  { places: 20, answerDays: 3, asked: ['started', 'started', 'ended', 'stopped'] },
  { places: null, answerDays: 4, asked: ['declined', 'talk', 'withdrawn'] },
  { places: 1, answerDays: 3, asked: ['confirmed', 'waiting', 'waiting'] },
  { places: 9, automatic: true, answerDays: 1, asked: ['recent', 'new'] },
  { places: 5, answerDays: 3, closed: true, asked: ['ended', 'started'] },
  { places: 7, answerDays: 2, asked: ['withdrawn', 'confirmed', 'late'] },
  { places: 16, answerDays: 5, asked: ['started', 'accepted', 'recent'] },
  { places: 3, answerDays: 3, asked: ['offered', 'talk'] },
  { places: 8, answerDays: 3, asked: ['silent', 'declined', 'new'] },
  { places: null, answerDays: 3, asked: ['ended', 'confirmed'] },
  { places: 10, answerDays: 3, onLeaveForDays: 5, asked: ['started', 'recent'] },
  { places: 6, answerDays: 3, asked: ['accepted', 'stopped', 'new'] },
];

interface DemoPerson {
  name: string;
  languages: SpokenLanguage[];
  level: Level;
  reach: PlacementReach;
  /** The language in which they read the product. */
  reads: string;
}

/** Invented people. Nobody chose e-mail: letters of a demonstration would go to somebody. */
const PEOPLE: DemoPerson[] = [
  { name: 'Samira', languages: ['ar', 'en'], level: 'a1', reach: 'call', reads: 'ar' },
  { name: 'Yonas', languages: ['ti', 'en'], level: 'a1', reach: 'here', reads: 'ti' },
  { name: 'Oksana', languages: ['uk', 'en'], level: 'a2', reach: 'message', reads: 'uk' },
  { name: 'Mahmoud', languages: ['ar'], level: 'a1', reach: 'visit', reads: 'ar' },
  { name: 'Zahra', languages: ['fa'], level: 'a2', reach: 'call', reads: 'fa' },
  { name: 'Hodan', languages: ['so', 'en'], level: 'a1', reach: 'guide', reads: 'so' },
  { name: 'Rojin', languages: ['kmr', 'tr'], level: 'b1', reach: 'message', reads: 'kmr' },
  { name: 'Emre', languages: ['tr', 'en'], level: 'a2', reach: 'call', reads: 'tr' },
  { name: 'Farid', languages: ['fa', 'ps'], level: 'a1', reach: 'here', reads: 'ps' },
  { name: 'Lina', languages: ['ar', 'fr'], level: 'b1', reach: 'message', reads: 'fr' },
  { name: 'Selam', languages: ['ti', 'ar'], level: 'a1', reach: 'guide', reads: 'ti' },
  { name: 'Andriy', languages: ['uk'], level: 'a1', reach: 'call', reads: 'en' },
  { name: 'Nasrin', languages: ['fa', 'en'], level: 'a2', reach: 'visit', reads: 'fa' },
];

/** Where the initiatives are that keep their page in the demonstration. */
const DEMO_TOWN = { name: 'Den Haag', municipality: 'GM0518', lat: 52.0705, lon: 4.3007 };
const FREE_CELLS: WeekCell[] = [
  'mon-morning',
  'tue-morning',
  'wed-afternoon',
  'thu-morning',
  'fri-afternoon',
];

const idOf = (app: AppContext, kind: string, ...which: string[]) =>
  deterministicId(app, kind, { application: ['demonstration of placements', ...which] });

/** A moment in daytime so many days ago; today it is a little while ago. */
function momentOf(now: Date, daysAgo: number, nth: number): Date {
  const moment = fromAmsterdam(amsterdamDate(daysBefore(now, daysAgo)), 9 * 60 + 30 + ((nth * 37) % 420));
  return moment < now ? moment : daysBefore(now, (nth % 7) / 200 + 0.01);
}

/** Who asks in the demonstration, and where. */
export interface DemoAsker {
  person: string;
  name: string;
  /** The listings that they asked, in the order of the stories. */
  listings: { listing: string; name: string }[];
  /** The language in which they read the product. */
  language: string;
}

/**
 * Shows placements alive: twenty initiatives of the demonstration that answer in different ways, and what people asked there in
 * every state. Everything goes the way of real requests, at the moments at which it would have happened; a second time it does nothing.
 * @param listings that keep an initiative of the demonstration, in the same order at every start
 * @returns who asks; the first is Samira, who asks at several
 */
export async function seedDemoPlacements(
  app: AppContext,
  listings: readonly { listing: string; initiative: string; name: string }[],
): Promise<DemoAsker[]> {
  const { byId } = await directorySnapshot(app);
  const kept = listings.flatMap(({ listing, initiative: id, name }) => {
    const initiative = byId.get(id);
    return initiative?.times.length
      ? [{ listing, name, initiative, link: privateLinkHash(app, 'listing', listing) }]
      : [];
  });
  // Samira and Mahmoud ask at the first ones; places for women or men alone come last.
  kept.sort((a, b) => Number(forSome(a.initiative)) - Number(forSome(b.initiative)));
  const askers = new Map<string, DemoAsker>();
  let nth = 0;
  for (const [index, place] of PLACES.entries()) {
    const listing = kept[index];
    if (!listing) break;
    const isNew = await openForRequests(app, listing, place);
    for (const story of place.asked) {
      const asker = askerOf(app, nth);
      const known = askers.get(asker.person) ?? asker;
      askers.set(asker.person, known);
      known.listings.push({ listing: listing.listing, name: listing.name });
      if (isNew) await addDemoRequest(app, { ...listing, place }, story, asker.person, nth);
      nth++;
    }
    if (isNew && place.closed) await saveSettings(app, listing, place, false);
  }
  return [...askers.values()];
}

const forSome = ({ audience }: Initiative): boolean => audience === 'women' || audience === 'men';

/** Samira is one person, whose page shows requests in several states; everybody else asks once. */
function askerOf(app: AppContext, nth: number): DemoAsker {
  const who = PEOPLE[nth % PEOPLE.length] as DemoPerson;
  return {
    person: idOf(app, 'person', who === PEOPLE[0] ? who.name : String(nth)),
    name: who.name,
    listings: [],
    language: who.reads,
  };
}

interface DemoListing {
  listing: string;
  link: Buffer;
  initiative: Initiative;
}

/** @returns false when this listing has answered requests before */
async function openForRequests(app: AppContext, listing: DemoListing, place: DemoPlace): Promise<boolean> {
  const known = await inTransaction(app.db, {}, (tx) => placementSettings(tx, { listing: listing.listing }));
  if (known) return false;
  await saveSettings(app, listing, place, true);
  return true;
}

const saveSettings = (
  app: AppContext,
  { listing, link, initiative }: DemoListing,
  place: DemoPlace,
  open: boolean,
) =>
  inTransaction(app.db, { link }, (tx) =>
    savePlacementSettings(
      tx,
      {
        listing,
        initiative: initiative.id,
        open,
        places: place.places,
        automatic: place.automatic ?? false,
        answerDays: place.answerDays,
        leaveUntil:
          place.onLeaveForDays === undefined
            ? null
            : amsterdamDate(daysAfter(app.now(), place.onLeaveForDays)),
      },
      app.now(),
    ),
  );

async function addDemoRequest(
  app: AppContext,
  { listing, link, initiative, place }: DemoListing & { place: DemoPlace },
  story: Story,
  person: string,
  nth: number,
): Promise<void> {
  const who = PEOPLE[nth % PEOPLE.length];
  if (!who) return;
  const request = idOf(app, 'placement-request', String(nth));
  const [first, ...steps]: readonly Step[] = STORIES[story];
  const asked = momentOf(app.now(), first?.[0] ?? 0, nth);
  await addDemoPerson(app, person, who, asked);
  const t = messagesIn(who.reads);
  await inTransaction(app.db, { person, at: asked }, (tx) =>
    askForPlace(
      tx,
      app,
      person,
      {
        id: request,
        consent: idOf(app, 'placement-consent', String(nth)),
        initiative: initiative.id,
        recipientName: textIn(initiative, who.reads).text.name,
        weeklyTime: initiative.times[nth % initiative.times.length]?.id ?? null,
        firstName: who.name,
        reach: who.reach,
        reachDetail: ['call', 'message'].includes(who.reach) ? `06 0000 ${String(1000 + nth)}` : null,
        language: who.reads,
        spoken: who.languages,
        minors: 0,
        party:
          place.places === null || place.places > 3 ? 1 + (nth % 7 === 0 ? 2 : nth % 4 === 0 ? 1 : 0) : 1,
        wording: `${t('check.title')} ${t('check.lead')}`,
      },
      asked,
    ),
  );
  for (const [daysAgo, by, kind, details] of steps) {
    const at = momentOf(app.now(), daysAgo, nth + 1);
    const acting: RlsContext =
      by === 'newcomer'
        ? { person, at }
        : by === 'initiative'
          ? { link, at }
          : { systemTask: { name: 'placements', subject: listing }, at };
    const said = kind === 'offer' ? { until: offerEnd(at).toISOString() } : details;
    await inTransaction(app.db, acting, (tx) =>
      takeStep(tx, { request, kind, by, seenSteps: null, ...(said ? { details: said } : {}) }),
    );
  }
}

const addDemoPerson = (app: AppContext, person: string, who: DemoPerson, asked: Date): Promise<void> =>
  inTransaction(app.db, { person }, async (tx) => {
    if (await personExists(tx, person)) return;
    await addPerson(tx, person, asked);
    await saveAnswer(tx, person, 'name', who.name, asked);
    await saveAnswer(tx, person, 'languages', who.languages, asked);
    await saveAnswer(tx, person, 'level', who.level, asked);
    await saveAnswer(tx, person, 'age', '27-64', asked);
    await saveAnswer(tx, person, 'place', DEMO_TOWN, asked);
    await saveAnswer(tx, person, 'travel', { modes: ['bicycle', 'transit'], minutes: 30 }, asked);
    await saveAnswer(tx, person, 'time', { cells: FREE_CELLS }, asked);
    await saveAnswer(tx, person, 'goals', ['dutch', 'people'], asked);
  });
