import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

export type Trouble =
  | 'not-found'
  | 'fault'
  | 'too-big'
  | 'other-site'
  | 'stale-form'
  | 'closed-door'
  | 'team-door';

interface Showing {
  page: PageContext;
  kind: Trouble;
  reference?: string | undefined;
  /** A form that was open too long: everything in it, to be sent again with one tap. */
  again?: { action: string; token: string; fields: [string, string][] } | undefined;
}

/** The one page for what does not go as hoped: what happened, that nothing is lost, and the next step. */
export function TroublePage({ page, kind, reference, again }: Showing) {
  const t = messagesIn(page.language);
  const at = (path: string) => `/${page.language}${path}`;
  return (
    <Layout page={page} title={t(`trouble.${kind}`)} narrow robots="noindex">
      <h1>{t(`trouble.${kind}`)}</h1>
      <p class="lead">{t(`trouble.${kind}.lead`, { reference: reference ?? '' })}</p>
      {again && (
        <form method="post" action={again.action}>
          <input type="hidden" name="token" value={again.token} />
          {again.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button>{t('trouble.stale-form.do')}</Button>
        </form>
      )}
      <p class="actions">
        {kind === 'closed-door' && (
          <>
            <ButtonLink href={at('/open')} kind="primary" icon="card">
              {t('trouble.open')}
            </ButtonLink>
            <ButtonLink href={at('/begin')} kind="ghost">
              {t('trouble.begin')}
            </ButtonLink>
          </>
        )}
        {kind === 'not-found' && (
          <ButtonLink href={at('/initiatives')} kind="primary">
            {t('trouble.places')}
          </ButtonLink>
        )}
        <ButtonLink href={at('')} kind="quiet" icon="home">
          {t('trouble.home')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
