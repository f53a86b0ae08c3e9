import { ChoiceCards, SubmitCard, TextField } from '#ui';
import type { Asking } from './types.ts';

/** Typing is needed here, and here only. Names that may be several towns come back as tiles to tap. */
export function PlaceBody({ t, chosen, towns }: Asking) {
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
        value={chosen('place')[0] ?? ''}
        autocomplete="off"
        maxlength={80}
      />
    </>
  );
}
