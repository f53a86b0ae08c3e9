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

export type TranslationRefusal = 'not-right' | 'changed-elsewhere' | 'not-understood';

interface Showing {
  page: PageContext;
  token: string;
  /** The own page, after the language. */
  at: string;
  form: ListingForm;
  /** The language to write in. */
  into: SpokenLanguage;
  typed: { name: string; summary: string };
  /** The owner's words as they stood beside it when somebody began to write. */
  from: SourceText;
  seen: number;
  /** What stands there now, if anything. */
  now: ListingText | undefined;
  older: boolean;
  /** As it will look; when somebody asked to see it. */
  preview?: Initiative | undefined;
  refusal?: TranslationRefusal | undefined;
}

/** The owner's words, and beside them the same in another language: to write, to correct, or to bring up to date. */
export function WriteTranslationPage(showing: Showing) {
  const { page, token, at, form, into, typed, from, seen, now, older, preview, refusal } = showing;
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `${at}/texts/${into}`;
  const title = t('texts.write.title', { language: vocabularyIn(language)(`language.${into}`) });
  const own = { lang: into, dir: textDirection(into) };
  const missing = (field: 'name' | 'summary') =>
    refusal === 'not-right' && !typed[field].trim() ? t(`register.flaw.${field}`) : undefined;
  return (
    <Layout
      page={page}
      title={title}
      robots="noindex"
      formId="text"
      keepAction={`${here}/keep`}
      enter={{ name: 'what', value: 'save' }}
    >
      <h1>{title}</h1>
      <Above {...showing} />
      {preview && (
        <section id="preview">
          <h2>{t('register.preview')}</h2>
          <InitiativeCard initiative={preview} language={language} href="#text" />
          <PlainLanguageAdvice form={{ ...form, ...typed, textLanguage: into }} language={language} />
        </section>
      )}
      <div class="two-languages">
        <section>
          <h2>{t('texts.source')}</h2>
          <TextBlock words={{ ...form, language: form.textLanguage }} />
          {older && now?.source.name && (
            <details>
              <summary>{t('texts.then')}</summary>
              <TextBlock words={now.source} />
            </details>
          )}
        </section>
        <form method="post" action={`/${language}${here}`} id="text">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="seen" value={String(seen)} />
          <input type="hidden" name="fromLanguage" value={from.language} />
          <input type="hidden" name="fromName" value={from.name} />
          <input type="hidden" name="fromSummary" value={from.summary} />
          <TextField
            name="name"
            label={t('register.name')}
            value={typed.name}
            maxlength={MAX_TEXT_LENGTH.name}
            error={missing('name')}
            {...own}
          />
          <TextArea
            name="summary"
            label={t('register.summary')}
            value={typed.summary}
            rows={5}
            maxlength={MAX_TEXT_LENGTH.summary}
            error={missing('summary')}
            {...own}
          />
          <div class="actions">
            <Button icon="check" name="what" value="save">
              {t('texts.save')}
            </Button>
            <button
              type="submit"
              class="button quiet"
              name="what"
              value="look"
              formaction={`/${language}${here}/keep`}
            >
              {t('register.look')}
            </button>
          </div>
        </form>
      </div>
      <p class="actions">
        <ButtonLink href={`/${language}${at}#texts`} kind="ghost" icon="back">
          {t('texts.back')}
        </ButtonLink>
        {now && (
          <ButtonLink href={`/${language}${here}/remove`} kind="quiet" icon="trash">
            {t('texts.remove')}
          </ButtonLink>
        )}
      </p>
    </Layout>
  );
}

/** What to know before one writes: it did not go as hoped, a machine made it, or the text itself changed. */
function Above({ page, refusal, now, typed, older }: Showing) {
  const t = teamMessagesIn(page.language);
  if (refusal === 'changed-elsewhere')
    return (
      <Notice kind="problem" role="alert">
        <p>{t('register.refused.changed-elsewhere')}</p>
        {now && <p>{t('register.elsewhere')}</p>}
        {now && <Definition items={differing(now, typed, t)} />}
      </Notice>
    );
  if (refusal)
    return (
      <Notice kind="problem" role="alert">
        {t(`register.refused.${refusal}`)}
      </Notice>
    );
  if (!now || (now.by === 'person' && !older)) return null;
  return (
    <Notice kind="ask">
      {now.by === 'machine' && <p>{t('texts.machine')}</p>}
      {older && <p>{t('texts.older')}</p>}
    </Notice>
  );
}

const differing = (now: ListingText, typed: Showing['typed'], t: ReturnType<typeof teamMessagesIn>) =>
  (['name', 'summary'] as const)
    .filter((field) => now[field] !== typed[field])
    .map((field): [string, preact.ComponentChildren] => [
      t(`register.${field}`),
      <span lang={now.language} dir={textDirection(now.language)}>
        {now[field]}
      </span>,
    ]);

/** A text in its own language and direction. */
export function TextBlock({ words }: { words: SourceText }) {
  return (
    <div lang={words.language} dir="auto">
      <p>
        <b>{words.name}</b>
      </p>
      <p>{words.summary}</p>
    </div>
  );
}
