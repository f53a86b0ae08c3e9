/**
 * Accounts: who is who, without an account. A newcomer's things hang on a key card (sleutelkaart): five words that open
 * them on any device. We keep no name, e-mail or address here; codes and tokens only as hashes.
 * Whoever helps to run the house holds a link with duties (organiser, desk, host, answerer), for one thing or for all.
 */
export { beginPerson, type Opened } from './actions/people.ts';
export { DUTIES, firstTeamLink, giveTeamKey, takeTeamKey } from './actions/team.ts';
export { actorOf, cardCode } from './device.ts';
export { hashToken, newToken } from './keys.ts';
export { idFrom, linkHash, linkToken, linkWords, linkWordsHash } from './links.ts';
export { memberOf } from './member.ts';
export { accountAddresses } from './routes/index.ts';
export { cardLink } from './routes/people.tsx';
export { BEGIN_TRIES, OPEN_TRIES } from './rules/times.ts';
export { forgetUnseen, removePerson } from './store/people.ts';
export { type TeamKey, teamKeys } from './store/team.ts';
