import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { obstacleName } from '#features/signals';
import { OBSTACLES } from '#features/signals/rules.ts';
import { Button, ChoiceLines, ConflictNotice, ErrorSummary, SelectField, TextArea, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import {
  COLLABORATION_THEMES,
  COST_BANDS,
  MAX_FIGURE_WORDS,
  MAX_TITLE,
  MAX_WORDS,
  MIN_FIGURE,
  SIZE_BANDS,
  TEXT_FIELDS,
} from '../model/rules.ts';
import { TellerFrame } from './DeskPage.tsx';
import type { TypedCollaboration } from './read-form.ts';

export const FORM_REFUSALS = [
  'no-title',
  'too-long',
  'no-theme',
  'no-year',
  'small-figure',
  'no-figure',
  'no-place',
  'no-email',
  'lacking',
  'changed-elsewhere',
] as const;
export type FormRefusal = (typeof FORM_REFUSALS)[number];

/** Which control a refusal is about. */
const FIELD_OF: Record<Exclude<FormRefusal, 'changed-elsewhere'>, string> = {
  'no-title': 'title',
  'too-long': 'what',
  'no-theme': 'theme',
  'no-year': 'since',
  'small-figure': 'number0',
  'no-figure': 'number0',
  'no-place': 'places',
  'no-email': 'email',
  lacking: 'what',
};

/** Telling about a collaboration, or changing what is told. */
export function FormPage({
  page,
  base,
  id,
  version,
  typed,
  token,
  formKey,
  refusal,
  kept,
}: {
  page: PageContext;
  base: string;
  /** Undefined: a new one. */
  id: string | undefined;
  version: number;
  typed: TypedCollaboration;
  token: string;
  formKey: string;
  refusal: FormRefusal | undefined;
  /** What somebody else kept meanwhile. */
  kept: TypedCollaboration | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const error = (...about: FormRefusal[]) =>
    refusal && about.includes(refusal) ? t(`form.refused.${refusal}`, { least: MIN_FIGURE }) : undefined;
  return (
    <TellerFrame page={page} base={base} title={t(id ? 'form.change' : 'desk.new')}>
      {refusal && refusal !== 'changed-elsewhere' && (
        <ErrorSummary
          title={t('form.refused')}
          errors={[
            {
              id: `field-${FIELD_OF[refusal]}`,
              text: t(`form.refused.${refusal}`, { least: MIN_FIGURE }),
            },
          ]}
        />
      )}
      {kept && (
        <ConflictNotice
          language={language}
          fields={TEXT_FIELDS.map((name) => ({
            label: t(`form.${name}`),
            theirs: kept[name],
            yours: typed[name],
            field: name,
          }))}
        />
      )}
      <form method="post" action={`/${language}${page.path}`} class="stack">
        <input type="hidden" name="token" value={token} />
        {id ? (
          <input type="hidden" name="version" value={version} />
        ) : (
          <input type="hidden" name="once" value={formKey} />
        )}
        {id ? (
          <input type="hidden" name="in" value={typed.language} />
        ) : (
          <SelectField
            name="in"
            label={t('form.language')}
            hint={t('form.language.hint')}
            value={typed.language}
            options={interfaceLanguages.map(({ code, name }) => ({ value: code, label: name, lang: code }))}
          />
        )}
        <TextField
          name="title"
          label={t('form.title')}
          hint={t('form.title.hint')}
          value={typed.title}
          maxlength={MAX_TITLE}
          error={error('no-title')}
        />
        {(['what', 'forWhom', 'result', 'needed'] as const).map((name) => (
          <TextArea
            name={name}
            label={t(`form.${name}`)}
            hint={t(`form.${name}.hint`)}
            value={typed[name]}
            rows={4}
            maxlength={MAX_WORDS}
            error={name === 'what' ? error('too-long', 'lacking') : undefined}
          />
        ))}
        <ChoiceLines
          name="theme"
          legend={t('form.theme')}
          several
          options={COLLABORATION_THEMES.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
          chosen={typed.themes}
          error={error('no-theme')}
        />
        <ChoiceLines
          name="obstacle"
          legend={t('form.obstacle')}
          several
          options={OBSTACLES.map((value) => ({ value, label: obstacleName(value, language) }))}
          chosen={typed.obstacles}
        />
        <fieldset>
          <legend>{t('form.figures')}</legend>
          <p class="soft">{t('form.figures.hint', { least: MIN_FIGURE })}</p>
          {typed.figures.map((figure, nth) => (
            <div class="field-row">
              <TextField
                name={`number${nth}`}
                label={t('form.number', { nth: nth + 1 })}
                value={figure.number}
                inputmode="numeric"
                maxlength={9}
                error={nth === 0 ? error('small-figure', 'no-figure') : undefined}
              />
              <TextField
                name={`counted${nth}`}
                label={t('form.counted', { nth: nth + 1 })}
                value={figure.words}
                maxlength={MAX_FIGURE_WORDS}
              />
            </div>
          ))}
        </fieldset>
        <TextField
          name="places"
          label={t('form.places')}
          hint={t('form.places.hint')}
          value={typed.places}
          maxlength={400}
          error={error('no-place')}
        />
        <SelectField
          name="size"
          label={t('form.size')}
          value={typed.size}
          options={[
            { value: '', label: t('unknown') },
            ...SIZE_BANDS.map((value) => ({ value, label: t(`size.${value}`) })),
          ]}
        />
        <SelectField
          name="cost"
          label={t('form.cost')}
          value={typed.cost}
          options={[
            { value: '', label: t('unknown') },
            ...COST_BANDS.map((value) => ({ value, label: t(`cost.${value}`) })),
          ]}
        />
        <TextField
          name="since"
          label={t('form.since')}
          value={typed.sinceYear}
          inputmode="numeric"
          maxlength={4}
          error={error('no-year')}
        />
        <TextField
          name="email"
          type="email"
          label={t('form.email')}
          hint={t('form.email.hint')}
          value={typed.email}
          autocomplete="email"
          maxlength={200}
          error={error('no-email')}
        />
        <p class="soft">{t('form.people')}</p>
        <Button icon="check" isSend>
          {t(id ? 'form.save' : 'form.draft')}
        </Button>
      </form>
    </TellerFrame>
  );
}
