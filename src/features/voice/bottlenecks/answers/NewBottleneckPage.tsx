import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { Button, DeskLayout, Notice, SelectField, TextArea, TextField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { POLICY_BOTTLENECKS_PATH } from '../../model/paths.ts';
import { MAX_BOTTLENECK_CHARACTERS, MAX_OWNER_CHARACTERS, TERM_WEEKS } from '../model/rules.ts';

export type TakeUpRefusal = 'no-words' | 'no-owner' | 'too-long' | 'changed-elsewhere';

export interface TypedBottleneck {
  words: string;
  language: string;
  municipality: string;
  owner: string;
  termWeeks: string;
}

/** The languages in which something can be said, for a choice. */
export const languageOptions = interfaceLanguages.map(({ code, name }) => ({
  value: code,
  label: name,
  lang: code,
}));

/** Who answers, and in which term: what everything that is taken up has. */
export function OwnerFields({
  language,
  owner,
  termWeeks,
  error,
}: {
  language: string;
  owner: string;
  termWeeks: string;
  error: string | undefined;
}) {
  const t = teamMessagesIn(language);
  return (
    <>
      <TextField
        name="owner"
        label={t('answers.owner')}
        hint={t('answers.owner.hint')}
        value={owner}
        maxlength={MAX_OWNER_CHARACTERS}
        autocomplete="off"
        error={error}
      />
      <SelectField
        name="termWeeks"
        label={t('answers.term')}
        hint={t('answers.term.hint')}
        value={termWeeks}
        options={TERM_WEEKS.map((weeks) => ({
          value: String(weeks),
          label: t('answers.weeks', { count: weeks }),
        }))}
      />
    </>
  );
}

/** Takes something up: what stands in the way, who answers and by when. */
export function NewBottleneckPage({
  page,
  source,
  municipalities,
  typed,
  token,
  formKey,
  refusal,
}: {
  page: PageContext;
  source: string;
  municipalities: string[];
  typed: TypedBottleneck;
  token: string;
  formKey: string;
  refusal: TakeUpRefusal | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${POLICY_BOTTLENECKS_PATH}`;
  const errorAt = (...refusals: TakeUpRefusal[]) =>
    refusal && refusals.includes(refusal) ? t(`answers.refused.${refusal}`) : undefined;
  return (
    <DeskLayout page={page} title={t('answers.new')} crumbs={[{ href: path, label: t('answers.title') }]}>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`answers.refused.${refusal}`)}
        </Notice>
      )}
      <p class="lead">{t('answers.new.lead')}</p>
      <form method="post" action={`${path}/new`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <input type="hidden" name="from" value={source} />
        <TextArea
          name="words"
          label={t('answers.what')}
          hint={t('answers.what.hint')}
          value={typed.words}
          maxlength={MAX_BOTTLENECK_CHARACTERS}
          error={errorAt('no-words')}
        />
        <SelectField
          name="language"
          label={t('answers.language')}
          hint={source === '' ? t('answers.language.hint') : undefined}
          value={typed.language}
          options={languageOptions}
        />
        {municipalities.length > 1 ? (
          <SelectField
            name="municipality"
            label={t('answers.municipality')}
            value={typed.municipality}
            options={municipalities.map((code) => ({
              value: code,
              label: municipalityByCode(code)?.name ?? code,
              lang: 'nl',
            }))}
          />
        ) : (
          <input type="hidden" name="municipality" value={municipalities[0] ?? ''} />
        )}
        <OwnerFields
          language={language}
          owner={typed.owner}
          termWeeks={typed.termWeeks}
          error={errorAt('no-owner')}
        />
        <Button icon="check" isSend>
          {t('answers.take-up.do')}
        </Button>
      </form>
    </DeskLayout>
  );
}
