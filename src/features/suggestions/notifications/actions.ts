import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { hashToken, privateLinkHash } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { deleteNotificationRequest, endNotificationRequest, saveNotificationRequest } from './queries.ts';

/** The kind of the private link in a letter that tells somebody that something came. */
export const NOTIFICATION_LINK = 'notification';

/** Asks to be told when something comes: on the own week, and by one letter if an address is given. */
export const askToBeTold = action({
  name: 'suggestions.ask-to-be-told',
  allow: 'newcomer',
  input: z.object({ email: z.string().trim().max(200), language: z.string().max(8) }),
  run: async ({ tx, app, actor, now }, { email, language }) => {
    if (email && !isPlainAddress(email)) return refuse('no-address');
    const linkHash = privateLinkHash(app, NOTIFICATION_LINK, actor.person);
    await saveNotificationRequest(tx, actor.person, { email: email || null, language, linkHash }, now);
    return ok(null);
  },
});

/** Ends the own request; the address goes with it. */
export const stopBeingTold = action({
  name: 'suggestions.stop-being-told',
  allow: 'newcomer',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    await deleteNotificationRequest(tx, actor.person);
    return ok(null);
  },
});

/** Ends a request by the link in a letter; a mail program may do this by itself (RFC 8058). */
export const stopByLink = action({
  name: 'suggestions.stop-by-link',
  allow: 'anyone',
  input: z.object({ link: z.string().min(20).max(100) }),
  run: async ({ tx }, { link }) =>
    (await endNotificationRequest(tx, hashToken(link))) ? ok(null) : refuse('not-found'),
});
