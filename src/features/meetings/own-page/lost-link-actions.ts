import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress, mailboxOf } from '#core/text/email-address.ts';
import { findEdition } from '../edition/queries.ts';
import { sendLinkEmail } from '../registrations/mail.ts';
import { emailAddressesOf, listRegistrations } from '../registrations/queries.ts';
import { actForSeating } from '../seating/lock-queries.ts';

/**
 * Sends the links of the registrations with this e-mail address, to that address. The answer is the same whether there are
 * any, so that nobody learns who comes.
 */
export const sendLostLink = action({
  name: 'meetings.lost-link',
  allow: 'anyone',
  input: z.object({ edition: z.uuid(), email: z.string().trim().max(254) }),
  run: async ({ tx, app }, { edition: id, email }) => {
    const edition = await findEdition(tx, { id });
    if (edition?.state !== 'published') return refuse('not-found');
    if (!isPlainAddress(email)) return refuse('no-address');
    await actForSeating(tx, id);
    const mailbox = mailboxOf(email);
    const known = (await emailAddressesOf(tx, id)).filter((each) => mailboxOf(each.email) === mailbox);
    for (const { id: registrationId } of known) {
      const [registration] = await listRegistrations(tx, id, { id: registrationId });
      if (registration) await sendLinkEmail(tx, app, edition, registration, 'stranger');
    }
    return ok(null);
  },
});
