/**
 * Accounts: who is who, without an account. A newcomer signs in with a key card (sleutelkaart): five words that work on any
 * device. No name, e-mail address or address is stored here; passphrases and tokens only as hashes. A member of the team
 * signs in with a link that has roles (organiser, desk, host, answerer), for one edition or for everything.
 */
export { createPerson, type NewSession } from './actions/people.ts';
export { issueOperatorLink, issueTeamLink, revokeTeamLink, TEAM_ROLES } from './actions/team.ts';
export { authenticateNewcomer, cardPassphrase } from './device.ts';
export { authenticateTeamMember } from './member.ts';
export { cardLink } from './routes/people.tsx';
export { NEW_STORY_RATE_LIMIT, SIGN_IN_RATE_LIMIT } from './rules/times.ts';
export { removePerson } from './store/people.ts';
export { type TeamLink, teamLinks } from './store/team.ts';
