import { SubmitTile, TextField, Tiles } from '#ui';
import type { Asking } from './types.ts';

/** Typing is needed here, and here only. Names that may be several towns come back as tiles to tap. */
export function PlaceBody({ say, chosen, towns }: Asking) {
  return (
    <>
      {towns.length > 0 && (
        <Tiles columns={1}>
          {towns.map((town) => (
            <SubmitTile
              name="town"
              value={town.id}
              icon="place"
              label={town.name}
              hint={town.municipality === town.name ? undefined : town.municipality}
              chosen={false}
            />
          ))}
        </Tiles>
      )}
      <TextField
        name="place"
        label={say('place.label')}
        hint={say('place.hint')}
        value={chosen('place')[0] ?? ''}
        autocomplete="off"
        maxlength={80}
      />
    </>
  );
}
