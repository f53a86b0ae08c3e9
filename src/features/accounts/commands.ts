import type { Command } from '#core/command.ts';
import { issueOperatorLink } from './team-links/actions.ts';

const LINK_DAYS = 365;

export const commands: Command[] = [
  {
    name: 'team',
    usage:
      'npm run team -- [name] [--stolen]\n' +
      '  [name]             whose link it is; an earlier link under this name stops working\n' +
      '  --stolen           every link that was given with the earlier one stops working too',
    run: async ({ openDatabase, print, now, publicUrl }, args) => {
      const stolen = args.includes('--stolen');
      const name =
        args
          .filter((arg) => arg !== '--stolen')
          .join(' ')
          .trim() || 'Team';
      print(`${name}, open this within a year, on a device of your own:`);
      print(
        await issueOperatorLink({ db: await openDatabase(), publicUrl, now }, name, LINK_DAYS, { stolen }),
      );
      return 0;
    },
  },
];
