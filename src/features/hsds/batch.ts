import type { Db } from '#core/db/connection.ts';
import type { OrganisationRow, SaveOutcome } from '#features/directory';
import { writeRows } from './store.ts';
import type { InitiativeDraft, Remarks, Where } from './types.ts';

/** Most rows in one transaction. */
export const MOST = 500;

export type Counts = Record<SaveOutcome, number>;

export interface Waiting<T> {
  row: T;
  where: Where;
}

export interface Batch {
  organisation: (row: OrganisationRow, where: Where) => void;
  initiative: (row: InitiativeDraft, organization: string, where: Where) => void;
  knows: (organization: string) => boolean;
  full: () => boolean;
  flush: () => Promise<void>;
  organisations: Counts;
  initiatives: Counts;
}

type Draft = InitiativeDraft & { organization: string };

/**
 * Gathers rows and writes them together. When the database does not accept a batch, halves of it are tried, until what
 * is good is in and what is not is remarked.
 * @param db null: nothing is written, everything counts as new
 */
export function makeBatch(db: Db | null, source: string, remarks: Remarks): Batch {
  /** Ids of organizations in the source, and what they are here. */
  const known = new Map<string, string>();
  const organisations = { new: 0, changed: 0, same: 0 };
  const initiatives = { new: 0, changed: 0, same: 0 };
  let waitingOrganisations = new Map<string, Waiting<OrganisationRow>>();
  let waitingInitiatives = new Map<string, Waiting<Draft>>();

  async function save(o: Waiting<OrganisationRow>[], i: Waiting<Draft>[]): Promise<void> {
    if (!db || (!o.length && !i.length)) return;
    const written = await writeRows(db, source, {
      organisations: o.map(({ row }) => row),
      initiatives: (fresh) =>
        i.flatMap(({ row: { organization, ...row } }) => {
          const organisationId = fresh.get(organization) ?? known.get(organization);
          return organisationId ? [{ ...row, organisationId }] : [];
        }),
    });
    if (written.ok) {
      for (const { sourceId, id, outcome } of written.organisations) {
        known.set(sourceId, id);
        organisations[outcome]++;
      }
      for (const { outcome } of written.initiatives) initiatives[outcome]++;
      for (const { row, where } of i)
        if (written.claimed.includes(row.sourceId)) remarks({ code: 'claimed', where, id: row.sourceId });
      return;
    }
    const all = o.length + i.length;
    const [first] = [...o, ...i];
    if (all === 1 && first) {
      known.delete(o.length ? first.row.sourceId : '');
      return remarks({
        code: 'refused-by-database',
        where: first.where,
        id: first.row.sourceId,
        value: written.message,
      });
    }
    if (o.length && i.length) {
      await save(o, []);
      return save([], withOrganisation(i));
    }
    const [half, list] = [all >> 1, o.length ? o : i];
    const part = (from: number, to?: number) =>
      o.length ? save(o.slice(from, to), []) : save([], i.slice(from, to));
    await part(0, half);
    if (list.length > half) await part(half);
  }

  /** Initiatives whose organisation was refused have nowhere to belong. */
  function withOrganisation(list: Waiting<Draft>[]): Waiting<Draft>[] {
    return list.filter(({ row, where }) => {
      if (known.get(row.organization)) return true;
      remarks({ code: 'no-organization', where, id: row.sourceId, value: row.organization });
      return false;
    });
  }

  return {
    organisation: (row, where) => {
      known.set(row.sourceId, '');
      waitingOrganisations.set(row.sourceId, { row, where });
      if (!db) organisations.new++;
    },
    initiative: (row, organization, where) => {
      waitingInitiatives.set(row.sourceId, { row: { ...row, organization }, where });
      if (!db) initiatives.new++;
    },
    knows: (organization) => known.has(organization),
    full: () => waitingInitiatives.size >= MOST || waitingOrganisations.size >= MOST,
    flush: async () => {
      const [o, i] = [[...waitingOrganisations.values()], [...waitingInitiatives.values()]];
      waitingOrganisations = new Map();
      waitingInitiatives = new Map();
      await save(o, i);
    },
    organisations,
    initiatives,
  };
}
