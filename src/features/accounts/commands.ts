import type { Command } from '#core/command.ts';
import type { FieldSealer } from '#core/crypto/field-encryption.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { HOUR_MS } from '#core/time/durations.ts';
import { removePasskeys } from './passkeys/queries.ts';
import { issuePrintedLink } from './sign-in/printed-link.ts';
import { addGuide, endGuide, listGuides } from './staff-accounts/guides.ts';
import {
  accountByEmail,
  accountEmailDigest,
  endSessionsOfAccount,
  openAddress,
} from './staff-accounts/queries.ts';
import { issueOperatorLink } from './team-links/actions.ts';

export { tenantsCommand } from './tenants-command.ts';

const LINK_DAYS = 365;
/** Long enough to write to somebody who sits elsewhere, too short to be found later. */
const PRINTED_LINK_MS = HOUR_MS;

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

/**
 * `npm run guides`: who guides newcomers, for which organisation.
 * @param openSealer what addresses are encrypted and found with; asked for when the command runs
 */
export const guidesCommand = (openSealer: () => Promise<FieldSealer>): Command => ({
  name: 'guides',
  usage: `npm run guides -- add <email> --organisation "…" | list | sign-in <email> | end <email> | reset-passkeys <email>
  add                lets somebody guide newcomers; they sign in with a letter and then make a passkey
  list               who guides newcomers
  sign-in            prints a link that signs them in once, within an hour: for where no mail server is set
  end                ends their account: name, address and everything that it opens go at once
  reset-passkeys     when a device was lost: they sign in with a letter, and make a new one`,
  run: async ({ openDatabase, print, printError, now, publicUrl }, [what = '', email = '', ...more]) => {
    const organisation = more[0] === '--organisation' ? more.slice(1).join(' ').trim() : '';
    if (what !== 'list' && !isPlainAddress(email)) return 2;
    if (what === 'add' && !organisation) return 2;
    const db = await openDatabase();
    const sealer = await openSealer();
    return inTransaction(db, { systemTask: { name: 'operator' } }, async (tx) => {
      const unknown = () => {
        printError(`There is no account with the address ${email}.`);
        return 1;
      };
      switch (what) {
        case 'add':
          await addGuide(tx, sealer, { email, organisation }, now());
          print(`${email} guides newcomers for ${organisation}, and signs in at /account.`);
          return 0;
        case 'list':
          for (const { account, name, organisation: of, sealedAddress } of await listGuides(tx))
            print([openAddress(sealer, account, sealedAddress), name, of].join('\t'));
          return 0;
        case 'sign-in': {
          const emailDigest = accountEmailDigest(sealer, email);
          if (!(await accountByEmail(tx, emailDigest))?.guideOf) return unknown();
          const endsAt = new Date(now().getTime() + PRINTED_LINK_MS);
          const link = { emailDigest, strong: false, next: '/account/start', endsAt };
          print(`Give this to ${email} in person; it opens once, within an hour:`);
          print(`${publicUrl}/nl${await issuePrintedLink(tx, sealer, link, now())}`);
          return 0;
        }
        case 'end':
          if (!(await endGuide(tx, sealer, email, now()))) return unknown();
          print(`${email} opens nothing any more.`);
          return 0;
        case 'reset-passkeys': {
          const known = await accountByEmail(tx, accountEmailDigest(sealer, email));
          if (!known) return unknown();
          await removePasskeys(tx, known.id);
          await endSessionsOfAccount(tx, known.id);
          print(`${email} has no passkey any more, and is signed out everywhere.`);
          return 0;
        }
        default:
          return 2;
      }
    });
  },
});
