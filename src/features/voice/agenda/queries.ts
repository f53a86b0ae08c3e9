import { type Generated, sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import { actAsSystem, inTransaction } from '#core/db/rls-context.ts';
import type { Panel, PanelAnswer, PanelVerdict, Proposal, ProposalSource } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    voice_panel: VoicePanelTable;
    voice_panel_seat: VoicePanelSeatTable;
    voice_panel_answer: VoicePanelAnswerTable;
    voice_proposal: VoiceProposalTable;
    voice_proposal_text: VoiceProposalTextTable;
  }
}

interface VoicePanelTable {
  id: string;
  tenant_id: string;
  municipality: string;
  name: string;
  seats: number;
  made_at: Date;
  closes_at: Date;
  counted_at: Date | null;
  too_few: Generated<boolean>;
}

interface VoicePanelSeatTable {
  link_hash: Buffer;
  panel_id: string;
}

interface VoicePanelAnswerTable {
  panel_id: string;
  voter: Buffer;
  proposal_id: string;
  answer: PanelAnswer;
}

interface VoiceProposalTable {
  id: string;
  tenant_id: string;
  municipality: string;
  source: ProposalSource;
  source_ref: string | null;
  language: string;
  proposed_on: string;
  link_hash: Buffer | null;
  merged_into: string | null;
  panel_id: string | null;
  panel_says: PanelVerdict | null;
  municipality_says: 'yes' | 'no' | null;
  reason: Generated<string>;
  became: 'statement' | 'bottleneck' | null;
  became_id: string | null;
  decided_on: string | null;
  version: Generated<number>;
}

interface VoiceProposalTextTable {
  proposal_id: string;
  language: string;
  words: string;
}

const PROPOSAL_COLUMNS = [
  'id',
  'tenant_id as tenant',
  'municipality',
  'source',
  'source_ref as sourceRef',
  'language',
  'proposed_on as proposedOn',
  'merged_into as mergedInto',
  'panel_id as panel',
  'panel_says as panelSays',
  'municipality_says as municipalitySays',
  'reason',
  'became',
  'became_id as becameId',
  'decided_on as decidedOn',
  'version',
] as const;

/** The codes of the municipalities to which one can propose something. */
export async function openMunicipalities(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select voice_municipalities() as code order by 1`.execute(tx);
  return rows.map(({ code }) => code);
}

/** Which tenant works for a municipality. */
export async function tenantFor(tx: Tx, municipality: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select voice_tenant_for(${municipality}) as id`.execute(
    tx,
  );
  return rows[0]?.id ?? undefined;
}

/** Proposals that whoever acts may see, the newest first, with their words. */
export async function listProposals(
  tx: Tx,
  selector: { id?: string; tenant?: string; panel?: string; decided?: true; limit?: number } = {},
): Promise<Proposal[]> {
  const rows = await tx
    .selectFrom('voice_proposal')
    .select(PROPOSAL_COLUMNS)
    .$if(selector.id !== undefined, (query) => query.where('id', '=', selector.id ?? ''))
    .$if(selector.tenant !== undefined, (query) => query.where('tenant_id', '=', selector.tenant ?? ''))
    .$if(selector.panel !== undefined, (query) => query.where('panel_id', '=', selector.panel ?? ''))
    .$if(selector.decided === true, (query) => query.where('municipality_says', 'is not', null))
    .orderBy('proposed_on', 'desc')
    .orderBy('id')
    .$if(selector.limit !== undefined, (query) => query.limit(selector.limit ?? 0))
    .execute();
  if (rows.length === 0) return [];
  const texts = Map.groupBy(
    await tx
      .selectFrom('voice_proposal_text')
      .selectAll()
      .where(
        'proposal_id',
        'in',
        rows.map(({ id }) => id),
      )
      .orderBy('language')
      .execute(),
    (text) => text.proposal_id,
  );
  return rows.map((row) => ({
    ...row,
    texts: (texts.get(row.id) ?? []).map(({ language, words }) => ({ language, words })),
  }));
}

/** A proposal to be added. */
export interface NewProposal {
  id: string;
  tenant: string;
  municipality: string;
  source: ProposalSource;
  sourceRef?: string | undefined;
  language: string;
  words: string;
  /** YYYY-MM-DD */
  day: string;
  linkHash?: Buffer | undefined;
  panel?: string | undefined;
}

