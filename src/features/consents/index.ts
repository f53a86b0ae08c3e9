/**
 * Consents (toestemming): a newcomer decides who reads which part of their story, for which purpose and until when, sees who
 * looked, and withdraws. The database enforces it: row-level security on answers asks for a consent in force.
 */
export { consentsOfGuide, type GuideConsent } from './model/held-queries.ts';
export {
  type ConsentDecision,
  type ConsentRecord,
  consentsInForce,
  consentsOf,
  type HeldConsent,
  heldConsents,
  type LiveConsent,
  type Recipient,
  returnConsent,
  saveConsent,
  withdrawConsent,
} from './model/queries.ts';
export { consentWording } from './model/wording.ts';
export * from './rules.ts';
