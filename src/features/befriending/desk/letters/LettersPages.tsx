import type { PageContext } from '#core/http/page-context.ts';
import { Button, DeskLayout, Layout, Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { DESK_PATH } from '../../model/paths.ts';
import { DESK_LETTERS_PATH } from '../model/paths.ts';

/** At the desk: whether the organisation gets a letter about what waits. */
export function DeskLettersPage({
  page,
  token,
  stopped,
  saved,
}: {
  page: PageContext;
  token: string;
  stopped: boolean;
  saved: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={t('desk.letters.title')}
      crumbs={[{ href: `/${language}${DESK_PATH}`, label: t('desk.cards.title') }]}
    >
      {saved && (
        <Notice kind="good" role="status">
          {t('desk.reach.saved')}
        </Notice>
      )}
      <p class="lead">{t(stopped ? 'desk.letters.stopped' : 'desk.letters.on')}</p>
      <p>{t('desk.letters.reports')}</p>
      <form method="post" action={`/${language}${DESK_LETTERS_PATH}`}>
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost" name="letters" value={stopped ? 'on' : 'off'}>
          {t(stopped ? 'desk.letters.resume' : 'desk.letters.stop')}
        </Button>
      </form>
    </DeskLayout>
  );
}

/** Reached by the link in a letter: ends or resumes letters, also on a device on which nothing is open. */
export function LetterLinkPage({
  page,
  token,
  state,
}: {
  page: PageContext;
  token: string;
  state: 'on' | 'stopped' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('desk.letters.title')} narrow robots="noindex">
      <h1>{t('desk.letters.title')}</h1>
      <p class="lead" role="status">
        {t(`desk.letters.${state ?? 'over'}`)}
      </p>
      {state && (
        <form method="post" action={`/${language}${page.path}/${state === 'on' ? 'stop' : 'resume'}`}>
          <input type="hidden" name="token" value={token} />
          <Button>{t(state === 'on' ? 'desk.letters.stop' : 'desk.letters.resume')}</Button>
        </form>
      )}
    </Layout>
  );
}
