import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { purgeGuideCodes } from './guide-codes/queries.ts';
import { purgeOpenidAttempts } from './organisation-sign-in/queries.ts';
import { purgeChallenges } from './passkeys/queries.ts';
import { purgeInactivePeople } from './sessions/queries.ts';
import { purgeSignIns } from './sign-in/queries.ts';
import { purgeAccounts } from './staff-accounts/queries.ts';
import { purgeEndedTeamLinks } from './team-links/queries.ts';
import { purgeTeamSessions } from './team-sessions/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'accounts: retention',
    erases: true,
    run: async (app) => {
      const count = await inTransaction(app.db, { systemTask: { name: 'retention' } }, async (tx) => {
        await purgeTeamSessions(tx, app.now());
        await purgeEndedTeamLinks(tx, app.now());
        await purgeSignIns(tx);
        await purgeOpenidAttempts(tx);
        await purgeChallenges(tx);
        await purgeAccounts(tx, app.now());
        await purgeGuideCodes(tx, app.now());
        return purgeInactivePeople(tx, app.now());
      });
      if (count) app.log.info('deleted stories that nobody opened for a year', { count });
    },
  },
];
