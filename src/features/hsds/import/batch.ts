import type { Db } from '#core/db/connection.ts';
import type { OrganisationRow, SaveOutcome } from '#features/directory';
import type { ImportIssueSink, SourcePosition } from '../schema/issues.ts';
import type { InitiativeDraft } from '../schema/types.ts';
import { writeRows } from './queries.ts';

/** Rows per transaction. */
export const MAX_BATCH_ROWS = 500;

export type OutcomeCounts = Record<SaveOutcome, number>;

interface PendingRow<T> {
  row: T;
  position: SourcePosition;
}

export interface ImportBatch {
  addOrganisation: (row: OrganisationRow, position: SourcePosition) => void;
  /** @param organization its id in the source */
  addInitiative: (row: InitiativeDraft, organization: string, position: SourcePosition) => void;
  /** Whether an organization with this id in the source was added before. */
  hasOrganization: (organization: string) => boolean;
  isFull: () => boolean;
  flush: () => Promise<void>;
  organisations: OutcomeCounts;
  initiatives: OutcomeCounts;
}

type PendingOrganisation = PendingRow<OrganisationRow>;
type PendingInitiative = PendingRow<InitiativeDraft & { organization: string }>;

/**
 * Collects rows and writes them together. When the database rejects a batch, its halves are tried, until every
 * acceptable row is written and every other one is reported.
 * @param db null: nothing is written, and everything counts as new
 */
export function createBatch(db: Db | null, source: string, addIssue: ImportIssueSink): ImportBatch {
  /** Our organisation ids by source id; empty until the organisation has been written. */
  const organisationIds = new Map<string, string>();
  const organisations = { new: 0, changed: 0, same: 0 };
  const initiatives = { new: 0, changed: 0, same: 0 };
  let pendingOrganisations = new Map<string, PendingOrganisation>();
  let pendingInitiatives = new Map<string, PendingInitiative>();

  async function save(
    organisationRows: PendingOrganisation[],
    initiativeRows: PendingInitiative[],
  ): Promise<void> {
    if (!db || (!organisationRows.length && !initiativeRows.length)) return;
    const result = await writeRows(db, source, {
      organisations: organisationRows.map(({ row }) => row),
      initiatives: (writtenIds) =>
        initiativeRows.flatMap(({ row: { organization, ...row } }) => {
          const organisationId = writtenIds.get(organization) ?? organisationIds.get(organization);
          return organisationId ? [{ ...row, organisationId }] : [];
        }),
    });
    if (result.ok) {
      for (const { sourceId, id, outcome } of result.organisations) {
        organisationIds.set(sourceId, id);
        organisations[outcome]++;
      }
      for (const { outcome } of result.initiatives) initiatives[outcome]++;
      for (const { row, position } of initiativeRows)
        if (result.claimed.includes(row.sourceId)) addIssue({ code: 'claimed', position, id: row.sourceId });
      return;
    }
    const rowCount = organisationRows.length + initiativeRows.length;
    const [first] = [...organisationRows, ...initiativeRows];
    if (rowCount === 1 && first) {
      if (organisationRows.length) organisationIds.delete(first.row.sourceId);
      return addIssue({
        code: 'refused-by-database',
        position: first.position,
        id: first.row.sourceId,
        value: result.message,
      });
    }
    if (organisationRows.length && initiativeRows.length) {
      await save(organisationRows, []);
      return save([], withWrittenOrganisation(initiativeRows));
    }
    const middle = rowCount >> 1;
    await save(organisationRows.slice(0, middle), initiativeRows.slice(0, middle));
    await save(organisationRows.slice(middle), initiativeRows.slice(middle));
  }

  /** Leaves out and reports initiatives whose organisation was rejected. */
  function withWrittenOrganisation(rows: PendingInitiative[]): PendingInitiative[] {
    return rows.filter(({ row, position }) => {
      if (organisationIds.get(row.organization)) return true;
      addIssue({ code: 'no-organization', position, id: row.sourceId, value: row.organization });
      return false;
    });
  }

  return {
    addOrganisation: (row, position) => {
      organisationIds.set(row.sourceId, '');
      pendingOrganisations.set(row.sourceId, { row, position });
      if (!db) organisations.new++;
    },
    addInitiative: (row, organization, position) => {
      pendingInitiatives.set(row.sourceId, { row: { ...row, organization }, position });
      if (!db) initiatives.new++;
    },
    hasOrganization: (organization) => organisationIds.has(organization),
    isFull: () => pendingInitiatives.size >= MAX_BATCH_ROWS || pendingOrganisations.size >= MAX_BATCH_ROWS,
    flush: async () => {
      const organisationRows = [...pendingOrganisations.values()];
      const initiativeRows = [...pendingInitiatives.values()];
      pendingOrganisations = new Map();
      pendingInitiatives = new Map();
      await save(organisationRows, initiativeRows);
    },
    organisations,
    initiatives,
  };
}
