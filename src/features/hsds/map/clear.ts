import type { Audience } from '#features/vocabulary/rules.ts';
import type { Note } from '../types.ts';
import {
  BY_APPOINTMENT,
  CHILDCARE,
  EVERYONE,
  HELPERS_WANTED,
  MEN_NAME,
  MEN_ONLY,
  NO_CHILDCARE,
  NO_LATIN_NEEDED,
  WALK_IN,
  WOMEN_NAME,
  WOMEN_ONLY,
} from '../words/clear.ts';

/** The words of one service: what it is called, and everything it says about itself. */
export interface Words {
  name: string;
  terms: string[];
  all: string;
}

/** Who it is for, when the words say so and do not contradict each other. */
export function audienceOf({ name, all }: Words, note: Note): Audience | null {
  const women = WOMEN_ONLY.test(all) || WOMEN_NAME.test(name);
  const men = MEN_ONLY.test(all) || MEN_NAME.test(name);
  const everyone = EVERYONE.test(all);
  const said = [women && 'women', men && 'men', everyone && 'everyone'].filter(
    (each) => each !== false,
  ) as Audience[];
  if (said.length > 1) note('contradiction', 'audience', said.join(', '));
  return said.length === 1 ? (said[0] ?? null) : null;
}

export const childcareOf = ({ all }: Words): boolean | null =>
  NO_CHILDCARE.test(all) ? false : CHILDCARE.test(all) ? true : null;

export const walkInOf = ({ all }: Words): boolean | null =>
  BY_APPOINTMENT.test(all) ? false : WALK_IN.test(all) ? true : null;

export const helpersWantedOf = ({ all }: Words): boolean | null => (HELPERS_WANTED.test(all) ? true : null);

/** False when it is for people who do not read yet; true never follows from words. */
export const latinScriptOf = ({ name, terms }: Words): boolean | null =>
  NO_LATIN_NEEDED.test([name, ...terms].join('. ')) ? false : null;
