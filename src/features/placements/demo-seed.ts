import type { AppContext } from '#core/context.ts';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { deterministicId, privateLinkHash } from '#core/private-links.ts';
import { amsterdamDate, daysAfter, daysBefore, fromAmsterdam } from '#core/time/amsterdam.ts';
import { addPerson } from '#features/accounts';
import {
  addListing,
  directorySnapshot,
  emptyListingForm,
  type Initiative,
  textIn,
} from '#features/directory';
import { saveAnswer } from '#features/story';
import type { Level, SpokenLanguage } from '#features/vocabulary/rules.ts';
import { messagesIn } from './messages.ts';
import { offerEnd } from './model/calendar.ts';
import { type StepDetails, takeStep } from './model/queries.ts';
import { askForPlace } from './model/requests.ts';
import type { PlacementReach, StepActor, StepKind } from './model/rules.ts';
import { savePlacementSettings } from './model/settings.ts';

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

const idOf = (app: AppContext, kind: string, ...which: string[]) =>
  deterministicId(app, kind, { application: ['demonstration of placements', ...which] });

/** A moment in daytime so many days ago; today it is a little while ago. */
function momentOf(now: Date, daysAgo: number, nth: number): Date {
  const moment = fromAmsterdam(amsterdamDate(daysBefore(now, daysAgo)), 9 * 60 + 30 + ((nth * 37) % 420));
  return moment < now ? moment : daysBefore(now, (nth % 7) / 200 + 0.01);
}

/**
 * Shows placements alive: twenty initiatives of the demonstration that answer in different ways, and what people asked there in
 * every state. Everything goes the way of real requests, at the moments at which it would have happened; a second time it does nothing.
 */
export async function seedDemoPlacements(app: AppContext): Promise<void> {
  const { initiatives } = await directorySnapshot(app);
  const chosen = initiatives.filter(({ times, town }) => times.length > 0 && town !== null);
  // Spread over the whole alphabet, and so over the country.
  const every = Math.max(1, Math.floor(chosen.length / PLACES.length));
  let nth = 0;
  for (const [index, place] of PLACES.entries()) {
    const initiative = chosen[index * every];
    if (!initiative) return;
    const listing = await addDemoListing(app, index, place, initiative);
    if (!listing) return;
    for (const story of place.asked)
      await addDemoRequest(app, { ...listing, initiative, place }, story, nth++);
    if (place.closed) await saveSettings(app, listing, initiative, place, false);
  }
}

interface DemoListing {
  listing: string;
  link: Buffer;
}

/** @returns undefined when it is there already */
async function addDemoListing(
  app: AppContext,
  index: number,
  place: DemoPlace,
  initiative: Initiative,
): Promise<DemoListing | undefined> {
  const listing = idOf(app, 'listing', String(index));
  const link = privateLinkHash(app, 'listing', listing);
  const added = await inTransaction(app.db, { link }, (tx) =>
    addListing(
      tx,
      {
        id: listing,
        language: 'nl',
        form: { ...emptyListingForm('nl'), name: textIn(initiative, 'nl').text.name },
        state: 'public',
        linkHash: link,
        vouchHash: privateLinkHash(app, 'vouch', listing),
      },
      app.now(),
    ),
  );
  if (!added) return undefined;
  await saveSettings(app, { listing, link }, initiative, place, true);
  return { listing, link };
}

const saveSettings = (
  app: AppContext,
  { listing, link }: DemoListing,
  initiative: Initiative,
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
  { listing, link, initiative, place }: DemoListing & { initiative: Initiative; place: DemoPlace },
  story: Story,
  nth: number,
): Promise<void> {
  const who = PEOPLE[nth % PEOPLE.length];
  if (!who) return;
  const [person, request] = [idOf(app, 'person', String(nth)), idOf(app, 'placement-request', String(nth))];
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
  inTransaction(app.db, {}, async (tx) => {
    await addPerson(tx, person, asked);
    await saveAnswer(tx, person, 'name', who.name, asked);
    await saveAnswer(tx, person, 'languages', who.languages, asked);
    await saveAnswer(tx, person, 'level', who.level, asked);
    await saveAnswer(tx, person, 'age', '27-64', asked);
  });
