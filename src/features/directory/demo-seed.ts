import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId, privateLinkHash } from '#core/private-links.ts';
import { amsterdamDate, daysAfter, daysBefore } from '#core/time/amsterdam.ts';
import { saveInitiatives, saveOrganisations } from './catalogue/save-queries.ts';
import { directorySnapshot } from './catalogue/snapshot.ts';
import { textIn } from './catalogue/texts.ts';
import type { Initiative, InitiativeRow, OrganisationRow } from './catalogue/types.ts';
import type { DemoListing } from './demo-desk.ts';
import { claimedSourceIds } from './listings/model/claim-queries.ts';
import { addListing } from './listings/model/queries.ts';
import { emptyListingForm } from './listings/registration/read-form.ts';

export { seedDemoDesk } from './demo-desk.ts';

export interface DemoOrganisation extends Omit<OrganisationRow, 'sourceId'> {
  id: string;
}

export interface DemoInitiative
  extends Omit<InitiativeRow, 'sourceId' | 'organisationId' | 'confirmedAt' | 'roomUntil' | 'status'> {
  id: string;
  /** The id of its organisation in the set. */
  organisation: string;
  confirmedDaysAgo: number | null;
  roomUntilInDays: number | null;
}

export interface DemoSet {
  organisations: DemoOrganisation[];
  initiatives: DemoInitiative[];
}

const LONGEST_MONTH_DAYS = 31;

/**
 * Saves the demonstration set in the directory, marked as such. Its dates are relative to the start of the month, so that
 * seeding again within a month changes nothing.
 * @returns how many initiatives there are, as text for the person who starts the server
 */
export async function seedDemoDirectory(app: AppContext, set: DemoSet): Promise<string> {
  return inTransaction(app.db, { systemTask: { name: 'demonstration' } }, async (tx) => {
    const organisations = set.organisations.map(({ id, ...organisation }) => ({
      ...organisation,
      sourceId: id,
    }));
    const organisationIds = new Map(
      (await saveOrganisations(tx, 'demo', organisations)).map(({ sourceId, id }) => [sourceId, id]),
    );
    const startOfMonth = new Date(`${amsterdamDate(app.now()).slice(0, 7)}-01T00:00:00Z`);
    // What somebody keeps, in a demonstration that was started before, is left as they have it.
    const kept = await claimedSourceIds(
      tx,
      'demo',
      set.initiatives.map(({ id }) => id),
    );
    const initiatives = await saveInitiatives(
      tx,
      'demo',
      set.initiatives
        .filter(({ id }) => !kept.has(id))
        .map(({ id, organisation, confirmedDaysAgo, roomUntilInDays, ...initiative }) => ({
          ...initiative,
          sourceId: id,
          organisationId: organisationId(organisationIds, organisation),
          status: 'active',
          confirmedAt:
            confirmedDaysAgo === null ? null : daysBefore(startOfMonth, confirmedDaysAgo).toISOString(),
          // Counted from the end of the month, so that it does not pass before the next seeding moves it.
          roomUntil:
            roomUntilInDays === null
              ? null
              : amsterdamDate(daysAfter(startOfMonth, LONGEST_MONTH_DAYS + roomUntilInDays)),
        })),
    );
    return `${initiatives.length + kept.size} initiatives of ${organisationIds.size} organisations`;
  });
}

function organisationId(ids: Map<string, string>, organisation: string): string {
  const id = ids.get(organisation);
  if (!id) throw new Error(`the demonstration set has no organisation ${organisation}`);
  return id;
}

/** So many initiatives of the demonstration have somebody who keeps their page. */
const DEMO_LISTINGS = 24;

/** The id of the listing that keeps an initiative of the demonstration: the same at every start. */
export const demoListingId = (app: Pick<AppContext, 'secret'>, sourceId: string): string =>
  deterministicId(app, 'listing', { application: ['demonstration', sourceId] });

/**
 * Gives initiatives of the demonstration somebody who keeps their page, so that one can ask for a place there and show them a
 * story. The initiatives stay marked as examples.
 * @returns the ids of listing and initiative, in a fixed order
 */
export async function seedDemoListings(app: AppContext): Promise<DemoListing[]> {
  const kept = (await demoInitiatives(app)).filter(({ town }) => town === 'Den Haag');
  return keepPages(app, kept.slice(0, DEMO_LISTINGS));
}

/**
 * Gives the initiatives of the demonstration that are called so in Dutch somebody who keeps their page, where they have nobody yet.
 * @returns those that there are, in the order of their names
 */
export async function seedDemoListingsCalled(
  app: AppContext,
  names: readonly string[],
): Promise<DemoListing[]> {
  const all = await demoInitiatives(app);
  return keepPages(
    app,
    names.flatMap((name) => all.find((initiative) => textIn(initiative, 'nl').text.name === name) ?? []),
  );
}

/** The initiatives of the demonstration, in the order of their ids, which are made once. */
async function demoInitiatives(app: AppContext): Promise<Initiative[]> {
  const { initiatives, paused } = await directorySnapshot(app);
  return [...initiatives, ...paused.values()]
    .filter(({ demo }) => demo)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function keepPages(app: AppContext, kept: readonly Initiative[]): Promise<DemoListing[]> {
  const now = app.now();
  return inTransaction(app.db, {}, async (tx) => {
    const seeded: DemoListing[] = [];
    for (const initiative of kept) {
      const { text } = textIn(initiative, 'nl');
      const listing = demoListingId(app, initiative.id);
      const isNew = await addListing(
        tx,
        {
          id: listing,
          language: 'nl',
          form: {
            ...emptyListingForm('nl'),
            name: text.name,
            summary: text.summary,
            organisation: initiative.organisation.name,
            goals: initiative.goals,
            town: initiative.town ?? '',
          },
          state: 'public',
          claimedInitiativeId: initiative.id,
          verified: true,
          linkHash: privateLinkHash(app, 'listing', listing),
          vouchHash: privateLinkHash(app, 'vouch', listing),
        },
        now,
      );
      seeded.push({ listing, initiative: initiative.id, name: text.name, isNew });
    }
    return seeded;
  });
}