/** Adds a proposal; adding it again changes nothing. The transaction must act as `voice`, or for its tenant. */
export async function addProposal(tx: Tx, proposal: NewProposal): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('voice_proposal')
    .values({
      id: proposal.id,
      tenant_id: proposal.tenant,
      municipality: proposal.municipality,
      source: proposal.source,
      source_ref: proposal.sourceRef ?? null,
      language: proposal.language,
      proposed_on: proposal.day,
      link_hash: proposal.linkHash ?? null,
      merged_into: null,
      panel_id: proposal.panel ?? null,
      panel_says: null,
      municipality_says: null,
      became: null,
      became_id: null,
      decided_on: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n)
    await saveProposalText(tx, proposal.id, { language: proposal.language, words: proposal.words });
}

/** Puts the words of a proposal in a language. */
export async function saveProposalText(
  tx: Tx,
  proposal: string,
  text: { language: string; words: string },
): Promise<void> {
  await tx
    .insertInto('voice_proposal_text')
    .values({ proposal_id: proposal, ...text })
    .onConflict((conflict) =>
      conflict.columns(['proposal_id', 'language']).doUpdateSet({ words: text.words }),
    )
    .execute();
}

/** What can be changed of a proposal. */
export type ProposalChange = Partial<
  Pick<
    Proposal,
    'mergedInto' | 'panel' | 'panelSays' | 'municipalitySays' | 'reason' | 'became' | 'becameId' | 'decidedOn'
  >
>;

