import { Button, TextField } from '#ui';
import { placeLine, readTexts } from '../edition/programme.ts';
import { TranslatedTextFields } from '../edition/TranslatedTextFields.tsx';
import type { Venue } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { EditorForm, type EditorFormProps, RemoveForm, valuesShown } from './EditorForm.tsx';
import { VENUE_TEXTS, venueValues } from './fields.ts';
import { StepFreeField } from './StepFreeField.tsx';

/** A venue, and how to get there; a place on line, with the link that only who comes gets; or the form for a new one. */
export function VenueForm({
  venue,
  link = '',
  newKind = 'place',
  ...props
}: {
  venue?: Venue;
  /** The private link of a place on line. */
  link?: string;
  /** Which kind of place the form for a new one adds. */
  newKind?: 'place' | 'online';
} & EditorFormProps) {
  const { token, basePath, language, refused, formKeys, announced } = props;
  const t = teamMessagesIn(language);
  const id = venue?.id ?? `new-${newKind}`;
  const stored = venue ? venueValues(venue, link) : {};
  const values = valuesShown(id, stored, refused);
  const online = venue ? venue.online : newKind === 'online';
  const addLabel = t(online ? 'venue.add-online' : 'venue.add');
  const isFixed = announced && venue !== undefined;
  const textField = (name: 'name' | 'address' | 'town') => (
    <TextField id={`${id}-${name}`} name={name} label={t(`venue.${name}`)} value={values[name] ?? ''} />
  );
  return (
    <details open={refused?.formId === id} id={`form-${id}`}>
      <summary>{venue ? <bdi>{venue.name}</bdi> : addLabel}</summary>
      <EditorForm
        action={`${basePath}/venue`}
        token={token}
        stored={stored}
        once={venue ? undefined : formKeys.venue}
        hidden={{ id: venue?.id ?? '', ...(venue ? {} : { online: online ? 'yes' : '' }) }}
      >
        {isFixed ? (
          <p>
            <bdi>{placeLine(venue)}</bdi> <a href={`${basePath}/change`}>{t('venue.elsewhere')}</a>
          </p>
        ) : (
          <div class="side-by-side">
            {textField('name')}
            {!online && textField('address')}
            {!online && textField('town')}
          </div>
        )}
        {online && (
          <TextField
            id={`${id}-link`}
            name="link"
            type="url"
            label={t('venue.link')}
            hint={t('venue.link.hint')}
            value={values.link ?? ''}
          />
        )}
        <TranslatedTextFields
          id={id}
          keys={VENUE_TEXTS}
          texts={readTexts((name) => values[name] ?? '', VENUE_TEXTS)}
          language={language}
        />
        {!online && <StepFreeField id={id} value={values.stepFree ?? 'unknown'} language={language} />}
        <Button kind="ghost">{venue ? t('change.do') : addLabel}</Button>
      </EditorForm>
      {venue && (
        <RemoveForm
          action={`${basePath}/remove`}
          token={token}
          kind="venue"
          id={venue.id}
          label={t('table.drop.label', { words: venue.name })}
        >
          {t('table.drop')}
        </RemoveForm>
      )}
    </details>
  );
}
