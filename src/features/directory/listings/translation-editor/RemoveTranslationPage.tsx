import type { PageContext } from '#core/http/page-context.ts';
import { vocabularyIn } from '#features/vocabulary';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { ListingText } from '../../translations/types.ts';
import { TextBlock } from './TextBlock.tsx';

/** Asks for confirmation before a text is removed. */
export function RemoveTranslationPage({
  page,
  token,
  editorPath,
  text,
  changed,
}: {
  page: PageContext;
  token: string;
  /** The path of the page to write this text, without the language. */
  editorPath: string;
  text: ListingText;
  /** The text is no longer in the version that the owner saw. */
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
      <TextBlock text={text} />
      <form method="post" action={`/${language}${editorPath}/remove`} class="actions">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(text.version)} />
        <Button kind="danger" icon="trash">
          {t('texts.remove.do')}
        </Button>
        <ButtonLink href={`/${language}${editorPath}`} kind="ghost">
          {t('texts.remove.not')}
        </ButtonLink>
      </form>
    </Layout>
  );
}
