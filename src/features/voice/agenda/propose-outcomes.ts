import { inTransaction } from '#core/db/rls-context.ts';
import type { ProposeOutcomes } from '#features/meetings';
import { proposedOutcomes } from './queries.ts';

/** Where an organiser puts an outcome of a table on the agenda. */
export const OUTCOME_PATH = '/organise/:edition/agenda';

/** Outcomes of meetings become proposals. Which ones did is a yes or no, and no person is in it. */
export const proposeOutcomes: ProposeOutcomes = {
  pathOf: (edition) => OUTCOME_PATH.replace(':edition', edition),
  proposed: (app, outcomes) =>
    inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => proposedOutcomes(tx, outcomes)),
};
