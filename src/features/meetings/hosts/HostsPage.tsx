import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import type { TeamLink } from '#features/accounts';
import { Breadcrumbs, Button, Layout, Notice, QrFigure, SelectField, TextField } from '#ui';
import { breakOutsOf } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';

interface Showing {
  page: PageContext;
  edition: Edition;
  tables: { breakOutId: string; url: string; svg: string }[];
  keys: TeamLink[];
  token: string;
  /** A link that was just made; shown this once. */
  made?: string | undefined;
  over: boolean;
}

/** Whoever helps: a card per table, links for hosts and desk, and the report. */
export function HostsPage({ page, edition, tables, keys, token, made, over }: Showing) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const at = `/${language}/organise/${edition.id}`;
  const title = textOf(edition.texts, 'title', language);
  const names = new Map(
    breakOutsOf(edition).map((one) => [one.id, `${one.number}. ${textOf(one.texts, 'title', language)}`]),
  );
  return (
    <Layout page={page} title={t('desk.hosts')} robots="noindex">
      <Breadcrumbs label={t('crumbs')} items={[{ href: at, words: title }, { words: t('desk.hosts') }]} />
      <h1>{t('desk.hosts')}</h1>
      {made && (
        <Notice kind="good" title={t('hosts.made')} role="status">
          <p>
            <a href={made}>
              <bdi dir="ltr">{made}</bdi>
            </a>
          </p>
        </Notice>
      )}
      <section>
        <h2>{t('hosts.give')}</h2>
        <form method="post" action={`${at}/key`} class="stack">
          <input type="hidden" name="token" value={token} />
          <TextField name="name" label={t('hosts.name')} value="" maxlength={80} required />
          <SelectField
            name="duty"
            label={t('hosts.duty')}
            value="desk"
            options={[
              { value: 'desk', label: t('duty.desk') },
              { value: 'organiser', label: t('duty.organiser') },
              ...[...names].map(([id, name]) => ({ value: id, label: t('duty.host', { title: name }) })),
            ]}
          />
          <Button icon="card">{t('hosts.do')}</Button>
        </form>
        <ul>
          {keys.map((key) => (
            <li>
              <form method="post" action={`${at}/key-taken`} class="actions">
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="key" value={key.id} />
                <span>
                  <bdi>{key.name}</bdi> ·{' '}
                  {key.roles.includes('host') && !key.roles.includes('desk')
                    ? t('duty.host', { title: names.get(key.scope ?? '') ?? '' })
                    : t(key.roles.includes('organiser') ? 'duty.organiser' : 'duty.desk')}{' '}
                  · {t('hosts.until', { date: formatDate(key.endsAt, language) })}
                </span>
                <Button kind="quiet" icon="remove" label={t('hosts.take.label', { name: key.name })}>
                  {t('hosts.take')}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('hosts.tables')}</h2>
        <p>{t('hosts.tables.lead')}</p>
        {tables.length === 0 && (
          <form method="post" action={`${at}/tables`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="ghost">{t('hosts.tables.do')}</Button>
          </form>
        )}
        <div class="own-badges">
          {tables.map(({ breakOutId, url, svg }) => (
            <a href={url}>
              <QrFigure svg={svg} caption={names.get(breakOutId) ?? ''} />
            </a>
          ))}
        </div>
      </section>
      {over && (
        <section>
          <h2>{t('report.crumb')}</h2>
          {edition.counts ? (
            <a href={`/${language}/meetings/${edition.slug}/report`}>{t('report.see')}</a>
          ) : (
            <form method="post" action={`${at}/report`}>
              <input type="hidden" name="token" value={token} />
              <p>{t('report.lead')}</p>
              <Button>{t('report.do')}</Button>
            </form>
          )}
        </section>
      )}
    </Layout>
  );
}
