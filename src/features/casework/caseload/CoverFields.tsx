import { interfaceLanguages } from '#core/i18n/languages.ts';
import { SelectField, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';

/** What is typed on the cover of a case. */
export interface TypedCover {
  name: string;
  number: string;
  language: string;
  street: string;
  postcode: string;
  town: string;
  phone: string;
  email: string;
}

export const COVER_FIELDS = [
  'name',
  'number',
  'language',
  'street',
  'postcode',
  'town',
  'phone',
  'email',
] as const;

/** What a field of the cover needs. */
export type CoverError = 'name' | 'number' | 'number-taken' | 'email';

/** The fields of the cover: how somebody is called and reached, and the municipality's own number. */
export function CoverFields({
  typed,
  language,
  errors,
}: {
  typed: TypedCover;
  language: string;
  errors: readonly CoverError[];
}) {
  const t = teamMessagesIn(language);
  const error = (...kinds: CoverError[]) => {
    const found = kinds.find((kind) => errors.includes(kind));
    return found && t(`cover.error.${found}`);
  };
  return (
    <>
      <TextField
        name="name"
        label={t('cover.name')}
        hint={t('cover.name.hint')}
        value={typed.name}
        maxlength={120}
        autocomplete="off"
        error={error('name')}
      />
      <TextField
        name="number"
        label={t('cover.number')}
        hint={t('cover.number.hint')}
        value={typed.number}
        maxlength={40}
        autocomplete="off"
        error={error('number', 'number-taken')}
      />
      <SelectField
        name="language"
        label={t('cover.language')}
        value={typed.language}
        options={interfaceLanguages.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <fieldset>
        <legend>{t('cover.contact')}</legend>
        <TextField
          name="street"
          label={t('cover.street')}
          value={typed.street}
          maxlength={120}
          autocomplete="off"
        />
        <TextField
          name="postcode"
          label={t('cover.postcode')}
          value={typed.postcode}
          maxlength={12}
          autocomplete="off"
        />
        <TextField name="town" label={t('cover.town')} value={typed.town} maxlength={80} autocomplete="off" />
        <TextField
          name="phone"
          type="tel"
          label={t('cover.phone')}
          value={typed.phone}
          maxlength={30}
          autocomplete="off"
        />
        <TextField
          name="email"
          type="email"
          label={t('cover.email')}
          value={typed.email}
          maxlength={120}
          autocomplete="off"
          error={error('email')}
        />
      </fieldset>
    </>
  );
}
