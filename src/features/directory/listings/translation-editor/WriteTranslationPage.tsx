import type { PageContext } from '#core/http/page-context.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { vocabularyIn } from '#features/vocabulary';
import type { SpokenLanguage } from '#features/vocabulary/rules.ts';
import { Button, ButtonLink, Definition, Layout, Notice, TextArea, TextField } from '#ui';
import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';
import { MAX_TEXT_LENGTH } from '../../translations/texts.ts';
import type { ListingText, SourceText } from '../../translations/types.ts';
import type { ListingForm } from '../model/types.ts';
import { PlainLanguageAdvice } from '../registration/PlainLanguageAdvice.tsx';
import { TextBlock } from './TextBlock.tsx';

export type TranslationRefusal = 'not-right' | 'changed-elsewhere' | 'not-understood';

/** What somebody writes in another language; the last two may stay empty. */
export interface TranslatedTexts {
  name: string;
  summary: string;
  bring: string;
  route: string;
}

interface WriteTranslationProps {
  page: PageContext;
  token: string;
  /** The path of the owner page, without the language. */
  ownerPath: string;
  form: ListingForm;
  /** The language to write in. */
  textLanguage: SpokenLanguage;
  input: TranslatedTexts;
  /** The owner's text as it was when somebody began to write. */
  source: SourceText;
  /** The version of the text that the writer saw; 0 when there was none. */
  seenVersion: number;
  /** The text as it is now, if there is one. */
  current: ListingText | undefined;
  outdated: boolean;
  /** How the initiative will look, when somebody asked to see it. */
  preview?: Initiative | undefined;
  refusal?: TranslationRefusal | undefined;
}

const PRACTICAL_FIELDS = ['bring', 'route'] as const;

/** The owner's text, and beside it a form to write, correct or update the same text in another language. */
export function WriteTranslationPage(props: WriteTranslationProps) {
  const { page, token, ownerPath, form, textLanguage, input, source, seenVersion, current, outdated } = props;
  const { preview, refusal } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const editorPath = `${ownerPath}/texts/${textLanguage}`;
  const title = t('texts.write.title', { language: vocabularyIn(language)(`language.${textLanguage}`) });
  const textAttributes = { lang: textLanguage, dir: textDirection(textLanguage) };
  const errorFor = (field: 'name' | 'summary') =>
    refusal === 'not-right' && !input[field].trim() ? t(`register.flaw.${field}`) : undefined;
  return (
    <Layout
      page={page}
      title={title}
      robots="noindex"
      formId="text"
      keepAction={`${editorPath}/keep`}
      enter={{ name: 'what', value: 'save' }}
    >
      <h1>{title}</h1>
      <EditorNotice {...props} />
      {preview && (
        <section id="preview">
          <h2>{t('register.preview')}</h2>
          <InitiativeCard initiative={preview} language={language} href="#text" />
          <PlainLanguageAdvice form={{ ...form, ...input, textLanguage }} language={language} />
        </section>
      )}
      <div class="two-languages">
        <section>
          <h2>{t('texts.source')}</h2>
          <TextBlock text={{ ...form, language: form.textLanguage }} />
          {outdated && current?.source.name && (
            <details>
              <summary>{t('texts.then')}</summary>
              <TextBlock text={current.source} />
            </details>
          )}
        </section>
        <form method="post" action={`/${language}${editorPath}`} id="text">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="seen" value={String(seenVersion)} />
          <input type="hidden" name="fromLanguage" value={source.language} />
          <input type="hidden" name="fromName" value={source.name} />
          <input type="hidden" name="fromSummary" value={source.summary} />
          <TextField
            name="name"
            label={t('register.name')}
            value={input.name}
            maxlength={MAX_TEXT_LENGTH.name}
            error={errorFor('name')}
            {...textAttributes}
          />
          <TextArea
            name="summary"
            label={t('register.summary')}
            value={input.summary}
            rows={5}
            maxlength={MAX_TEXT_LENGTH.summary}
            error={errorFor('summary')}
            {...textAttributes}
          />
          <input type="hidden" name="fromBring" value={source.bring ?? ''} />
          <input type="hidden" name="fromRoute" value={source.route ?? ''} />
          {PRACTICAL_FIELDS.filter((field) => form[field] || input[field]).map((field) => (
            <TextArea
              name={field}
              label={t(`register.${field}`)}
              value={input[field]}
              rows={2}
              maxlength={MAX_TEXT_LENGTH[field]}
              {...textAttributes}
            />
          ))}
          <div class="actions">
            <Button icon="check" name="what" value="save">
              {t('texts.save')}
            </Button>
            <button
              type="submit"
              class="button quiet"
              name="what"
              value="look"
              formaction={`/${language}${editorPath}/keep`}
            >
              {t('register.look')}
            </button>
          </div>
        </form>
      </div>
      <p class="actions">
        <ButtonLink href={`/${language}${ownerPath}#texts`} kind="ghost" icon="back">
          {t('texts.back')}
        </ButtonLink>
        {current && (
          <ButtonLink href={`/${language}${editorPath}/remove`} kind="quiet" icon="trash">
            {t('texts.remove')}
          </ButtonLink>
        )}
      </p>
    </Layout>
  );
}

/** What the writer should know: why the text was not saved, that a machine made it, or that the owner's text changed. */
function EditorNotice({ page, refusal, current, input, outdated }: WriteTranslationProps) {
  const t = teamMessagesIn(page.language);
  if (refusal === 'changed-elsewhere')
    return (
      <Notice kind="problem" role="alert">
        <p>{t('register.refused.changed-elsewhere')}</p>
        {current && <p>{t('register.elsewhere')}</p>}
        {current && <Definition items={changedTexts(current, input, t)} />}
      </Notice>
    );
  if (refusal)
    return (
      <Notice kind="problem" role="alert">
        {t(`register.refused.${refusal}`)}
      </Notice>
    );
  if (!current || (current.by === 'person' && !outdated)) return null;
  return (
    <Notice kind="ask">
      {current.by === 'machine' && <p>{t('texts.machine')}</p>}
      {outdated && <p>{t('texts.older')}</p>}
    </Notice>
  );
}

const changedTexts = (
  current: ListingText,
  input: WriteTranslationProps['input'],
  t: ReturnType<typeof teamMessagesIn>,
) =>
  (['name', 'summary', ...PRACTICAL_FIELDS] as const)
    .filter((field) => (current[field] ?? '') !== input[field])
    .map((field): [string, preact.ComponentChildren] => [
      t(`register.${field}`),
      <span lang={current.language} dir={textDirection(current.language)}>
        {current[field]}
      </span>,
    ]);
