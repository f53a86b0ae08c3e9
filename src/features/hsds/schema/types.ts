import type { InitiativeRow } from '#features/directory/rules.ts';

/** An initiative whose organisation has no id in our database yet. */
export type InitiativeDraft = Omit<InitiativeRow, 'organisationId'>;
