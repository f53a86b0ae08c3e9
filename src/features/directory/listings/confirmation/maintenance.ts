import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { deterministicId, privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { daysAfter, daysBefore } from '#core/time/amsterdam.ts';
import { CONFIRMATION_DAYS } from '../../catalogue/confirmation-age.ts';
import { teamMessagesIn } from '../../messages.ts';
import { listingUrl } from '../model/publish.ts';
import { purgeDrafts } from '../model/queries.ts';
import { addConfirmationRequest, hideUnconfirmed, listingsToConfirm } from './queries.ts';

/** Keeps the directory fresh: asks owners, hides what nobody confirmed for a year, forgets old drafts and lists. */
export async function runListingMaintenance(app: AppContext): Promise<void> {
  const now = app.now();
  const due = await listingsToConfirm(
    app.db,
    daysBefore(now, CONFIRMATION_DAYS.askAfter),
    daysBefore(now, CONFIRMATION_DAYS.remindAfter),
  );
  for (const one of due) {
    const id = deterministicId(app, 'fresh', `${one.id}|${now.toISOString().slice(0, 10)}`);
    const url = `${app.publicUrl}/${one.language}/fresh/${privateLinkToken(app, 'fresh', id)}`;
    const t = teamMessagesIn(one.language);
    await inTransaction(app.db, {}, async (tx) => {
      const question = { id, listing: one.id, asked: now, ends: daysAfter(now, CONFIRMATION_DAYS.linkValid) };
      if (!(await addConfirmationRequest(tx, { ...question, linkHash: privateLinkHash(app, 'fresh', id) })))
        return;
      await enqueueEmail(tx, {
        recipient: one.owner_email,
        subject: t('mail.fresh.subject', { name: one.name }),
        body: [t('mail.fresh'), url, t('mail.fresh.change'), listingUrl(app, one)].join('\n\n'),
        language: one.language,
        idempotencyKey: `fresh:${id}`,
        extras: {
          headers: {
            'List-Unsubscribe': `<${url}/stop>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        },
      });
    });
  }
  await hideUnconfirmed(app.db, daysBefore(now, CONFIRMATION_DAYS.hideAfter));
  await inTransaction(app.db, {}, async (tx) => {
    await purgeDrafts(tx, now);
  });
}
