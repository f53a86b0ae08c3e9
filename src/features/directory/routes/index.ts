import { freshAddresses } from './fresh.tsx';
import { lookAddresses } from './look.tsx';
import { missedAddresses } from './missed.tsx';
import { registerAddresses } from './register.tsx';
import { vouchAddresses } from './vouch.tsx';

/** Where one knocks for the directory: looking, telling of one's own initiative, vouching. */
export const directoryAddresses = [
  ...missedAddresses,
  ...lookAddresses,
  ...registerAddresses,
  ...vouchAddresses,
  ...freshAddresses,
];
