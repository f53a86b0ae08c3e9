import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout } from '#ui';
import { messagesIn } from '../messages.ts';

/** Reached by the link in a letter to people who meet: ends or resumes letters, also on a device on which nothing is open. */
export function LettersPage({
  page,
  token,
  state,
}: {
  page: PageContext;
  token: string;
  state: 'on' | 'stopped' | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('letters.title')} narrow robots="noindex">
      <h1>{t('letters.title')}</h1>
      <p class="lead" role="status">
        {t(`letters.${state ?? 'over'}`)}
      </p>
      {state && (
        <form method="post" action={`/${language}${page.path}/${state === 'on' ? 'stop' : 'resume'}`}>
          <input type="hidden" name="token" value={token} />
          <Button>{t(state === 'on' ? 'letters.stop' : 'letters.resume')}</Button>
        </form>
      )}
    </Layout>
  );
}
