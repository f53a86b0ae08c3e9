/**
 * Meetings (bijeenkomsten): series, editions and their programme; registrations; who sits in which break-out and why; the
 * day itself; outcomes and agreements. Nobody needs an account: a private link opens one's own registration.
 */

export { findEdition, openMeetings } from './edition/queries.ts';
export { textOf as editionTextOf } from './edition/texts.ts';
export type { ProposeOutcomes } from './outcomes/propose-outcomes.ts';
export { findOutcomeToPropose } from './outcomes/queries.ts';
export { registerOnBehalf } from './registration-form/register-on-behalf.ts';
export { EDITION_PATH } from './registrations/team-route.ts';
