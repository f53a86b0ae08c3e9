import type { AccessLogEntry } from '#core/access/logged-read.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** After deleting: nothing is left, and that is said. */
export function ForgottenPage({ page }: { page: PageContext }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('forgotten.title')} narrow robots="noindex">
      <h1>{t('forgotten.title')}</h1>
      <p>{t('forgotten.lead')}</p>
      <ButtonLink href={`/${page.language}`} kind="primary">
        {t('forgotten.home')}
      </ButtonLink>
    </Layout>
  );
}

/** Who looked, when, and what for: for the person it is about. */
export function LogPage({ page, lines }: { page: PageContext; lines: AccessLogEntry[] }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('log.title')} narrow robots="noindex">
      <h1>{t('log.title')}</h1>
      <p>{t('log.lead')}</p>
      {lines.length === 0 ? (
        <p class="soft">{t('log.empty')}</p>
      ) : (
        <ol class="log">
          {lines.map((line) => (
            <li>
              <time dateTime={line.at.toISOString()}>{formatDate(line.at, page.language, 'moment')}</time>
              <b>{line.actor === 'self' ? t('log.self') : line.actor}</b>
              <span class="soft">{t(`log.purpose.${line.purpose}`)}</span>
            </li>
          ))}
        </ol>
      )}
      <ButtonLink href={`/${page.language}/story`} kind="ghost" icon="back">
        {t('back')}
      </ButtonLink>
    </Layout>
  );
}
