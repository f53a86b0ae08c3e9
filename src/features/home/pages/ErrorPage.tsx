import type { ErrorKind } from '#core/http/error-kind.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

interface ErrorPageProps {
  page: PageContext;
  kind: ErrorKind;
  /** Under which the log has the fault. */
  reference?: string | undefined;
  /** A form that was open too long, or whose session ended meanwhile: all its fields, to be sent again with one tap. */
  resubmit?: { action: string; token: string; fields: [string, string][] } | undefined;
}

/** The page for every error: what happened, that nothing is lost, and the next step. */
export function ErrorPage({ page, kind, reference, resubmit }: ErrorPageProps) {
  const t = messagesIn(page.language);
  const href = (path: string) => `/${page.language}${path}`;
  return (
    <Layout page={page} title={t(`trouble.${kind}`)} narrow robots="noindex">
      <h1>{t(`trouble.${kind}`)}</h1>
      <p class="lead">{t(`trouble.${kind}.lead`, { reference: reference ?? '' })}</p>
      {resubmit && (
        <form method="post" action={resubmit.action}>
          <input type="hidden" name="token" value={resubmit.token} />
          {resubmit.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button>{t('trouble.stale-form.do')}</Button>
        </form>
      )}
      <p class="actions">
        {kind === 'sign-in-needed' && (
          <>
            <ButtonLink href={href('/open')} kind="primary" icon="card">
              {t('trouble.open')}
            </ButtonLink>
            <ButtonLink href={href('/begin')} kind="ghost">
              {t('trouble.begin')}
            </ButtonLink>
          </>
        )}
        {kind === 'not-found' && (
          <ButtonLink href={href('/initiatives')} kind="primary">
            {t('trouble.places')}
          </ButtonLink>
        )}
        <ButtonLink href={href('')} kind="quiet" icon="home">
          {t('trouble.home')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
