import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** Reached by the link in a letter: one tap ends the request, also on a device on which no story is open. */
export function StopPage({
  page,
  token,
  state,
}: {
  page: PageContext;
  token: string;
  state: 'ask' | 'stopped' | 'over';
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('notify.title')} narrow robots="noindex">
      <h1>{t('notify.title')}</h1>
      {state === 'ask' ? (
        <form method="post" action={`/${language}${page.path}/stop`}>
          <input type="hidden" name="token" value={token} />
          <p>{t('notify.stop.lead')}</p>
          <Button>{t('notify.stop')}</Button>
        </form>
      ) : (
        <p class="lead" role="status">
          {t(state === 'stopped' ? 'notify.stopped' : 'notify.over')}
        </p>
      )}
      <p class="actions">
        <ButtonLink href={`/${language}/open`} kind="ghost">
          {t('notify.open')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
