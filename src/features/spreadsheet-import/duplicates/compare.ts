import type { MatchFeatures } from './features.ts';
import { differInKind, matchOrganisations, matchWords } from './words.ts';

/** Why two seem to be the same, or not; message keys `match.*`. In the order in which a page says them. */
export const MATCH_REASONS = [
  'same-name',
  'alike-name',
  'other-name',
  'same-organisation',
  'alike-organisation',
  'other-organisation',
  'other-town',
  'same-phone',
  'same-email',
  'same-page',
  'same-domain',
  'same-address',
  'other-address',
  'same-times',
  'other-kind',
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

export interface Comparison {
  /** Evidence in bits (Fellegi and Sunter, 1969): each field adds what its agreement says, or takes away. */
  score: number;
  /** Enough evidence, and nothing against it: proposed as the same. */
  certain: boolean;
  reasons: MatchReason[];
}

/** Evidence in bits. Measured: docs/importing.md, "How sure a match is". */
const BITS = {
  sameName: 9,
  nearlySameName: 7,
  alikeName: 4,
  otherName: -4,
  sameOrganisation: 4,
  alikeOrganisation: 2,
  otherOrganisation: -6,
  sameTown: 1,
  otherTown: -9,
  /** Of a number or address that no other initiative has; one that many have says less. */
  sameContact: 6,
  sharedContact: 2,
  samePage: 6,
  sameAddress: 3,
  samePostcode: 1,
  otherAddress: -2,
  sameTimes: 3,
  otherTimes: -1,
  otherKind: -4,
} as const;

/** From here on a person is asked. */
export const CANDIDATE_BITS = 6;
/** From here on it is proposed as the same, when nothing speaks against it. */
export const CERTAIN_BITS = 13;

/** @param isShared whether a number, address or page belongs to several initiatives */
export function compare(
  a: MatchFeatures,
  b: MatchFeatures,
  isShared: (contact: string) => boolean,
): Comparison {
  const reasons: MatchReason[] = [];
  let score = 0;
  const add = (bits: number, reason?: MatchReason) => {
    score += bits;
    if (reason) reasons.push(reason);
  };
  const name = matchWords(a.name, b.name);
  const isNearName = name.likeness >= 0.85;
  if (name.exact) add(BITS.sameName, 'same-name');
  else if (isNearName) add(BITS.nearlySameName, 'alike-name');
  else if (name.likeness >= 0.55 || (name.contained && name.likeness >= 0.4))
    add(BITS.alikeName, 'alike-name');
  else add(BITS.otherName, 'other-name');
  const otherKind = differInKind(a.name, b.name);
  if (otherKind) add(BITS.otherKind, 'other-kind');

  // Most pairs share no more than a word and a town: whatever their organisations are, nobody is asked about them.
  if (name.likeness === 0 && !hasCommonContact(a, b) && !a.times.some((time) => b.times.includes(time)))
    return { score: BITS.otherName, certain: false, reasons: ['other-name'] };

  const sharesDomain = a.domains.some((domain) => b.domains.includes(domain));
  const organisation = organisationVerdict(a, b, sharesDomain);
  if (organisation === 'same') add(BITS.sameOrganisation, 'same-organisation');
  if (organisation === 'similar') add(BITS.alikeOrganisation, 'alike-organisation');
  if (organisation === 'different') add(BITS.otherOrganisation, 'other-organisation');

  const otherTown = a.town !== '' && b.town !== '' && a.town !== b.town;
  if (otherTown) add(BITS.otherTown, 'other-town');
  else if (a.town) add(BITS.sameTown);

  const samePhone = a.phone !== '' && a.phone === b.phone;
  const sameEmail = a.email !== '' && a.email === b.email;
  const samePage = a.page !== '' && a.page === b.page;
  const contactBits = (key: string) => (isShared(key) ? BITS.sharedContact : BITS.sameContact);
  if (samePhone) add(contactBits(`tel ${a.phone}`), 'same-phone');
  if (sameEmail) add(contactBits(`mail ${a.email}`), 'same-email');
  if (samePage) add(isShared(`page ${a.page}`) ? BITS.sharedContact : BITS.samePage, 'same-page');
  else if (sharesDomain && !sameEmail) add(0, 'same-domain');

  const address = addressVerdict(a, b);
  if (address === 'same') add(BITS.sameAddress, 'same-address');
  if (address === 'postcode') add(BITS.samePostcode);
  if (address === 'different') add(BITS.otherAddress, 'other-address');

  const knowTimes = a.times.length > 0 && b.times.length > 0;
  const sameTimes = knowTimes && a.times.some((time) => b.times.includes(time));
  if (sameTimes) add(BITS.sameTimes, 'same-times');
  else if (knowTimes) add(BITS.otherTimes);

  const sameContact = samePhone || sameEmail || samePage;
  const organisationKnown =
    organisation === 'same' ||
    (organisation === 'similar' && (sameContact || sameTimes)) ||
    (organisation === 'unknown' && sameContact && (sameTimes || !knowTimes));
  const nameKnown = name.exact || (isNearName && (sameTimes || (samePage && !knowTimes)));
  const certain =
    score >= CERTAIN_BITS &&
    nameKnown &&
    organisationKnown &&
    !otherTown &&
    !otherKind &&
    address !== 'different';
  return { score, certain, reasons };
}

const hasCommonContact = (a: MatchFeatures, b: MatchFeatures): boolean =>
  (a.phone !== '' && a.phone === b.phone) ||
  (a.email !== '' && a.email === b.email) ||
  (a.page !== '' && a.page === b.page) ||
  (a.address !== '' && a.address === b.address);

/** Whether the organisations are one; `unknown` when a list names none. A domain of their own says more than names. */
function organisationVerdict(
  a: MatchFeatures,
  b: MatchFeatures,
  sharesDomain: boolean,
): 'same' | 'similar' | 'unnamed' | 'different' | 'unknown' {
  const verdict = matchOrganisations(a.organisation, b.organisation);
  if (verdict === 'same') return 'same';
  if (sharesDomain) return 'similar';
  return a.isOwnOrganisation || b.isOwnOrganisation ? 'unknown' : verdict;
}

function addressVerdict(a: MatchFeatures, b: MatchFeatures): 'same' | 'postcode' | 'different' | 'unknown' {
  const knowAddress = a.address !== '' && b.address !== '';
  if (knowAddress && (a.address === b.address || numberAndStreet(a.address, b.address))) return 'same';
  if (a.postcode !== '' && b.postcode !== '' && a.postcode.length === 6 && b.postcode.length === 6)
    return a.postcode === b.postcode ? (knowAddress ? 'different' : 'postcode') : 'different';
  return knowAddress ? 'different' : 'unknown';
}

/** The same house number, and a street that is the same but for a typing mistake. */
function numberAndStreet(a: string, b: string): boolean {
  const [numberA, numberB] = [a, b].map((address) => /\d.*$/u.exec(address)?.[0]);
  if (!numberA || numberA !== numberB) return false;
  return (
    matchWords(a.replace(/\d.*$/u, '').trim().split(' '), b.replace(/\d.*$/u, '').trim().split(' '))
      .likeness >= 0.85
  );
}
