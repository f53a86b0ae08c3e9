import type { PageContext } from '#core/http/page-context.ts';
import { type Initiative, InitiativeCard } from '#features/directory';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** For whoever wants to do something: initiatives that look for people. */
export function DoPage({ page, wanted, count }: { page: PageContext; wanted: Initiative[]; count: number }) {
  const { language } = page;
  const t = messagesIn(language);
  const at = (path: string) => `/${language}${path}`;
  return (
    <Layout page={page} title={t('do.title')}>
      <h1>{t('do.title')}</h1>
      <p class="lead">{t(count ? 'do.lead' : 'do.none')}</p>
      {count > 0 && <p>{t('do.look')}</p>}
      <div class="cards">
        {wanted.map((initiative) => (
          <InitiativeCard level={2} initiative={initiative} language={language} />
        ))}
      </div>
      <p class="actions">
        <ButtonLink href={at(count ? '/initiatives?helpers=1' : '/initiatives')} kind="primary">
          {count ? t('do.all', { count }) : t('do.all-places')}
        </ButtonLink>
      </p>
      <section>
        <h2>{t('do.own')}</h2>
        <p>{t('do.own.lead')}</p>
        <ButtonLink href={at('/register')} kind="primary" icon="plus">
          {t('do.own.do')}
        </ButtonLink>{' '}
        <ButtonLink href={at('/work')} kind="ghost">
          {t('do.own.how')}
        </ButtonLink>
        <p>
          <a href={at('/register/open')}>{t('do.own.on')}</a>
        </p>
      </section>
    </Layout>
  );
}
