import { isPlainAddress } from '#core/text/email-address.ts';
import { containsBsn } from '../model/bsn.ts';
import type { CoverError, TypedCover } from './CoverFields.tsx';

/** What is still to be done in the fields of a cover, in their order. */
export const coverErrors = ({ name, number, email }: TypedCover): CoverError[] => [
  ...(name.trim() ? [] : (['name'] as const)),
  ...(number.trim() && !containsBsn(number) ? [] : (['number'] as const)),
  ...(email.trim() === '' || isPlainAddress(email.trim()) ? [] : (['email'] as const)),
];
