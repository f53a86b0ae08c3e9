/**
 * Meetings (bijeenkomsten): series, editions and their programme; who comes, who sits in which break-out and why; the
 * day itself; what came out and who does what. Nobody needs an account: a link opens one's own sign-up.
 */

export { dayAfter, formatDay, formatTime, fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
export { meetingRoutes } from './routes/index.ts';
export { type DemoEdition, seedDemoEdition } from './seeding.ts';
export { registerOnBehalf } from './signUpFor.ts';
export { openMeetings } from './store/editions.ts';
export { runMeetingMaintenance } from './tending.ts';
