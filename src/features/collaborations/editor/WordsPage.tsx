import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages, languageNameOf } from '#core/i18n/languages.ts';
import { Button, Notice, SelectField, TextArea, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { type Collaboration, MAX_TITLE, MAX_WORDS, TEXT_FIELDS } from '../model/rules.ts';
import { TellerFrame } from './DeskPage.tsx';

/** The words in another language, each field with what was told first beside it. */
export function WordsPage({
  page,
  base,
  collaboration,
  into,
  typed,
  token,
  refusal,
}: {
  page: PageContext;
  base: string;
  collaboration: Collaboration;
  /** The language to write in; undefined: it is still to be chosen. */
  into: string | undefined;
  typed: Record<string, string>;
  token: string;
  refusal: 'too-long' | 'lacking' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const told = collaboration.texts[collaboration.language];
  const path = `/${language}${page.path}`;
  const target = interfaceLanguages.find(({ code }) => code === into);
  return (
    <TellerFrame page={page} base={base} title={t('manage.words')}>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`words.refused.${refusal}`)}
        </Notice>
      )}
      <p>{t('words.lead')}</p>
      <form method="get" action={path} class="actions">
        <SelectField
          name="in"
          id="choose"
          label={t('words.language')}
          value={into ?? ''}
          options={interfaceLanguages
            .filter(({ code }) => code !== collaboration.language)
            .map(({ code, name }) => ({ value: code, label: name, lang: code }))}
        />
        <Button kind="ghost">{t('words.choose')}</Button>
      </form>
      {target && (
        <form method="post" action={path} class="stack">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="in" value={target.code} />
          <h2>{languageNameOf(target.code)}</h2>
          {TEXT_FIELDS.map((name) => {
            const shared = {
              name,
              label: t(`form.${name}`),
              hint: told?.[name],
              value: typed[name] ?? '',
              lang: target.code,
              dir: target.dir,
            };
            return name === 'title' ? (
              <TextField {...shared} maxlength={MAX_TITLE} />
            ) : (
              <TextArea {...shared} rows={4} maxlength={MAX_WORDS} />
            );
          })}
          <Button icon="check">{t('form.save')}</Button>
        </form>
      )}
      <p>
        <a href={`/${language}${base}/${collaboration.id}`}>{t('manage.back')}</a>
      </p>
    </TellerFrame>
  );
}
