import { visitor } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { IdSource } from '#core/private-links.ts';
import { MAX_SUMMARY_LENGTH } from '../model/rules.ts';
import { registerListing } from './actions.ts';
import { emptyListingForm } from './read-form.ts';

/**
 * Creates a draft for somebody who described their initiative elsewhere; they finish it themselves.
 * @param draft `words` becomes its summary; two calls with the same `idempotencyKey`, a source of the application, create
 *   one draft: whoever may have it made may also see its link again
 * @returns the private link of the draft
 */
export async function createDraftListing(
  app: AppContext,
  draft: { words: string; email: string | null; language: string; idempotencyKey: IdSource },
): Promise<string> {
  const { words, email, language, idempotencyKey } = draft;
  const form = {
    ...emptyListingForm(language),
    summary: words.slice(0, MAX_SUMMARY_LENGTH),
    ownerEmail: email ?? '',
  };
  const created = await registerListing(app, visitor, { idempotencyKey, language, form, send: false });
  if (!created.ok) throw new Error(`the draft was refused: ${created.refusal}`);
  return `${app.publicUrl}/${language}/register/${created.value.link}`;
}
