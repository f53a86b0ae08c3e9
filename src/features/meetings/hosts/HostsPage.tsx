import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import type { TeamLink } from '#features/accounts';
import { Breadcrumbs, Button, Layout, Notice, QrFigure, SelectField, TextField } from '#ui';
import { breakOutsOf } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { ProposableOutcome } from '../outcomes/queries.ts';

interface HostsPageProps {
  page: PageContext;
  edition: Edition;
  tableCards: { breakOutId: string; url: string; qrSvg: string }[];
  teamLinks: TeamLink[];
  token: string;
  /** The URL of a team link that was just issued; it is shown only this once. */
  issuedUrl?: string | undefined;
  hasStarted: boolean;
  /** What tables put forward that can become a question to the municipality. */
  outcomes: ProposableOutcome[];
  /** Where the form of that goes. */
  proposePath: string;
  /** The ids of those that are a question already. */
  proposed: ReadonlySet<string>;
  /** Nobody answers here for the municipality of the meeting. */
  noMunicipality: boolean;
}

/** The people who help: team links for hosts and the desk, the table cards, and the report. */
export function HostsPage({
  page,
  edition,
  tableCards,
  teamLinks,
  token,
  issuedUrl,
  hasStarted,
  outcomes,
  proposePath,
  proposed,
  noMunicipality,
}: HostsPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const title = textOf(edition.texts, 'title', language);
  const breakOutNames = new Map(
    breakOutsOf(edition).map(({ id, number, texts }) => [
      id,
      `${number}. ${textOf(texts, 'title', language)}`,
    ]),
  );
  return (
    <Layout page={page} title={t('desk.hosts')} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[{ href: basePath, label: title }, { label: t('desk.hosts') }]}
      />
      <h1>{t('desk.hosts')}</h1>
      {issuedUrl && (
        <Notice kind="good" title={t('hosts.made')} role="status">
          <p>
            <a href={issuedUrl}>
              <bdi dir="ltr">{issuedUrl}</bdi>
            </a>
          </p>
        </Notice>
      )}
      <section>
        <h2>{t('hosts.give')}</h2>
        <form method="post" action={`${basePath}/key`} class="stack">
          <input type="hidden" name="token" value={token} />
          <TextField name="name" label={t('hosts.name')} value="" maxlength={80} required />
          <SelectField
            name="duty"
            label={t('hosts.duty')}
            value="desk"
            options={[
              { value: 'desk', label: t('duty.desk') },
              { value: 'organiser', label: t('duty.organiser') },
              ...[...breakOutNames].map(([id, name]) => ({
                value: id,
                label: t('duty.host', { title: name }),
              })),
            ]}
          />
          <Button icon="card">{t('hosts.do')}</Button>
        </form>
        <ul>
          {teamLinks.map((teamLink) => (
            <li>
              <form method="post" action={`${basePath}/key-taken`} class="actions">
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="key" value={teamLink.id} />
                <span>
                  <bdi>{teamLink.name}</bdi> ·{' '}
                  {teamLink.roles.includes('host') && !teamLink.roles.includes('desk')
                    ? t('duty.host', { title: breakOutNames.get(teamLink.scope ?? '') ?? '' })
                    : t(teamLink.roles.includes('organiser') ? 'duty.organiser' : 'duty.desk')}{' '}
                  · {t('hosts.until', { date: formatDate(teamLink.endsAt, language) })}
                </span>
                <Button kind="quiet" icon="remove" label={t('hosts.take.label', { name: teamLink.name })}>
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
        {tableCards.length === 0 && (
          <form method="post" action={`${basePath}/tables`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="ghost">{t('hosts.tables.do')}</Button>
          </form>
        )}
        <div class="own-badges">
          {tableCards.map(({ breakOutId, url, qrSvg }) => (
            <a href={url}>
              <QrFigure svg={qrSvg} caption={breakOutNames.get(breakOutId) ?? ''} />
            </a>
          ))}
        </div>
      </section>
      {outcomes.length > 0 && (
        <section id="outcomes">
          <h2>{t('hosts.outcomes')}</h2>
          <p>{t('hosts.outcomes.lead')}</p>
          {noMunicipality && (
            <Notice kind="ask" role="status">
              {t('hosts.outcomes.no-municipality')}
            </Notice>
          )}
          <ul>
            {outcomes.map((outcome) => (
              <li>
                <form method="post" action={`/${language}${proposePath}`} class="actions">
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="outcome" value={outcome.id} />
                  <span>
                    <b>{t(`outcome.${outcome.kind}`)}</b> <bdi>{outcome.text}</bdi>
                  </span>
                  {proposed.has(outcome.id) ? (
                    <span>{t('hosts.outcomes.done')}</span>
                  ) : (
                    <Button kind="ghost" icon="question">
                      {t('hosts.outcomes.do')}
                    </Button>
                  )}
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
      {hasStarted && (
        <section>
          <h2>{t('report.crumb')}</h2>
          {edition.counts ? (
            <a href={`/${language}/meetings/${edition.slug}/report`}>{t('report.see')}</a>
          ) : (
            <form method="post" action={`${basePath}/report`}>
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
