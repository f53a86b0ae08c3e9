import type { House } from '#core/context.ts';
import { transact } from '#core/db/connection.ts';
import { queueMail } from '#core/mail/outbox.ts';
import { idFrom, linkHash, linkToken } from '#features/accounts';
import { listingUrl } from './actions/publish.ts';
import { speak } from './messages/team/index.ts';
import { daysAfter, daysBefore, FRESH } from './rules/fresh.ts';
import { addQuestion, hideStale, listingsToAsk } from './store/fresh.ts';
import { forgetDrafts } from './store/listings.ts';
import { forgetSheets } from './store/spreadsheets/sheets.ts';

/** Keeps the directory fresh: asks owners, hides what nobody confirmed for a year, forgets old drafts and lists. */
export async function tendListings(house: House): Promise<void> {
  const now = house.now();
  const due = await listingsToAsk(house.db, daysBefore(now, FRESH.ask), daysBefore(now, FRESH.again));
  for (const one of due) {
    const id = idFrom(house, 'fresh', `${one.id}|${now.toISOString().slice(0, 10)}`);
    const url = `${house.publicUrl}/${one.language}/fresh/${linkToken(house, 'fresh', id)}`;
    const say = speak(one.language);
    await transact(house.db, {}, async (tx) => {
      const question = { id, listing: one.id, asked: now, ends: daysAfter(now, FRESH.answer) };
      if (!(await addQuestion(tx, { ...question, linkHash: linkHash(house, 'fresh', id) }))) return;
      await queueMail(tx, {
        recipient: one.owner_email,
        subject: say('mail.fresh.subject', { name: one.name }),
        body: [say('mail.fresh'), url, say('mail.fresh.change'), listingUrl(house, one)].join('\n\n'),
        language: one.language,
        once: `fresh:${id}`,
        extras: {
          headers: {
            'List-Unsubscribe': `<${url}/stop>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        },
      });
    });
  }
  await hideStale(house.db, daysBefore(now, FRESH.hide));
  await transact(house.db, {}, async (tx) => {
    await forgetDrafts(tx, now);
    await forgetSheets(tx, daysBefore(now, 30), daysBefore(now, 365));
  });
}
