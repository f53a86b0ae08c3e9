import type { Tx } from '#core/db/connection.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { findPostcode, findTowns, municipalityByCode, townById } from '#features/geography';
import type { Answers } from './rules/answers.ts';
import type { Fields } from './rules/fields.ts';

/** A town as the page offers it. */
export interface TownChoice {
  id: string;
  name: string;
  municipality: string;
}

/**
 * What somebody typed as the place where they live or stay: a chosen town, a postcode when the operator imported a
 * table, or a name that can only be one town. Otherwise the page offers what it may have been.
 */
export async function placeFrom(
  tx: Tx,
  fields: Fields,
): Promise<Result<Answers['place'], 'nothing-chosen' | 'choose-town' | 'unknown-town' | 'unknown-postcode'>> {
  const chosen = townById(fields.town?.at(-1) ?? '');
  if (chosen)
    return ok({ name: chosen.name, municipality: chosen.municipality, lat: chosen.lat, lon: chosen.lon });
  const typed = (fields.place?.at(-1) ?? '').trim();
  if (!typed) return refuse('nothing-chosen');
  const digits = /^(\d{4})\s*[a-z]{0,2}$/i.exec(typed)?.[1];
  if (digits) {
    const found = await findPostcode(tx, digits);
    return found
      ? ok({ name: digits, municipality: null, lat: found.lat, lon: found.lon })
      : refuse('unknown-postcode');
  }
  const matches = findTowns(typed);
  const exact = matches.filter((match) => match.exact);
  const only = exact.length === 1 ? exact[0] : undefined;
  if (only) return ok({ name: only.name, municipality: only.municipality, lat: only.lat, lon: only.lon });
  return refuse(matches.length ? 'choose-town' : 'unknown-town');
}

/** The towns that a typed name may mean, at most eight. */
export const townChoices = (typed: string): TownChoice[] =>
  findTowns(typed).map(({ id, name, municipality: code }) => ({
    id,
    name,
    municipality: municipalityByCode(code)?.name ?? '',
  }));
