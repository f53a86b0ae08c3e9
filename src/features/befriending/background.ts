import type { BackgroundWorker, ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { purgeDrafts } from './card/queries.ts';
import { purgeSafety } from './check-ins/queries.ts';
import { proposeMore } from './circles/once-more.ts';
import { purgeInvitations } from './circles/queries.ts';
import { keepYears } from './circles/years.ts';
import { writeDigests } from './desk/letters/write-digests.ts';
import { countQuarters } from './figures/count-quarters.ts';
import { writeLetters } from './letters/write-letters.ts';
import { keepUp } from './pairs/keep-up.ts';
import { deleteOldMessages } from './relay/queries.ts';
import { receiveRelayLetter } from './relay/receive-letter.ts';
import { startRelayWorker } from './relay/relay-job.ts';
import { holdNightlyRounds } from './rounds/hold-round.ts';
import { remindOfChecks } from './safety/check-reminders.ts';
import { deleteOldReports } from './safety/queries.ts';
import { endLapsed, purgeBefriending } from './staying/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'befriending: cards that were never sent',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => purgeDrafts(tx, app.now())),
  },
  { name: 'befriending: what waits at desks', run: writeDigests },
  {
    name: 'circles: invitations that ended',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => purgeInvitations(tx, app.now())),
  },
  { name: 'befriending: rounds', run: holdNightlyRounds },
  { name: 'befriending: checks that run out', run: remindOfChecks },
  {
    name: 'befriending: reports',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, deleteOldReports),
  },
  {
    name: 'befriending: consents that ran out, and what is old',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, async (tx) => {
        await endLapsed(tx);
        await purgeBefriending(tx);
      }),
  },
  { name: 'befriending: more after something small', run: proposeMore },
  { name: 'circles: years together', run: keepYears },
  { name: 'befriending: proposals and pairs that are over', run: keepUp },
  { name: 'befriending: letters', run: writeLetters },
  {
    name: 'befriending: safety answers of a year ago',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, purgeSafety),
  },
  {
    name: 'befriending: messages',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, deleteOldMessages),
  },
  { name: 'befriending: figures', run: countQuarters },
];

/** E-mail to the addresses of conversations. */
export const mailAbove = [receiveRelayLetter];

export const backgroundWorkers: BackgroundWorker[] = [startRelayWorker];
