import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate, daysAfter, daysBefore } from '#core/time/amsterdam.ts';
import { saveInitiatives, saveOrganisations } from './catalogue/save-queries.ts';
import type { InitiativeRow, OrganisationRow } from './catalogue/types.ts';

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
    const initiatives = await saveInitiatives(
      tx,
      'demo',
      set.initiatives.map(({ id, organisation, confirmedDaysAgo, roomUntilInDays, ...initiative }) => ({
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
    return `${initiatives.length} initiatives of ${organisationIds.size} organisations`;
  });
}

function organisationId(ids: Map<string, string>, organisation: string): string {
  const id = ids.get(organisation);
  if (!id) throw new Error(`the demonstration set has no organisation ${organisation}`);
  return id;
}
