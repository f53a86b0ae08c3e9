import type { Tx } from '#core/db/connection.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import {
  findPlace,
  type KnownPlace,
  placeById,
  provinces,
  townLabel,
  townPlace,
  townsOfProvince,
} from '#features/geography';
import type { StoryAnswers } from '../model/answers.ts';
import type { AnswerFields } from './answer-fields.ts';
import { readReceptionWords } from './reception-words.ts';

/** A place as the page offers it: a town, or the area of a postcode with the town near it as its `municipality`. */
export interface TownChoice {
  id: string;
  name: string;
  municipality: string;
}

/** With each of these the page offers places to tap, except when nothing was chosen. */
export type PlaceRefusal =
  | 'nothing-chosen'
  | 'choose-town'
  | 'choose-in-province'
  | 'reception-town'
  | 'unknown-town'
  | 'unknown-postcode';

/**
 * Reads the place where somebody lives or stays (or shall live) from the fields of `PlaceBody`: a tapped place, a postcode, or
 * a name in any script that only one town has. With any refusal but `nothing-chosen` the page offers `townChoices`.
 * `reception` is set only when the person ticked it, or wrote that it is a reception centre.
 */
export async function readPlace(
  tx: Tx,
  fields: AnswerFields,
): Promise<Result<StoryAnswers['place'], PlaceRefusal>> {
  const { tapped, province, typed, reception } = readFields(fields);
  const chosen = await placeById(tx, tapped);
  if (chosen) return ok(toAnswer(chosen, reception));
  if (province) return refuse('choose-in-province');
  if (!typed) return refuse(reception ? 'reception-town' : 'nothing-chosen');
  const finding = await findPlace(tx, typed);
  if (finding.kind === 'found') return ok(toAnswer(finding.place, reception));
  return refuse(finding.kind === 'choice' ? 'choose-town' : finding.kind);
}

/** The places that the page offers to tap: those of the chosen province, or those that what was typed may mean. */
export async function townChoices(tx: Tx, fields: AnswerFields): Promise<TownChoice[]> {
  const { province, typed } = readFields(fields);
  if (province) return townsOfProvince(province).map(townPlace).map(toChoice);
  if (!typed) return [];
  const finding = await findPlace(tx, typed);
  return finding.kind === 'found' ? [] : finding.options.map(toChoice);
}

/** The values with which `PlaceBody` shows an answer again; a name that several towns have says which one it is. */
export function placeFields({ name, municipality, reception }: StoryAnswers['place']): AnswerFields {
  return {
    place: [townLabel(name, municipality)],
    ...(reception ? { reception: ['yes'] } : {}),
  };
}

function readFields(fields: AnswerFields) {
  const last = (field: string) => (fields[field]?.at(-1) ?? '').trim();
  const { rest, reception } = readReceptionWords(last('place'));
  const province = last('province');
  return {
    tapped: last('town'),
    province: provinces.find((name) => name === province),
    typed: rest,
    reception: reception || last('reception') === 'yes',
  };
}

const toAnswer = (
  { name, municipality, lat, lon }: KnownPlace,
  reception: boolean,
): StoryAnswers['place'] => ({ name, municipality, lat, lon, ...(reception ? { reception } : {}) });

const toChoice = ({ id, name, near }: KnownPlace): TownChoice => ({ id, name, municipality: near });
