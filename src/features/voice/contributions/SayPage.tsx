import type { PageContext } from '#core/http/page-context.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { vocabularyIn } from '#features/vocabulary';
import { SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { Breadcrumbs, Button, Layout, Notice, SelectField, TextArea } from '#ui';
import { messagesIn } from '../messages.ts';
import { conversationPath } from '../model/paths.ts';
import { type Conversation, MAX_STATEMENT_CHARACTERS, textIn } from '../model/rules.ts';
import { Recorder } from '../recordings/Recorder.tsx';
import { sayPath } from './paths.ts';
import type { WordWarning } from './warnings.ts';

export type SayRefusal = 'empty' | 'too-long' | 'too-often' | 'not-sound' | 'too-big' | 'not-open';

/** Saying something in own words, typed or aloud, in any language. */
export function SayPage({
  page,
  conversation,
  token,
  formKey,
  typed,
  refusal,
  warnings,
}: {
  page: PageContext;
  conversation: Conversation;
  token: string;
  formKey: string;
  typed: { words: string; language: string };
  refusal: SayRefusal | undefined;
  /** What to look at once more before everybody reads it. */
  warnings: WordWarning[];
}) {
  const { language } = page;
  const t = messagesIn(language);
  const tv = vocabularyIn(language);
  const title = textIn(conversation.title, language);
  const ownFirst = SPOKEN_LANGUAGES.toSorted((a, b) => Number(b === language) - Number(a === language));
  return (
    <Layout
      page={page}
      title={t('contributions.title')}
      narrow
      robots="noindex"
      sheet={page.assets['voice.css']}
      script={page.assets['recorder.js']}
    >
      <Breadcrumbs
        label={t('contributions.title')}
        items={[
          {
            href: `/${language}${conversationPath(conversation.slug)}`,
            label: title?.words ?? '',
            lang: title?.language,
          },
          { label: t('contributions.title') },
        ]}
      />
      <h1>{t('contributions.title')}</h1>
      <p class="lead">{t('contributions.lead')}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`contributions.refused.${refusal}`, { most: MAX_STATEMENT_CHARACTERS })}
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice kind="ask" role="alert">
          {warnings.map((warning) => (
            <p>{t(`contributions.warn.${warning}`)}</p>
          ))}
          <p>{t('contributions.warn.next')}</p>
        </Notice>
      )}
      <form
        method="post"
        action={`/${language}${sayPath(conversation.slug)}`}
        enctype="multipart/form-data"
        class="stack"
        id="say"
      >
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <SelectField
          name="language"
          label={t('contributions.language')}
          value={typed.language}
          options={ownFirst.map((code) => ({ value: code, label: tv(`language.${code}`) }))}
        />
        <Recorder language={language} />
        <TextArea
          name="words"
          label={t('contributions.words')}
          hint={t('contributions.words.hint')}
          value={typed.words}
          rows={3}
          maxlength={4 * MAX_STATEMENT_CHARACTERS}
          lang={typed.language}
          dir={
            page.languages.some(({ code }) => code === typed.language)
              ? textDirection(typed.language)
              : undefined
          }
        />
        <div class="actions">
          {warnings.length > 0 && (
            <Button kind="ghost" name="anyway" value="yes">
              {t('contributions.warn.anyway')}
            </Button>
          )}
          <Button icon="arrow">{t('contributions.next')}</Button>
        </div>
      </form>
    </Layout>
  );
}
