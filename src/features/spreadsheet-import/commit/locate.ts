import type { Tx } from '#core/db/connection.ts';
import { findPostcode, findPostcodeInText, findTowns } from '#features/geography';
import type { InitiativeDraft } from '#features/hsds';

type DraftPoint = Pick<InitiativeDraft, 'lat' | 'lon'>;

/**
 * Approximate coordinates: the centre of the postcode when it is known, otherwise of the town.
 * @returns a function that adds coordinates to a draft that has none and is not online
 */
export function createLocator(tx: Tx): (draft: InitiativeDraft) => Promise<InitiativeDraft> {
  const points = new Map<string, DraftPoint | undefined>();
  const lookUp = async (
    key: string,
    find: () => Promise<DraftPoint | undefined> | DraftPoint | undefined,
  ) => {
    if (!points.has(key)) points.set(key, await find());
    return points.get(key);
  };
  return async (draft) => {
    if (draft.online || draft.lat !== null) return draft;
    const { town, municipality } = draft;
    const digits = findPostcodeInText(draft.postcode ?? '')?.code ?? '';
    const postcodePoint = digits && (await lookUp(digits, () => findPostcode(tx, digits)));
    const point =
      postcodePoint ||
      (town && (await lookUp(`${town}|${municipality}`, () => townCentre(town, municipality))));
    return point ? { ...draft, lat: point.lat, lon: point.lon } : draft;
  };
}

const townCentre = (town: string, municipality: string | null): DraftPoint | undefined =>
  findTowns(town, 20).find((match) => match.exact && match.municipality === municipality);
