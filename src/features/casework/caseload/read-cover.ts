import type { RequestContext } from '#core/http/request-context.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { containsBsn } from '../model/bsn.ts';
import type { CoverError, TypedCover } from './CoverFields.tsx';

/** What was typed in the fields of a cover. */
export const typedCover = (form: Pick<RequestContext['form'], 'get'>): TypedCover => ({
  name: form.get('name'),
  number: form.get('number'),
  language: form.get('language') || 'nl',
  street: form.get('street'),
  postcode: form.get('postcode'),
  town: form.get('town'),
  phone: form.get('phone'),
  email: form.get('email'),
});

/** What is still to be done in the fields of a cover, in their order. */
export const coverErrors = ({ name, number, email }: TypedCover): CoverError[] => [
  ...(name.trim() ? [] : (['name'] as const)),
  ...(number.trim() && !containsBsn(number) ? [] : (['number'] as const)),
  ...(email.trim() === '' || isPlainAddress(email.trim()) ? [] : (['email'] as const)),
];
