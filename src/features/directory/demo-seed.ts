import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { saveInitiatives, saveOrganisations } from './catalogue/save-queries.ts';
import type { InitiativeRow, OrganisationRow } from './catalogue/types.ts';

export interface DemoOrganisation extends Omit<OrganisationRow, 'sourceId'> {
  id: string;
}

export interface DemoInitiative
  extends Omit<InitiativeRow, 'sourceId' | 'organisationId' | 'confirmedAt' | 'roomUntil' | 'status'> {
  id: string;
  organisation: string;
  confirmedDaysAgo: number | null;
  roomUntilInDays: number | null;
}

export interface DemoSet {
  organisations: DemoOrganisation[];
  initiatives: DemoInitiative[];
}

const DAY = 86_400_000;

/**
 * Puts the invented set into the directory, marked as such. Dates in it are relative, and stay as they were planted:
 * planting twice changes nothing.
 * @returns how many initiatives there are, in words for the person who starts the house
 */
export async function seedDemoDirectory(app: AppContext, set: DemoSet): Promise<string> {
  return inTransaction(app.db, {}, async (tx) => {
    const rows = set.organisations.map(({ id, ...row }) => ({ ...row, sourceId: id }));
    const ids = new Map(
      (await saveOrganisations(tx, 'demo', rows)).map(({ sourceId, id }) => [sourceId, id]),
    );
    // The start of the month: so that a restart the next day does not rewrite the whole set.
    const now = app.now();
    const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
    const planted = await saveInitiatives(
      tx,
      'demo',
      set.initiatives.map(({ id, organisation, confirmedDaysAgo, roomUntilInDays, ...row }) => ({
        ...row,
        sourceId: id,
        organisationId: known(ids, organisation),
        status: 'active',
        confirmedAt:
          confirmedDaysAgo === null ? null : new Date(month - confirmedDaysAgo * DAY).toISOString(),
        roomUntil:
          roomUntilInDays === null
            ? null
            : new Date(month + (31 + roomUntilInDays) * DAY).toISOString().slice(0, 10),
      })),
    );
    return `${planted.length} initiatives of ${ids.size} organisations`;
  });
}

function known(ids: Map<string, string>, organisation: string): string {
  const id = ids.get(organisation);
  if (!id) throw new Error(`the demonstration set names an organisation it does not have: ${organisation}`);
  return id;
}