/** Changes a proposal. @returns false when somebody changed it meanwhile */
export async function changeProposal(
  tx: Tx,
  id: string,
  expectedVersion: number,
  change: ProposalChange,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('voice_proposal')
    .set({
      ...(change.mergedInto !== undefined && { merged_into: change.mergedInto }),
      ...(change.panel !== undefined && { panel_id: change.panel }),
      ...(change.panelSays !== undefined && { panel_says: change.panelSays }),
      ...(change.municipalitySays !== undefined && { municipality_says: change.municipalitySays }),
      ...(change.reason !== undefined && { reason: change.reason }),
      ...(change.became !== undefined && { became: change.became }),
      ...(change.becameId !== undefined && { became_id: change.becameId }),
      ...(change.decidedOn !== undefined && { decided_on: change.decidedOn }),
      version: expectedVersion + 1,
    })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Which outcomes of tables were proposed already. The transaction acts as `voice` for as long as it takes. */
export async function proposedOutcomes(tx: Tx, outcomes: readonly string[]): Promise<Set<string>> {
  if (outcomes.length === 0) return new Set();
  const rows = await tx
    .selectFrom('voice_proposal')
    .select('source_ref')
    .where('source', '=', 'table')
    .where('source_ref', 'in', [...outcomes])
    .execute();
  return new Set(rows.flatMap(({ source_ref }) => (source_ref ? [source_ref] : [])));
}

/** How many proposals of a tenant wait for a step of the municipality: new ones, and those that a panel wants. */
export async function countProposals(tx: Tx, tenant: string): Promise<number> {
  const { waiting } = await tx
    .selectFrom('voice_proposal')
    .select(({ fn }) => fn.countAll<string>().as('waiting'))
    .where('tenant_id', '=', tenant)
    .where('merged_into', 'is', null)
    .where('municipality_says', 'is', null)
    .where((where) =>
      where.or([
        where('panel_says', '=', 'ask'),
        where.and([where('panel_id', 'is', null), where('panel_says', 'is', null)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(waiting);
}

const PANEL_COLUMNS = [
  'id',
  'tenant_id as tenant',
  'municipality',
  'name',
  'seats',
  'closes_at as closesAt',
  'counted_at as countedAt',
  'too_few as tooFew',
] as const;

/** The panels that whoever acts may see, the newest first. */
export const listPanels = (tx: Tx, selector: { id?: string } = {}): Promise<Panel[]> =>
  tx
    .selectFrom('voice_panel')
    .select(PANEL_COLUMNS)
    .$if(selector.id !== undefined, (query) => query.where('id', '=', selector.id ?? ''))
    .orderBy('made_at', 'desc')
    .execute();

/** Makes a panel with its links. @returns false when it was made before: its links are not shown again */
export async function insertPanel(
  tx: Tx,
  panel: Omit<Panel, 'countedAt' | 'tooFew'>,
  links: readonly Buffer[],
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('voice_panel')
    .values({
      id: panel.id,
      tenant_id: panel.tenant,
      municipality: panel.municipality,
      name: panel.name,
      seats: panel.seats,
      made_at: now,
      closes_at: panel.closesAt,
      counted_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return false;
  await tx
    .insertInto('voice_panel_seat')
    .values(links.map((link_hash) => ({ link_hash, panel_id: panel.id })))
    .execute();
  return true;
}

/** The panel of a private link, as its member; from here on the transaction acts by that link. */
export const findOwnPanel = (tx: Tx): Promise<Panel | undefined> =>
  tx.selectFrom('voice_panel').select(PANEL_COLUMNS).executeTakeFirst();

/** What a member said, by proposal. The transaction must act as `voice`. */
export async function ownPanelAnswers(
  tx: Tx,
  panel: string,
  voter: Buffer,
): Promise<Map<string, PanelAnswer>> {
  const rows = await tx
    .selectFrom('voice_panel_answer')
    .select(['proposal_id', 'answer'])
    .where('panel_id', '=', panel)
    .where('voter', '=', voter)
    .execute();
  return new Map(rows.map(({ proposal_id, answer }) => [proposal_id, answer]));
}

/** Keeps what a member says; the last answer counts. The transaction must act as `voice`. */
export async function savePanelAnswer(
  tx: Tx,
  answer: { panel: string; voter: Buffer; proposal: string; answer: PanelAnswer },
): Promise<void> {
  await tx
    .insertInto('voice_panel_answer')
    .values({
      panel_id: answer.panel,
      voter: answer.voter,
      proposal_id: answer.proposal,
      answer: answer.answer,
    })
    .onConflict((conflict) =>
      conflict.columns(['panel_id', 'voter', 'proposal_id']).doUpdateSet({ answer: answer.answer }),
    )
    .execute();
}

/** How a panel answered, per proposal, and how many people of it did. The transaction must act as `voice`. */
export async function countPanelAnswers(
  tx: Tx,
  panel: string,
): Promise<{ voters: number; answers: Map<string, Record<PanelAnswer, number> & { voters: number }> }> {
  const rows = await tx
    .selectFrom('voice_panel_answer')
    .select(['voter', 'proposal_id', 'answer'])
    .where('panel_id', '=', panel)
    .execute();
  const answers = new Map<string, Record<PanelAnswer, number> & { voters: number }>();
  for (const { proposal_id, answer } of rows) {
    const counts = answers.get(proposal_id) ?? { ask: 0, 'not-now': 0, pass: 0, voters: 0 };
    counts[answer]++;
    counts.voters++;
    answers.set(proposal_id, counts);
  }
  return { voters: new Set(rows.map(({ voter }) => voter.toString('hex'))).size, answers };
}

/** Ends the round of a panel: from here on its answers are gone. The transaction must act as `voice`. */
export async function endPanelRound(tx: Tx, panel: string, now: Date, tooFew: boolean): Promise<void> {
  await tx.deleteFrom('voice_panel_answer').where('panel_id', '=', panel).execute();
  await tx
    .updateTable('voice_panel')
    .set({ counted_at: now, too_few: tooFew })
    .where('id', '=', panel)
    .where('counted_at', 'is', null)
    .execute();
}

/** The panels whose round is over and was not counted. */
export const panelsToCount = (db: Db, now: Date): Promise<string[]> =>
  inTransaction(db, { systemTask: { name: 'voice' } }, async (tx) => {
    const rows = await tx
      .selectFrom('voice_panel')
      .select('id')
      .where('counted_at', 'is', null)
      .where('closes_at', '<=', now)
      .execute();
    return rows.map(({ id }) => id);
  });

const PROPOSALS_KEPT = '2 years';

/** Deletes proposals that nobody decided about in two years. */
export const purgeProposals = (db: Db, today: string): Promise<void> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    await tx
      .deleteFrom('voice_proposal')
      .where('municipality_says', 'is', null)
      .where('proposed_on', '<', sql<string>`(${today}::date - ${PROPOSALS_KEPT}::interval)::date`)
      .execute();
  });

/** From here on the transaction acts as the server, for what visitors propose and members of a panel say. */
export const actAsVoice = (tx: Tx): Promise<void> => actAsSystem(tx, 'voice');

/** The proposal of a private link. The transaction must act by it. */
export async function findOwnProposal(tx: Tx, linkHash: Buffer): Promise<Proposal | undefined> {
  const row = await tx
    .selectFrom('voice_proposal')
    .select('id')
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return row && (await listProposals(tx, { id: row.id }))[0];
}
