import { askAddresses } from './ask.tsx';
import { inboxAddresses } from './inbox.tsx';

/** Where one knocks for contact: asking and reading the answer; the team's inbox. */
export const contactAddresses = [...askAddresses, ...inboxAddresses];
