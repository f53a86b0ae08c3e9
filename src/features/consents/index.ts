/**
 * Consents (toestemming): a newcomer decides who reads which part of their story, for which purpose and until when, sees who
 * looked, and withdraws. The database enforces it: row-level security on answers asks for a consent in force.
 */
export {
  type ConsentDecision,
  consentsInForce,
  type LiveConsent,
  type Recipient,
  saveConsent,
  withdrawConsent,
} from './model/queries.ts';
export * from './rules.ts';
