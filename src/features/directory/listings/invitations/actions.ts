import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import { openField } from '#core/crypto/field-encryption.ts';
import { setRlsContext } from '#core/db/rls-context.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { quoteForEmail } from '#core/mail/strangers-words.ts';
import { hashToken, privateLinkToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import { renameAccount, startSignIn } from '#features/accounts';
import { teamMessagesIn } from '../../messages.ts';
import { listingPeople } from '../members/queries.ts';
import { findListing } from '../model/queries.ts';
import {
  acceptInvitation as accept,
  addInvitation,
  findInvitation,
  openInvitations,
  withdrawInvitation as withdraw,
} from './queries.ts';
import { INVITATION_DAYS, MAX_PEOPLE } from './rules.ts';

/** Invites somebody by e-mail to work for the initiative. */
export const inviteMember = action({
  name: 'directory.invite-member',
  allow: 'owner',
  input: z.object({
    email: z.string().trim().refine(isPlainAddress),
    role: z.enum(['owner', 'member']),
    language: z.string().max(8),
  }),
  run: async ({ tx, actor, app, now }, { email, role, language }) => {
    const listing = await findListing(tx, { link: actor.link });
    if (!listing) return refuse('not-found');
    // Finding the listing by its link leaves the account out, by which an owner without the link keeps it.
    await setRlsContext(tx, { link: actor.link, account: actor.by?.account });
    const people = await listingPeople(tx);
    const open = await openInvitations(tx, listing.id, now);
    if (people.length + open.length >= MAX_PEOPLE) return refuse('too-many');
    const id = randomUUID();
    await addInvitation(tx, app, {
      id,
      listing: listing.id,
      email,
      role,
      invitedBy: actor.by?.account ?? null,
      endsAt: daysAfter(now, INVITATION_DAYS),
    });
    const t = teamMessagesIn(language);
    const sent = await enqueueEmail(tx, app, {
      cause: 'stranger',
      recipient: email,
      subject: t('mail.invited.subject'),
      body: [
        t('mail.invited'),
        quoteForEmail(listing.form.name || t('own.title')),
        `${app.publicUrl}/${language}/join/${privateLinkToken(app, 'invitation', id)}`,
        t('mail.invited.not-you'),
      ].join('\n\n'),
      language,
    });
    return sent ? ok(null) : refuse('not-sent');
  },
});

/** Withdraws an invitation that was not accepted yet: its link opens nothing more. */
export const withdrawInvitation = action({
  name: 'directory.withdraw-invitation',
  allow: 'owner',
  input: z.object({ invitation: z.uuid() }),
  run: async ({ tx, actor, now }, { invitation }) => {
    await withdraw(tx, actor.owned, invitation, now);
    return ok(null);
  },
});

/** The address to which an invitation was sent. */
export const addressOfInvitation = (
  app: AppContext,
  { id, sealedAddress }: { id: string; sealedAddress: string },
): string => openField(app, { table: 'listing_invitation', column: 'email_sealed', row: id }, sealedAddress);

/**
 * Sends whoever was invited a letter to sign in with, at the address of the invitation and no other: whoever only has the
 * link can do no more than that. @returns the token for the cookie of the browser that asks
 */
export const startInvitedSignIn = action({
  name: 'directory.start-invited-sign-in',
  allow: 'anyone',
  input: z.object({ link: z.string().max(100), language: z.string().max(8) }),
  run: async ({ tx, app }, { link, language }) => {
    const invitation = await findInvitation(tx, hashToken(link), undefined);
    if (invitation?.state !== 'open') return refuse('ended');
    const email = addressOfInvitation(app, invitation);
    return ok(
      await startSignIn(tx, app, { email, language, next: `/account/join/${link}`, mayCreate: true }),
    );
  },
});

/** Accepts an invitation with the account of the address to which it was sent. */
export const acceptInvitation = action({
  name: 'directory.accept-invitation',
  allow: 'account',
  input: z.object({ link: z.string().max(100), name: z.string().trim().min(1).max(80) }),
  run: async ({ tx, actor }, { link, name }) => {
    if (name !== actor.name) await renameAccount(tx, actor.account, name);
    await setRlsContext(tx, { link: hashToken(link), account: actor.account });
    const outcome = await accept(tx);
    return outcome === 'done' ? ok(null) : refuse(outcome);
  },
});
