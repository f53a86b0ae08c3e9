import type { CreationLimit } from '#core/rate-limit.ts';

const HOUR_SECONDS = 3600;

/** An invitation can be accepted for two weeks: people are on holiday. */
export const INVITATION_DAYS = 14;

/** So many people can work for an initiative or be invited to it. */
export const MAX_PEOPLE = 50;

export const INVITATION_LIMIT: CreationLimit = {
  subject: 'directory:invite',
  perNetwork: [30, HOUR_SECONDS],
  overall: [500, HOUR_SECONDS],
};

/** Letters to sign in with that follow an invitation. */
export const INVITED_SIGN_IN_LIMIT: CreationLimit = {
  subject: 'directory:join',
  perNetwork: [40, HOUR_SECONDS],
  perRecipient: [5, HOUR_SECONDS],
  overall: [1_000, HOUR_SECONDS],
};
