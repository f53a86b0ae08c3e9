import type { RequestContext } from '#core/http/request-context.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { MAX_PARTY, type PlacementReach, REACH_WAYS } from '../model/rules.ts';
import { detailOf, readPhone, SHOWN_FACTS, type ShownFacts } from './rules.ts';

/** What somebody filled in, as they typed it. */
export interface AskedFields {
  firstName: string;
  reach: PlacementReach;
  phone: string;
  email: string;
  party: number;
  /** How many of the party are younger than eighteen; of who comes alone the story knows. */
  minors: number;
  /** The id of a weekly time; empty: it does not matter. */
  weeklyTime: string;
}

const isReach = (text: string): text is PlacementReach => (REACH_WAYS as readonly string[]).includes(text);

const countIn = (text: string, least: number): number => {
  const count = Number(text);
  return Number.isInteger(count) && count >= least && count <= MAX_PARTY ? count : least;
};

/** Reads the form; what a page of ours would not send becomes the first choice. */
export function fieldsOf({ form }: Pick<RequestContext, 'form'>): AskedFields {
  const reach = form.get('reach');
  return {
    firstName: form.get('firstName').trim(),
    reach: isReach(reach) ? reach : 'here',
    phone: form.get('phone').trim(),
    email: form.get('email').trim(),
    party: countIn(form.get('party'), 1),
    minors: countIn(form.get('minors'), 0),
    weeklyTime: form.get('weeklyTime'),
  };
}

/** What a page that was sent back says that it showed. */
export const shownOf = ({ form }: Pick<RequestContext, 'form'>): Partial<ShownFacts> =>
  Object.fromEntries(SHOWN_FACTS.map((fact) => [fact, form.get(`shown-${fact}`)]));

/** Something in the form that is missing, or cannot be meant so, with the field at which that is said. */
export const FIELD_REFUSALS = {
  'no-name': 'firstName',
  'no-phone': 'phone',
  'phone-odd': 'phone',
  'no-email': 'email',
  'email-odd': 'email',
  'minors-odd': 'minors',
} as const satisfies Record<string, keyof AskedFields>;
export type AskFieldRefusal = keyof typeof FIELD_REFUSALS;

/** The number or the address that goes along, as it is kept; null when the way to be reached needs none, or it is not right. */
export function reachDetail({
  reach,
  phone,
  email,
}: Pick<AskedFields, 'reach' | 'phone' | 'email'>): string | null {
  const detail = detailOf(reach);
  if (detail === 'phone') return readPhone(phone);
  return detail === 'email' && isPlainAddress(email) ? email : null;
}

/** What must be filled in differently before it can be sent. */
export function fieldRefusal(
  fields: Pick<AskedFields, 'firstName' | 'reach' | 'phone' | 'email'> &
    Partial<Pick<AskedFields, 'party' | 'minors'>>,
): AskFieldRefusal | undefined {
  const detail = detailOf(fields.reach);
  if (!fields.firstName) return 'no-name';
  if (detail && !fields[detail]) return `no-${detail}`;
  if (detail && reachDetail(fields) === null) return `${detail}-odd`;
  const { party = 1, minors = 0 } = fields;
  return party > 1 && minors > party ? 'minors-odd' : undefined;
}
