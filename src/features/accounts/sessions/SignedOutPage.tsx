import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** After signing out: this device shows nothing any more. */
export function SignedOutPage({ page }: { page: PageContext }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('closed.title')} narrow robots="noindex">
      <h1>{t('closed.title')}</h1>
      <p>{t('closed.lead')}</p>
      <ButtonLink href={`/${page.language}`} kind="primary">
        {t('closed.home')}
      </ButtonLink>
    </Layout>
  );
}
