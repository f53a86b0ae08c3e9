import { vocabularyIn } from '#features/vocabulary';
import { ACCESS_FEATURES, GIFTS, SIGN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { CheckboxCard, ChoiceCards, TextArea } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { MAX_PRACTICAL_LENGTH } from '../model/rules.ts';
import type { ListingForm } from '../model/types.ts';

interface FieldsProps {
  form: ListingForm;
  language: string;
}

/** Without stairs is asked above, with what everybody looks for. */
const FOLDED_ACCESS = ACCESS_FEATURES.filter((feature) => feature !== 'stepFree');

/** What there is for who walks, hears or sees badly, folded until something is. */
export function AccessFields({ form, language }: FieldsProps) {
  const t = teamMessagesIn(language);
  const term = vocabularyIn(language);
  const open =
    FOLDED_ACCESS.some((feature) => form.access.includes(feature)) || form.signLanguages.length > 0;
  return (
    <details open={open}>
      <summary>{t('register.access')}</summary>
      <div class="stack">
        <ChoiceCards>
          {FOLDED_ACCESS.map((feature) => (
            <CheckboxCard
              name="access"
              value={feature}
              checked={form.access.includes(feature)}
              icon={`access-${feature}`}
              label={term(`access.${feature}`)}
            />
          ))}
        </ChoiceCards>
        <fieldset>
          <legend>{t('register.sign-languages')}</legend>
          <p class="choices">
            {SIGN_LANGUAGES.map((code) => (
              <label>
                <input
                  type="checkbox"
                  name="signLanguages"
                  value={code}
                  checked={form.signLanguages.includes(code)}
                />{' '}
                {term(`signLanguage.${code}`)}
              </label>
            ))}
          </p>
        </fieldset>
      </div>
    </details>
  );
}

/** What to bring, the way there, and what volunteers are looked for; folded until something is said. */
export function PracticalFields({ form, language }: FieldsProps) {
  const t = teamMessagesIn(language);
  const term = vocabularyIn(language);
  const open = form.bring !== '' || form.route !== '' || form.giftsWanted.length > 0;
  return (
    <details open={open}>
      <summary>{t('register.practical')}</summary>
      <div class="stack">
        {(['bring', 'route'] as const).map((field) => (
          <TextArea
            name={field}
            label={t(`register.${field}`)}
            hint={t(`register.${field}.hint`)}
            value={form[field]}
            rows={2}
            maxlength={MAX_PRACTICAL_LENGTH}
          />
        ))}
        <fieldset>
          <legend>{t('register.gifts')}</legend>
          <p class="choices">
            {GIFTS.map((gift) => (
              <label>
                <input
                  type="checkbox"
                  name="giftsWanted"
                  value={gift}
                  checked={form.giftsWanted.includes(gift)}
                />{' '}
                {term(`gift.${gift}`)}
              </label>
            ))}
          </p>
        </fieldset>
      </div>
    </details>
  );
}
