import type { PageContext } from '#core/http/page-context.ts';
import { type Initiative, InitiativeCard } from '#features/directory';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** For whoever wants to help: initiatives that look for volunteers. */
export function VolunteerPage({
  page,
  initiatives,
  count,
}: {
  page: PageContext;
  initiatives: Initiative[];
  /** How many look for volunteers in all. */
  count: number;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const href = (path: string) => `/${language}${path}`;
  return (
    <Layout page={page} title={t('do.title')}>
      <h1>{t('do.title')}</h1>
      <p class="lead">{t(count ? 'do.lead' : 'do.none')}</p>
      {count > 0 && <p>{t('do.look')}</p>}
      <div class="cards">
        {initiatives.map((initiative) => (
          <InitiativeCard level={2} initiative={initiative} language={language} />
        ))}
      </div>
      <p class="actions">
        <ButtonLink href={href(count ? '/initiatives?helpers=1' : '/initiatives')} kind="primary">
          {count ? t('do.all', { count }) : t('do.all-places')}
        </ButtonLink>
      </p>
      <section>
        <h2>{t('do.own')}</h2>
        <p>{t('do.own.lead')}</p>
        <ButtonLink href={href('/register')} kind="primary" icon="plus">
          {t('do.own.do')}
        </ButtonLink>{' '}
        <ButtonLink href={href('/work')} kind="ghost">
          {t('do.own.how')}
        </ButtonLink>
        <p>
          <a href={href('/register/open')}>{t('do.own.on')}</a>
        </p>
      </section>
    </Layout>
  );
}
