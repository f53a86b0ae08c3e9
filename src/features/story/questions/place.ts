import type { Tx } from '#core/db/connection.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { findPostcode, findTowns, municipalityByCode, type Town, townById } from '#features/geography';
import type { StoryAnswers } from '../model/answers.ts';
import type { AnswerFields } from './form-fields.ts';

/** A town as the page offers it. */
export interface TownChoice {
  id: string;
  name: string;
  municipality: string;
}

export type PlaceRefusal = 'nothing-chosen' | 'choose-town' | 'unknown-town' | 'unknown-postcode';

/**
 * Reads the place where somebody lives or stays: a chosen town, a postcode when the operator imported a table, or a name
 * that only one town has. With `choose-town` the page offers the towns that may be meant.
 */
export async function readPlace(
  tx: Tx,
  fields: AnswerFields,
): Promise<Result<StoryAnswers['place'], PlaceRefusal>> {
  const chosen = townById(fields.town?.at(-1) ?? '');
  if (chosen) return ok(toPlace(chosen));
  const typed = (fields.place?.at(-1) ?? '').trim();
  if (!typed) return refuse('nothing-chosen');
  const digits = /^(\d{4})\s*[a-z]{0,2}$/i.exec(typed)?.[1];
  if (digits) {
    const point = await findPostcode(tx, digits);
    return point
      ? ok({ name: digits, municipality: null, lat: point.lat, lon: point.lon })
      : refuse('unknown-postcode');
  }
  const matches = findTowns(typed);
  const [exact, ...others] = matches.filter((match) => match.exact);
  if (exact && !others.length) return ok(toPlace(exact));
  return refuse(matches.length ? 'choose-town' : 'unknown-town');
}

const toPlace = ({ name, municipality: code, lat, lon }: Town): StoryAnswers['place'] => ({
  name,
  municipality: code,
  lat,
  lon,
});

/** The towns that a typed name may mean, at most eight. */
export const townChoices = (typed: string): TownChoice[] =>
  findTowns(typed).map(({ id, name, municipality: code }) => ({
    id,
    name,
    municipality: municipalityByCode(code)?.name ?? '',
  }));
