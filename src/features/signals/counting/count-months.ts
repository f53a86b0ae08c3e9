import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { workingDaysAfter } from '#core/time/working-days.ts';
import { monthsToCount, saveFigures, signalsOfMonth } from '../model/queries.ts';
import { figuresOfMonth, monthOf, type SignalFigure } from '../model/rules.ts';
import { lastQuestions, openQuestion, tenantsByMunicipality } from '../questions/queries.ts';
import { ANSWER_WORKING_DAYS, figuresToAsk } from '../questions/rules.ts';

/**
 * Counts the months that are over, each once, and opens a question to the municipality where a figure is published. A month is
 * counted from its second day after, so that whatever was sent in its last second is there.
 * @param at the moment at which it would have happened, for the demonstration
 */
export async function countMonths(app: AppContext, at = app.now()): Promise<void> {
  const today = amsterdamDate(at);
  if (today === monthOf(today)) return;
  await inTransaction(app.db, { systemTask: { name: 'signals' }, at }, async (tx) => {
    for (const month of await monthsToCount(tx, monthOf(today))) {
      const figures = figuresOfMonth(await signalsOfMonth(tx, month), month);
      if (await saveFigures(tx, month, figures, at)) await askMunicipalities(tx, app, figures, at);
    }
  });
}

async function askMunicipalities(tx: Tx, app: AppContext, figures: SignalFigure[], at: Date): Promise<void> {
  const tenants = await tenantsByMunicipality(tx);
  const promisedOn = workingDaysAfter(amsterdamDate(at), ANSWER_WORKING_DAYS);
  for (const { municipality, obstacle, month } of figuresToAsk(figures, await lastQuestions(tx))) {
    const tenant = tenants.get(municipality);
    if (!tenant) continue;
    const id = deterministicId(app, 'signal-question', {
      application: ['count', municipality, obstacle, month],
    });
    await openQuestion(tx, { id, tenant, municipality, obstacle, openedBy: 'count', promisedOn }, at);
  }
}
