import { weekdayName } from '#core/i18n/formats.ts';
import { townLabel } from '#features/geography';
import { vocabularyIn } from '#features/vocabulary';
import { GOALS, NATIVE_LANGUAGE_NAMES, SPOKEN_LANGUAGES, WEEKDAYS } from '#features/vocabulary/rules.ts';
import { CheckboxCard, ChoiceCards, type IconName, SelectField, TextField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { repeatName } from '../model/field-texts.ts';
import { townOptions } from '../model/meant-town.ts';
import { REPEAT_CODES } from '../model/repeat.ts';
import type { ListingFlaw } from '../model/rules.ts';
import { LISTING_FEATURES, type ListingForm } from '../model/types.ts';
import { AccessFields, PracticalFields } from './AccessFields.tsx';
import { ContactFields } from './ContactFields.tsx';
import { MoreFields } from './MoreFields.tsx';

const FEATURE_ICONS = {
  free: 'euro',
  walkIn: 'room',
  childcare: 'children',
  helpers: 'volunteer',
} as const satisfies Record<(typeof LISTING_FEATURES)[number], IconName>;

const MIN_TIME_ROWS = 3;

/** The towns that may be meant, each as a button that puts it into the form; the rest of the form stays as it is. */
function TownOptions({ form, language, keepAction }: FieldsProps & { keepAction: string }) {
  const t = teamMessagesIn(language);
  return (
    <fieldset>
      <legend>{t('register.town.maybe')}</legend>
      <p class="actions">
        {townOptions(form).map(({ name, municipality }) => (
          <button
            type="submit"
            class="button quiet"
            name="meant"
            value={townLabel(name, municipality)}
            formaction={`${keepAction}#field-town`}
          >
            <bdi lang="nl">{townLabel(name, municipality)}</bdi>
          </button>
        ))}
      </p>
    </fieldset>
  );
}

interface FieldsProps {
  form: ListingForm;
  language: string;
}

/** The fields about an initiative: its goals, place, features, and for whom it is. */
export function AboutFields({
  form,
  language,
  errorFor,
  sentValue,
  keepAction,
}: FieldsProps & {
  errorFor: (flaw: ListingFlaw) => string | undefined;
  sentValue: (field: string) => string;
  /** Where the form goes to be shown again, with the language. */
  keepAction: string;
}) {
  const t = teamMessagesIn(language);
  const term = vocabularyIn(language);
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
        {errorFor('goals') && (
          <p class="error" id="error-goals">
            {errorFor('goals')}
          </p>
        )}
        <ChoiceCards>
          {GOALS.map((goal) => (
            <CheckboxCard
              name="goals"
              value={goal}
              checked={form.goals.includes(goal)}
              icon={goal}
              label={term(`goal.${goal}`)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
      <TextField
        name="town"
        label={t('register.town')}
        value={form.town}
        maxlength={80}
        error={errorFor('town')}
      />
      {errorFor('town') && form.town && (
        <TownOptions form={form} language={language} keepAction={keepAction} />
      )}
      <TextField name="address" label={t('register.address')} value={form.address} maxlength={160} />
      <fieldset>
        <legend>{t('register.has')}</legend>
        <ChoiceCards>
          {LISTING_FEATURES.map((feature) => (
            <CheckboxCard
              name="has"
              value={feature}
              checked={form.has.includes(feature)}
              icon={FEATURE_ICONS[feature]}
              label={t(`has.${feature}`)}
            />
          ))}
          <CheckboxCard
            name="access"
            value="stepFree"
            checked={form.access.includes('stepFree')}
            icon="access-stepFree"
            label={term('access.stepFree')}
          />
          <CheckboxCard
            name="online"
            value="yes"
            checked={form.online}
            icon="digital"
            label={t('has.online')}
          />
        </ChoiceCards>
      </fieldset>
      <TextField
        name="price"
        label={t('register.price')}
        hint={t('register.price.hint')}
        value={form.price}
        inputmode="decimal"
        autocomplete="off"
        maxlength={20}
        error={errorFor('price')}
      />
      <ContactFields form={form} language={language} errorFor={errorFor} />
      <MoreFields form={form} language={language} errorFor={errorFor} sentValue={sentValue} />
      <AccessFields form={form} language={language} />
      <PracticalFields form={form} language={language} />
    </>
  );
}

/** The weekly times; empty rows do not count. */
export function TimeFields({
  form,
  language,
  errorFor,
}: FieldsProps & { errorFor: (flaw: ListingFlaw) => string | undefined }) {
  const t = teamMessagesIn(language);
  const emptyRow: ListingForm['times'][number] = { weekday: 0, from: '', to: '' };
  const emptyRows = Array.from({ length: MIN_TIME_ROWS }, () => emptyRow);
  const rows = [...form.times, ...emptyRows].slice(0, Math.max(MIN_TIME_ROWS, form.times.length + 1));
  return (
    <fieldset>
      <legend>{t('register.times')}</legend>
      {TIME_FLAWS.map(
        (flaw) =>
          errorFor(flaw) && (
            <p class="error" id={`error-${flaw}`}>
              {errorFor(flaw)}
            </p>
          ),
      )}
      {rows.map((row, index) => (
        <>
          <div class="time-row">
            <SelectField
              name={`weekday${index}`}
              label={t('register.day')}
              value={String(row.weekday || '')}
              options={[
                { value: '', label: '–' },
                ...WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day, language) })),
              ]}
            />
            <TextField name={`from${index}`} type="time" label={t('register.from')} value={row.from} />
            <TextField name={`to${index}`} type="time" label={t('register.to')} value={row.to} />
          </div>
          <RepeatFields row={row} index={index} language={language} error={errorFor('next')} />
        </>
      ))}
    </fieldset>
  );
}

const TIME_FLAWS = ['times', 'next', 'same-time'] as const;

/** How often a time is, folded until it is not every week. */
function RepeatFields({
  row: { weekday, repeat = '', next = '' },
  index,
  language,
  error,
}: {
  row: ListingForm['times'][number];
  index: number;
  language: string;
  error: string | undefined;
}) {
  const t = teamMessagesIn(language);
  const codes: readonly string[] = REPEAT_CODES;
  const offered = codes.includes(repeat) ? codes : [...codes, repeat];
  return (
    <details class="repeat" open={repeat !== ''}>
      <summary>{t('register.repeat')}</summary>
      <div class="filters">
        <SelectField
          name={`repeat${index}`}
          label={t('register.repeat.often')}
          value={repeat}
          options={offered.map((code) => ({ value: code, label: repeatName(code, weekday, language) }))}
        />
        <TextField
          name={`next${index}`}
          type="date"
          label={t('register.next')}
          hint={t('register.next.hint')}
          value={next}
          error={repeat.startsWith('weeks:') ? error : undefined}
        />
      </div>
    </details>
  );
}
