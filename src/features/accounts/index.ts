/**
 * Accounts: who is who. A newcomer has no account, but a key card (sleutelkaart): eight words with pictures that work on any
 * device; of them no name, e-mail address or address is stored here. A member of the team has a link with roles (organiser, desk,
 * host, answerer), for one edition or for everything. Who works for an initiative or guides newcomers may have an account: an
 * encrypted e-mail address, a name, passkeys. Words and tokens are kept as hashes only.
 */
export { GuessPriceFields } from './guesses/GuessPriceFields.tsx';
export { type GuessPriceDue, guessFrom, guessInTurn } from './guesses/guess-in-turn.ts';
export {
  addGuideCode,
  type GuideCode,
  type GuideOfCode,
  guideByCode,
  mayTryGuideCode,
  waitingGuideCode,
} from './guide-codes/queries.ts';
export { createPerson, type NewSession } from './key-card/card-sessions.ts';
export { KeyCard, type ShownCard } from './key-card/KeyCard.tsx';
export { cardMadeAt } from './key-card/queries.ts';
export { readShownCard } from './key-card/shown-card.ts';
export * from './rules.ts';
export { authenticateNewcomer } from './sessions/authenticate.ts';
export { CloseForm } from './sessions/CloseForm.tsx';
export { DeviceButtons } from './sessions/DeviceButtons.tsx';
export {
  addPerson,
  endSessions,
  lockPerson,
  type OpenDevice,
  ownPresence,
  personExists,
  removePerson,
} from './sessions/queries.ts';
export { startSignIn } from './sign-in/start.ts';
export { keepSignInWaiting } from './sign-in/waiting.ts';
export { authenticateAccount } from './staff-accounts/authenticate.ts';
export {
  accountEmailDigest,
  addAccount,
  addAccountSession,
  isOnOwnDevice,
  openAddress,
  renameAccount,
  sealedAddressOf,
} from './staff-accounts/queries.ts';
export { accountSessionLimits } from './staff-accounts/rules.ts';
export { issueOperatorLink, issueTeamLink, revokeTeamLink, TEAM_ROLES } from './team-links/actions.ts';
export { type TeamLink, teamLinks } from './team-links/queries.ts';
export { openTeamLink } from './team-sessions/actions.ts';
export { authenticateTeamMember } from './team-sessions/authenticate.ts';
export { listTenants, municipalitiesOfTenant, staffOfTenant } from './tenants/queries.ts';
