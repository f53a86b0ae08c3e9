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

interface Given {
  form: ListingForm;
  language: string;
  wrong: (flaw: ListingFlaw) => string | undefined;
  /** What somebody typed in a field that holds a number. */
  typed: (field: string) => string;
}

const FOLDED = ['audience', 'room', 'levelMin', 'levelMax', 'ageMin', 'ageMax'] as const;
const FLAWS = ['places', 'until', 'level', 'ages'] as const;

/** What may be left for later: folded away until something was said. */
export function MoreFields({ form, language, wrong, typed }: Given) {
  const t = teamMessagesIn(language);
  const name = vocabularyIn(language);
  const open = form.languages.length > 0 || FOLDED.some((field) => form[field] !== null) || FLAWS.some(wrong);
  const unsaid = { value: '', label: t('register.not-said') };
  const levels = [unsaid, ...LEVELS.map((level) => ({ value: level, label: name(`level.${level}`) }))];
  const number = (field: 'placesFree' | 'ageMin' | 'ageMax') => ({
    name: field,
    value: typed(field) || (Number.isNaN(form[field]) ? '' : String(form[field] ?? '')),
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
          options={[unsaid, ...AUDIENCES.map((each) => ({ value: each, label: name(`audience.${each}`) }))]}
        />
        <fieldset>
          <legend>{t('register.ages')}</legend>
          <Wrong words={wrong('ages')} id="error-ages" />
          <div class="filters">
            <TextField {...number('ageMin')} label={t('register.from')} maxlength={3} />
            <TextField {...number('ageMax')} label={t('register.up-to')} maxlength={3} />
          </div>
        </fieldset>
        <fieldset>
          <legend>{t('register.level')}</legend>
          <p class="soft">{t('register.level.hint')}</p>
          <Wrong words={wrong('level')} id="error-level" />
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
          options={[unsaid, ...AVAILABILITIES.map((each) => ({ value: each, label: name(`room.${each}`) }))]}
        />
        <div class="filters">
          <TextField
            {...number('placesFree')}
            label={t('register.places')}
            hint={t('register.places.hint')}
            maxlength={4}
            error={wrong('places')}
          />
          <TextField
            name="roomUntil"
            type="date"
            label={t('register.until')}
            hint={t('register.until.hint')}
            value={form.roomUntil ?? ''}
            error={wrong('until')}
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

const Wrong = ({ words, id }: { words: string | undefined; id: string }) =>
  words ? (
    <p class="error" id={id}>
      <Icon name="warning" />
      {words}
    </p>
  ) : null;
