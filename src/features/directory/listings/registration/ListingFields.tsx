import { weekdayName } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import { GOALS, NATIVE_LANGUAGE_NAMES, SPOKEN_LANGUAGES, WEEKDAYS } from '#features/vocabulary/rules.ts';
import { CheckboxCard, ChoiceCards, type IconName, SelectField, TextField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { ListingFlaw } from '../model/rules.ts';
import { LISTING_FEATURES, type ListingForm } from '../model/types.ts';
import { MoreFields } from './MoreFields.tsx';

const HAS_ICONS = {
  free: 'euro',
  walkIn: 'room',
  childcare: 'children',
  stepFree: 'access-stepFree',
  helpers: 'volunteer',
} as const satisfies Record<(typeof LISTING_FEATURES)[number], IconName>;

interface Given {
  form: ListingForm;
  language: string;
}

/** What it is good for, where, for whom, and what there is. */
export function AboutFields({
  form,
  language,
  wrong,
  typed,
}: Given & { wrong: (flaw: ListingFlaw) => string | undefined; typed: (field: string) => string }) {
  const t = teamMessagesIn(language);
  const name = vocabularyIn(language);
  return (
    <>
      <SelectField
        name="textLanguage"
        label={t('register.text-language')}
        value={form.textLanguage}
        options={SPOKEN_LANGUAGES.map((code) => ({
          value: code,
          label: NATIVE_LANGUAGE_NAMES[code],
          lang: code,
        }))}
      />
      <fieldset>
        <legend>{t('register.goals')}</legend>
        {wrong('goals') && <p class="error">{wrong('goals')}</p>}
        <ChoiceCards>
          {GOALS.map((goal) => (
            <CheckboxCard
              name="goals"
              value={goal}
              checked={form.goals.includes(goal)}
              icon={goal}
              label={name(`goal.${goal}`)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
      <TextField
        name="town"
        label={t('register.town')}
        value={form.town}
        maxlength={80}
        error={wrong('town')}
      />
      <TextField name="address" label={t('register.address')} value={form.address} maxlength={160} />
      <fieldset>
        <legend>{t('register.has')}</legend>
        <ChoiceCards>
          {LISTING_FEATURES.map((each) => (
            <CheckboxCard
              name="has"
              value={each}
              checked={form.has.includes(each)}
              icon={HAS_ICONS[each]}
              label={t(`has.${each}`)}
            />
          ))}
          <CheckboxCard
            name="online"
            value="yes"
            checked={form.online}
            icon="digital"
            label={t('has.online')}
          />
        </ChoiceCards>
      </fieldset>
      <MoreFields form={form} language={language} wrong={wrong} typed={typed} />
    </>
  );
}

/** On which days, from when to when; empty lines do not count. */
export function TimeFields({ form, language, error }: Given & { error: string | undefined }) {
  const t = teamMessagesIn(language);
  const rows = [...form.times, ...Array.from({ length: 3 }, () => ({ weekday: 0, from: '', to: '' }))].slice(
    0,
    Math.max(3, form.times.length + 1),
  );
  return (
    <fieldset>
      <legend>{t('register.times')}</legend>
      {error && <p class="error">{error}</p>}
      {rows.map((row, i) => (
        <div class="time-row">
          <SelectField
            name={`weekday${i}`}
            label={t('register.day')}
            value={String(row.weekday || '')}
            options={[
              { value: '', label: '–' },
              ...WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day, language) })),
            ]}
          />
          <TextField name={`from${i}`} type="time" label={t('register.from')} value={row.from} />
          <TextField name={`to${i}`} type="time" label={t('register.to')} value={row.to} />
        </div>
      ))}
    </fieldset>
  );
}
