/**
 * Accounts: who is who, without an account. A newcomer's things hang on a key card (sleutelkaart): five words that open
 * them on any device. We keep no name, e-mail or address here; codes and tokens only as hashes.
 * Whoever helps to run the house holds a link with duties (organiser, desk, host, answerer), for one thing or for all.
 */
export { createPerson, type NewSession } from './actions/people.ts';
export { issueOperatorLink, issueTeamLink, revokeTeamLink, TEAM_ROLES } from './actions/team.ts';
export { authenticateNewcomer, cardPassphrase } from './device.ts';
export { authenticateTeamMember } from './member.ts';
export { accountRoutes } from './routes/index.ts';
export { cardLink } from './routes/people.tsx';
export { NEW_STORY_RATE_LIMIT, SIGN_IN_RATE_LIMIT } from './rules/times.ts';
export { purgeInactivePeople, removePerson } from './store/people.ts';
export { type TeamLink, teamLinks } from './store/team.ts';
