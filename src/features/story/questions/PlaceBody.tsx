import { ChoiceCards, SubmitCard, TextField } from '#ui';
import type { QuestionBodyProps } from './question-body.ts';

/** The only question but the name that needs typing. A name that several towns have comes back as cards to tap. */
export function PlaceBody({ t, valuesOf, towns }: QuestionBodyProps) {
  return (
    <>
      {towns.length > 0 && (
        <ChoiceCards columns={1}>
          {towns.map((town) => (
            <SubmitCard
              name="town"
              value={town.id}
              icon="place"
              label={town.name}
              hint={town.municipality === town.name ? undefined : town.municipality}
              chosen={false}
            />
          ))}
        </ChoiceCards>
      )}
      <TextField
        name="place"
        label={t('place.label')}
        hint={t('place.hint')}
        value={valuesOf('place')[0] ?? ''}
        autocomplete="off"
        maxlength={80}
      />
    </>
  );
}
