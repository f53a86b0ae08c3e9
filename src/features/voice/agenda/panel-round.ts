import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs, inTransaction } from '#core/db/rls-context.ts';
import { changeProposal, countPanelAnswers, endPanelRound, listProposals, panelsToCount } from './queries.ts';
import { mayCount, panelVerdict } from './rules.ts';

/**
 * Counts the round of a panel, once, and deletes what its members said. With fewer than five people nothing is counted, and its
 * proposals go back to the desk. Of a proposal that fewer than five people answered the panel is undecided.
 */
export const countRound = (tx: Tx, panel: string, now: Date): Promise<void> =>
  actingAs(tx, { systemTask: { name: 'voice' } }, async () => {
    const { voters, answers } = await countPanelAnswers(tx, panel);
    const isEnough = mayCount(voters);
    for (const proposal of await listProposals(tx, { panel })) {
      if (proposal.panelSays || proposal.municipalitySays || proposal.mergedInto) continue;
      const counts = answers.get(proposal.id);
      const verdict = counts && mayCount(counts.voters) ? panelVerdict(counts) : 'undecided';
      await changeProposal(
        tx,
        proposal.id,
        proposal.version,
        isEnough ? { panelSays: verdict } : { panel: null },
      );
    }
    await endPanelRound(tx, panel, now, !isEnough);
  });

/** Counts the rounds that are over. */
export async function countRounds(app: AppContext): Promise<void> {
  const now = app.now();
  for (const panel of await panelsToCount(app.db, now))
    await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => countRound(tx, panel, now));
}
