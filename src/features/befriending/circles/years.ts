import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { messagesIn } from '../messages.ts';
import { OWN_PATH } from '../model/paths.ts';
import { membersOf } from '../model/queries.ts';
import { endYears, yearsToRemind } from './year-queries.ts';

/** Tells both sides, once, that a year together is over soon; and ends the years that are over. Everybody sees it on the own page too. */
export const keepYears = (app: AppContext): Promise<void> =>
  inTransaction(app.db, { systemTask: { name: 'befriending' } }, async (tx) => {
    const now = app.now();
    for (const { pair, cards, until } of await yearsToRemind(tx, now))
      for (const { id, email, language } of await membersOf(tx, app, cards)) {
        if (email === null) continue;
        const t = messagesIn(language);
        await enqueueEmail(tx, app, {
          cause: 'stranger',
          recipient: email,
          subject: t('circles.year.mail.subject'),
          body: [
            t('circles.year.soon', { day: formatDate(until, language) }),
            t('circles.year.ask'),
            `${app.publicUrl}/${language}${OWN_PATH}`,
          ].join('\n\n'),
          language,
          idempotencyKey: `befriending-year:${pair}:${until.getTime()}:${id}`,
        });
      }
    await endYears(tx, now);
  });
