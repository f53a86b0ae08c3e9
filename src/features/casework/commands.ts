import type { Command } from '#core/command.ts';
import { recomputeOldRules } from './clock/recompute-all.ts';
import { RULES_VERSION } from './legal-deadlines/term-rows.ts';

export const commands: Command[] = [
  {
    name: 'casework',
    usage:
      'npm run casework -- recompute\n' +
      '  recompute          after a change of legal rules or holidays: computes every case anew that was computed with others,\n' +
      '                     and says per case what changed and why; interrupted, it goes on where it stopped',
    run: async ({ openDatabase, print, over, now, stop }, [what, ...more]) => {
      if (what !== 'recompute' || more.length) return 2;
      let changed = 0;
      let seen = 0;
      const computed = await recomputeOldRules(await openDatabase(), now(), {
        stop,
        onCase: ({ number, changes }) => {
          seen++;
          if (changes.length) changed++;
          for (const { rule, from, to, causes } of changes)
            print(
              `${number}: ${rule} ${from ?? '-'} → ${to ?? '-'} (${causes.map(({ kind }) => kind).join(', ')})`,
            );
          over?.(`${seen} cases`);
        },
      });
      over?.('');
      print(
        `Rules version ${RULES_VERSION}: ${computed} cases computed anew, ${changed} of them with another date.`,
      );
      return stop.aborted ? 1 : 0;
    },
  },
];
