import { peopleAddresses } from './people.tsx';
import { teamAddresses } from './team.tsx';

/** Opening and closing: one's own things, and what the team does. */
export const accountAddresses = [...peopleAddresses, ...teamAddresses];
