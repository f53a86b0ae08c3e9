import type { Audience } from '#features/vocabulary/rules.ts';
import type { RecordIssueSink } from '../../schema/issues.ts';
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
} from './wording-keywords.ts';

/** The texts of one service: its name, its taxonomy terms, and everything it says about itself, the name included. */
export interface ServiceWording {
  name: string;
  terms: string[];
  all: string;
}

/** The audience, when the texts name exactly one. */
export function audienceOf({ name, all }: ServiceWording, addIssue: RecordIssueSink): Audience | null {
  const women = WOMEN_ONLY.test(all) || WOMEN_NAME.test(name);
  const men = MEN_ONLY.test(all) || MEN_NAME.test(name);
  const everyone = EVERYONE.test(all);
  const named: Audience[] = [];
  if (women) named.push('women');
  if (men) named.push('men');
  if (everyone) named.push('everyone');
  if (named.length > 1) addIssue('contradiction', 'audience', named.join(', '));
  return named.length === 1 ? (named[0] ?? null) : null;
}

export const childcareOf = ({ all }: ServiceWording): boolean | null =>
  NO_CHILDCARE.test(all) ? false : CHILDCARE.test(all) ? true : null;

export const walkInOf = ({ all }: ServiceWording): boolean | null =>
  BY_APPOINTMENT.test(all) ? false : WALK_IN.test(all) ? true : null;

export const helpersWantedOf = ({ all }: ServiceWording): boolean | null =>
  HELPERS_WANTED.test(all) ? true : null;

/** False when it is for people who cannot read yet; that reading is required never follows from a text. */
export const latinScriptOf = ({ name, terms }: ServiceWording): boolean | null =>
  NO_LATIN_NEEDED.test([name, ...terms].join('. ')) ? false : null;
