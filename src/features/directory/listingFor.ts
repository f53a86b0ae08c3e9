import { visitor } from '#core/access/actor.ts';
import type { House } from '#core/context.ts';
import { idFrom, linkToken } from '#features/accounts';
import { register } from './actions/register.ts';
import { emptyForm } from './rules/readForm.ts';

/**
 * Begins a draft for somebody who told of their initiative elsewhere; they finish it themselves.
 * @param once the same words twice make one draft
 * @returns the private address of the draft
 */
export async function listingFor(
  house: House,
  whose: { words: string; email: string | null; language: string; once: string },
): Promise<string> {
  const form = {
    ...emptyForm(whose.language),
    summary: whose.words.slice(0, 600),
    ownerEmail: whose.email ?? '',
  };
  const said = { once: whose.once, language: whose.language, form, send: false };
  const begun = await register(house, visitor, said);
  if (!begun.ok) throw new Error(`a draft was refused: ${begun.refusal}`);
  const id = idFrom(house, 'listing', whose.once);
  return `${house.publicUrl}/${whose.language}/register/${linkToken(house, 'listing', id)}`;
}
