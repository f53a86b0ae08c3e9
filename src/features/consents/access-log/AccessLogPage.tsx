import type { AccessLogEntry } from '#core/access/logged-read.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** The access log, for the person it is about: who read their story, when, and for which purpose. */
export function AccessLogPage({
  page,
  entries,
  recipients,
}: {
  page: PageContext;
  entries: AccessLogEntry[];
  /** Who reads by a consent, by the actor of a line. */
  recipients: ReadonlyMap<string, string>;
}) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('log.title')} narrow robots="noindex">
      <h1>{t('log.title')}</h1>
      <p>{t('log.lead')}</p>
      {entries.length === 0 ? (
        <p class="soft">{t('log.empty')}</p>
      ) : (
        <ol class="log">
          {entries.map((entry) => (
            <li>
              <time dateTime={entry.at.toISOString()}>{formatDate(entry.at, page.language, 'moment')}</time>
              <b>
                {entry.actor === 'self'
                  ? t('log.self')
                  : entry.actor === 'server'
                    ? t(entry.purpose === 'own-end' ? 'log.server.own-end' : 'log.server')
                    : (recipients.get(entry.actor) ?? entry.actor)}
              </b>
              <span class="soft">{t(`log.purpose.${entry.purpose}`)}</span>
            </li>
          ))}
        </ol>
      )}
      <ButtonLink href={`/${page.language}/story`} kind="ghost" icon="back">
        {t('log.back')}
      </ButtonLink>
    </Layout>
  );
}
