/**
 * Meetings (bijeenkomsten): series, editions and their programme; registrations; who sits in which break-out and why; the
 * day itself; outcomes and agreements. Nobody needs an account: a private link opens one's own registration.
 */
export { registerOnBehalf } from './signUpFor.ts';
export { openMeetings } from './store/editions.ts';
