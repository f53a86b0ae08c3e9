import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice, TextField } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';

export type LostLinkState = 'done' | 'no-address' | 'too-often';

/** Asks for the e-mail address of a registration, to send its link there. */
export function LostLinkPage({
  page,
  edition,
  email,
  state,
  token,
}: {
  page: PageContext;
  edition: Edition;
  /** As typed, when it was not understood. */
  email: string;
  state?: LostLinkState | undefined;
  token: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('people.lost.title')} narrow robots="noindex" formId="lost-link">
      <h1>{t('people.lost.title')}</h1>
      <p class="lead">
        <a href={`/${language}/meetings/${edition.slug}`}>{textOf(edition.texts, 'title', language)}</a>
      </p>
      {state === 'done' && (
        <Notice kind="good" role="status">
          {t('people.lost.done')}
        </Notice>
      )}
      {state === 'too-often' && (
        <Notice kind="problem" role="alert">
          {t('people.lost.too-often')}
        </Notice>
      )}
      <p>{t('people.lost.lead')}</p>
      <form
        method="post"
        action={`/${language}/meetings/${edition.slug}/lost-link`}
        id="lost-link"
        class="stack"
      >
        <input type="hidden" name="token" value={token} />
        <TextField
          name="email"
          label={t('come.email')}
          value={email}
          inputmode="email"
          autocomplete="email"
          maxlength={200}
          error={state === 'no-address' ? t('come.flaw.email') : undefined}
        />
        <Button icon="note">{t('people.lost.do')}</Button>
      </form>
      <p>
        <a href={`/${language}/contact`}>{t('people.lost.no-email')}</a>
      </p>
    </Layout>
  );
}
