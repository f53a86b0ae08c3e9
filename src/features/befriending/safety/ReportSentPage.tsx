import type { PageContext } from '#core/http/page-context.ts';
import { formatCalendarDay, formatDate } from '#core/i18n/formats.ts';
import { ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { BLOCKED_PATH } from '../model/paths.ts';
import type { ReportProgress } from './queries.ts';

/** What became of a report: who looks at it and by when. What was said does not stand here, for others may hold the phone. */
export function ReportSentPage({
  page,
  progress,
  organisation,
  link,
}: {
  page: PageContext;
  progress: ReportProgress;
  /** The name of the organisation that looks at it. */
  organisation: string;
  link: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const date = formatCalendarDay(progress.promisedOn, language);
  return (
    <Layout
      page={{ ...page, path: `/befriending/report/${link}` }}
      title={t('safety.sent.title')}
      narrow
      robots="noindex"
    >
      <h1>{t('safety.sent.title')}</h1>
      {progress.handledAt ? (
        <Notice kind="good">
          {t('safety.sent.handled', { date: formatDate(progress.handledAt, language) })}
        </Notice>
      ) : (
        <p class="lead">
          {progress.toTeam
            ? t('safety.sent.team', { date })
            : t('safety.sent.organisation', { date, name: organisation })}
        </p>
      )}
      <p>{t('safety.sent.quiet')}</p>
      <p class="soft">{t('safety.sent.keep')}</p>
      <Notice kind="problem">
        <p>
          <a href="tel:112">{t('safety.emergency')}</a>
        </p>
      </Notice>
      {page.signedIn && (
        <p>
          <ButtonLink href={`/${language}${BLOCKED_PATH}`} kind="ghost" icon="not-seen">
            {t('safety.block.link')}
          </ButtonLink>
        </p>
      )}
    </Layout>
  );
}
