import { ACCESS_FEATURES, SIGN_LANGUAGE_LETTERS, SIGN_LANGUAGES, vocabularyIn } from '#features/vocabulary';
import { CheckboxCard, ChoiceCards, SubmitCard } from '#ui';
import { NOTHING_NEEDED } from './form-fields.ts';
import type { QuestionBodyProps } from './question-body.ts';
import { MultipleChoice } from './tiles.tsx';

/** Sign language comes last, so that its kinds open right below it. */
const NEEDS = [...ACCESS_FEATURES.filter((need) => need !== 'signLanguage'), 'signLanguage' as const];

interface NeedsProps extends QuestionBodyProps {
  /** What the names of the fields begin with. */
  prefix?: string;
}

/**
 * What somebody needs there. The kinds of sign language show once sign language is chosen (by the style sheet alone; a browser
 * that cannot do this shows them always).
 */
export function NeedsFields({ language, t, valuesOf, prefix = '' }: NeedsProps) {
  return (
    <div class="needs">
      <MultipleChoice
        legend={t('access.hint')}
        name={`${prefix}access`}
        chosen={valuesOf('access')}
        options={NEEDS.map((need) => ({
          value: need,
          icon: `access-${need}` as const,
          label: vocabularyIn(language)(`access.${need}`),
        }))}
      />
      <div class="sign-languages">
        <fieldset>
          <legend>{t('access.sign-language')}</legend>
          <ChoiceCards>
            {SIGN_LANGUAGES.map((code) => (
              <CheckboxCard
                name={`${prefix}signLanguages`}
                value={code}
                letter={SIGN_LANGUAGE_LETTERS[code]}
                label={vocabularyIn(language)(`signLanguage.${code}`)}
                checked={valuesOf('signLanguages').includes(code)}
              />
            ))}
          </ChoiceCards>
        </fieldset>
      </div>
    </div>
  );
}

/** Needs, or with one tap that nothing is needed, which is an answer too. */
export function AccessBody(props: QuestionBodyProps) {
  const { t, valuesOf } = props;
  return (
    <>
      <ChoiceCards columns={1}>
        <SubmitCard
          name="access"
          value={NOTHING_NEEDED}
          icon="check"
          label={t('access.nothing')}
          chosen={valuesOf('access').includes(NOTHING_NEEDED)}
        />
      </ChoiceCards>
      <NeedsFields {...props} />
    </>
  );
}
