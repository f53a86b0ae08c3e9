import { vocabularyIn } from '#features/vocabulary';
import {
  AUDIENCES,
  AVAILABILITIES,
  LEVELS,
  NATIVE_LANGUAGE_NAMES,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary/rules.ts';
import { Icon, SelectField, TextField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { ListingFlaw } from '../model/rules.ts';
import type { ListingForm } from '../model/types.ts';

interface MoreFieldsProps {
  form: ListingForm;
  language: string;
  errorFor: (flaw: ListingFlaw) => string | undefined;
  /** What was sent for a field: it may hold text where a number is expected. */
  sentValue: (field: string) => string;
}

const FOLDED_FIELDS = ['audience', 'room', 'levelMin', 'levelMax', 'ageMin', 'ageMax'] as const;
const FOLDED_FLAWS = ['places', 'until', 'level', 'ages'] as const;

/** The fields that can be filled in later: folded until one of them has a value. */
export function MoreFields({ form, language, errorFor, sentValue }: MoreFieldsProps) {
  const t = teamMessagesIn(language);
  const term = vocabularyIn(language);
  const open =
    form.languages.length > 0 ||
    FOLDED_FIELDS.some((field) => form[field] !== null) ||
    FOLDED_FLAWS.some(errorFor);
  const noAnswer = { value: '', label: t('register.not-said') };
  const levels = [noAnswer, ...LEVELS.map((level) => ({ value: level, label: term(`level.${level}`) }))];
  const number = (field: 'placesFree' | 'ageMin' | 'ageMax') => ({
    name: field,
    value: sentValue(field) || (Number.isNaN(form[field]) ? '' : String(form[field] ?? '')),
    inputmode: 'numeric' as const,
    autocomplete: 'off',
  });
  return (
    <details open={open}>
      <summary>{t('register.more')}</summary>
      <div class="stack">
        <SelectField
          name="audience"
          label={t('register.audience')}
          value={form.audience ?? ''}
          options={[
            noAnswer,
            ...AUDIENCES.map((audience) => ({ value: audience, label: term(`audience.${audience}`) })),
          ]}
        />
        <fieldset>
          <legend>{t('register.ages')}</legend>
          <FieldsetError message={errorFor('ages')} id="error-ages" />
          <div class="filters">
            <TextField {...number('ageMin')} label={t('register.from')} maxlength={3} />
            <TextField {...number('ageMax')} label={t('register.up-to')} maxlength={3} />
          </div>
        </fieldset>
        <fieldset>
          <legend>{t('register.level')}</legend>
          <p class="soft">{t('register.level.hint')}</p>
          <FieldsetError message={errorFor('level')} id="error-level" />
          <div class="filters">
            <SelectField
              name="levelMin"
              label={t('register.from')}
              value={form.levelMin ?? ''}
              options={levels}
            />
            <SelectField
              name="levelMax"
              label={t('register.up-to')}
              value={form.levelMax ?? ''}
              options={levels}
            />
          </div>
        </fieldset>
        <SelectField
          name="room"
          label={t('register.room')}
          value={form.room ?? ''}
          options={[
            noAnswer,
            ...AVAILABILITIES.map((availability) => ({
              value: availability,
              label: term(`room.${availability}`),
            })),
          ]}
        />
        <div class="filters">
          <TextField
            {...number('placesFree')}
            label={t('register.places')}
            hint={t('register.places.hint')}
            maxlength={4}
            error={errorFor('places')}
          />
          <TextField
            name="roomUntil"
            type="date"
            label={t('register.until')}
            hint={t('register.until.hint')}
            value={form.roomUntil ?? ''}
            error={errorFor('until')}
          />
        </div>
        <fieldset>
          <legend>{t('register.languages')}</legend>
          <p class="choices">
            {SPOKEN_LANGUAGES.map((code) => (
              <label lang={code}>
                <input
                  type="checkbox"
                  name="languages"
                  value={code}
                  checked={form.languages.includes(code)}
                />{' '}
                <bdi>{NATIVE_LANGUAGE_NAMES[code]}</bdi>
              </label>
            ))}
          </p>
        </fieldset>
      </div>
    </details>
  );
}

const FieldsetError = ({ message, id }: { message: string | undefined; id: string }) =>
  message ? (
    <p class="error" id={id}>
      <Icon name="warning" />
      {message}
    </p>
  ) : null;
