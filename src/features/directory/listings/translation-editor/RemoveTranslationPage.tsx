import type { PageContext } from '#core/http/page-context.ts';
import { vocabularyIn } from '#features/vocabulary';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { ListingText } from '../../translations/types.ts';
import { TextBlock } from './WriteTranslationPage.tsx';

/** Shows a text once more before it goes. */
export function RemoveTranslationPage({
  page,
  token,
  at,
  text,
  changed,
}: {
  page: PageContext;
  token: string;
  /** The page of this text, after the language. */
  at: string;
  text: ListingText;
  /** It is not what was seen a moment ago. */
  changed: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const title = t('texts.remove.title', {
    language: vocabularyIn(language)(`language.${text.language}`),
  });
  return (
    <Layout page={page} title={title} narrow robots="noindex">
      <h1>{title}</h1>
      {changed && (
        <Notice kind="problem" role="alert">
          {t('register.refused.changed-elsewhere')}
        </Notice>
      )}
      <p class="lead">{t('texts.remove.lead')}</p>
      <TextBlock words={text} />
      <form method="post" action={`/${language}${at}/remove`} class="actions">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(text.version)} />
        <Button kind="danger" icon="trash">
          {t('texts.remove.do')}
        </Button>
        <ButtonLink href={`/${language}${at}`} kind="ghost">
          {t('texts.remove.not')}
        </ButtonLink>
      </form>
    </Layout>
  );
}
