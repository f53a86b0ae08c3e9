import { visitor } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { deterministicId, privateLinkToken } from '#core/private-links.ts';
import { registerListing } from './actions.ts';
import { emptyListingForm } from './read-form.ts';

/**
 * Begins a draft for somebody who told of their initiative elsewhere; they finish it themselves.
 * @param once the same words twice make one draft
 * @returns the private address of the draft
 */
export async function createDraftListing(
  app: AppContext,
  whose: { words: string; email: string | null; language: string; idempotencyKey: string },
): Promise<string> {
  const form = {
    ...emptyListingForm(whose.language),
    summary: whose.words.slice(0, 600),
    ownerEmail: whose.email ?? '',
  };
  const said = { idempotencyKey: whose.idempotencyKey, language: whose.language, form, send: false };
  const begun = await registerListing(app, visitor, said);
  if (!begun.ok) throw new Error(`a draft was refused: ${begun.refusal}`);
  const id = deterministicId(app, 'listing', whose.idempotencyKey);
  return `${app.publicUrl}/${whose.language}/register/${privateLinkToken(app, 'listing', id)}`;
}
