/**
 * Meetings (bijeenkomsten): series, editions and their programme; who comes, who sits in which break-out and why; the
 * day itself; what came out and who does what. Nobody needs an account: a link opens one's own sign-up.
 */
export { meetingAddresses } from './routes/index.ts';
export { clockWords, dayWords, momentOf, nextDay, onTheClock } from './rules/moments.ts';
export { type DemoEdition, plantDemoEdition } from './seeding.ts';
export { signUpFor } from './signUpFor.ts';
export { openMeetings } from './store/editions.ts';
export { tendMeetings } from './tending.ts';
