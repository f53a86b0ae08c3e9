import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatCalendarDay } from '#core/i18n/formats.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { listingOwners, listingUrl } from '#features/directory';
import { teamMessagesIn } from '../messages.ts';
import { REPORTS_DESK_PATH } from '../model/paths.ts';

const plain = (paragraphs: readonly string[]): string =>
  paragraphs.join('\n\n').replace(/[\u2066-\u2069]/g, '');

/** Emails an organisation that there is a report, and by when somebody looks: nothing of the report, and no name. */
export async function tellOfReport(
  tx: Tx,
  app: AppContext,
  report: { id: string; initiative: string; promisedOn: string },
): Promise<void> {
  for (const owner of await listingOwners(tx, report.initiative)) {
    const { language } = owner;
    const t = teamMessagesIn(language);
    await enqueueEmail(tx, app, {
      // It goes to who keeps the listing, whoever reported: a report is never held back by a limit of letters.
      cause: 'team',
      recipient: owner.email,
      subject: t('reports.mail.subject'),
      body: plain([
        t('reports.mail', { day: formatCalendarDay(report.promisedOn, language) }),
        t('reports.mail.open'),
        listingUrl(app, owner),
        `${app.publicUrl}/${language}${REPORTS_DESK_PATH}`,
      ]),
      language,
      idempotencyKey: `befriending-report:${report.id}:${owner.id}`,
    });
  }
}

/** Emails an organisation that checks of so many people run out soon: a count, and no name. */
export async function tellOfChecks(
  tx: Tx,
  app: AppContext,
  about: { initiative: string; count: number; today: string },
): Promise<void> {
  for (const owner of await listingOwners(tx, about.initiative)) {
    const t = teamMessagesIn(owner.language);
    await enqueueEmail(tx, app, {
      cause: 'schedule',
      recipient: owner.email,
      subject: t('checks.mail.subject'),
      body: plain([t('checks.mail', { count: about.count }), t('checks.mail.open'), listingUrl(app, owner)]),
      language: owner.language,
      idempotencyKey: `befriending-checks:${owner.id}:${about.today}`,
    });
  }
}
