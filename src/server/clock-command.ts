import type { Command } from '#core/command.ts';
import { confirmClock, type RetentionState, retentionPreview, retentionState } from '#core/retention.ts';

/** The moment in UTC to the minute, e.g. `2026-11-24 09:00 UTC`. */
const moment = (at: Date | null): string =>
  at ? `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC` : 'not yet';

/** Says in a sentence why nothing is deleted, or that the clock is believed. */
export function explainClock({ verdict, applicationNow, databaseNow }: RetentionState): string {
  if (verdict.believable) return `The clock says ${moment(applicationNow)}, and that can be right.`;
  if (verdict.reason === 'clocks-differ')
    return `The server's clock says ${moment(applicationNow)}, that of the database ${moment(databaseNow)}. Set them right.`;
  const when = verdict.reason === 'jumped-ahead' ? 'long after' : 'before';
  return (
    `The clock says ${moment(applicationNow)}, ${when} the last sign of life (${moment(verdict.reference)}). ` +
    'When the clock is right: npm run clock -- confirm'
  );
}

/** `npm run clock`: is the clock believed, what would be deleted by it, and a yes of the operator. */
export const clockCommand: Command = {
  name: 'clock',
  usage:
    'npm run clock -- [confirm]\n  confirm            the clock is right: what is old may be deleted again',
  run: async ({ openDatabase, print, printError, now }, args) => {
    if (args.length > 1 || (args[0] !== undefined && args[0] !== 'confirm')) return 2;
    const app = { db: await openDatabase(), now };
    const state = await retentionState(app);
    print(explainClock(state));
    print(`  last round that deleted: ${moment(state.lastRound)}`);
    print(`  newest of what people did: ${moment(state.newestRow)}`);
    const due = await retentionPreview(app);
    print(
      `By this clock these would be deleted: ${due.people} people with their stories, ${due.questions} questions, ` +
        `${due.drafts} drafts, ${due.registrations} registrations, ${due.emails} sent e-mails.`,
    );
    if (args[0] !== 'confirm') return 0;
    if (!state.verdict.believable && state.verdict.reason === 'clocks-differ') {
      printError('Nothing was confirmed: first let both clocks tell the same time.');
      return 1;
    }
    await confirmClock(app);
    print('Confirmed. The server deletes what is old again, in its next round.');
    return 0;
  },
};
