import { vocabularyIn } from '#features/vocabulary';
import { CONTACT_FORMS, SAFEGUARDS } from '#features/vocabulary/rules.ts';
import { CheckboxCard, ChoiceCards, type IconName, TextField } from '#ui';
import { meetsAlone } from '../../catalogue/safeguards.ts';
import { teamMessagesIn } from '../../messages.ts';
import { type ListingFlaw, MAX_COORDINATOR_LENGTH } from '../model/rules.ts';
import type { ListingForm } from '../model/types.ts';

const CONTACT_ICONS = {
  group: 'people',
  oneToOne: 'buddy',
  atHome: 'home',
  telephone: 'phone',
} as const satisfies Record<(typeof CONTACT_FORMS)[number], IconName>;

const MAJORITY_YEARS = 18;

const isMinor = (age: number | null): boolean => age !== null && age < MAJORITY_YEARS;

/**
 * How one meets there and, where somebody may be alone with a minor, what protects them. Without a script the second part is
 * folded; with one it is there as soon as it matters.
 */
export function ContactFields({
  form,
  language,
  errorFor,
}: {
  form: ListingForm;
  language: string;
  errorFor: (flaw: ListingFlaw) => string | undefined;
}) {
  const t = teamMessagesIn(language);
  const term = vocabularyIn(language);
  const matters = meetsAlone(form) || isMinor(form.ageMin) || isMinor(form.ageMax);
  const open =
    matters || form.safeguards.length > 0 || form.coordinator !== '' || errorFor('coordinator') !== undefined;
  return (
    <>
      <fieldset>
        <legend>{t('register.contact-forms')}</legend>
        <p class="soft">{t('register.contact-forms.hint')}</p>
        <ChoiceCards>
          {CONTACT_FORMS.map((contact) => (
            <CheckboxCard
              name="contactForms"
              value={contact}
              checked={form.contactForms.includes(contact)}
              icon={CONTACT_ICONS[contact]}
              label={term(`contactForm.${contact}`)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
      <details id="safeguards" open={open}>
        <summary>{t('register.safeguards')}</summary>
        <div class="stack">
          <p>{t('register.safeguards.lead')}</p>
          <ChoiceCards columns={1}>
            {SAFEGUARDS.map((safeguard) => (
              <CheckboxCard
                name="safeguards"
                value={safeguard}
                checked={form.safeguards.includes(safeguard)}
                icon="check"
                label={term(`safeguard.${safeguard}`)}
              />
            ))}
          </ChoiceCards>
          <TextField
            name="coordinator"
            label={t('register.coordinator')}
            hint={t('register.coordinator.hint')}
            value={form.coordinator}
            autocomplete="off"
            maxlength={MAX_COORDINATOR_LENGTH}
            error={errorFor('coordinator')}
          />
        </div>
      </details>
    </>
  );
}
