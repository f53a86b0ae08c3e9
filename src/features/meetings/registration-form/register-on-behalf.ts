import { z } from 'zod';
import type { TeamMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { IdSource } from '#core/private-links.ts';
import { findEdition } from '../edition/queries.ts';
import { registerAtDesk } from './actions.ts';
import { blankForm, emptyMember } from './rules.ts';

/**
 * Registers somebody who asked for it elsewhere: without wishes, so that any break-out is fine until they choose.
 * @param request the same `idempotencyKey`, a source of the application, twice makes one registration: whoever may do this
 *   at the desk may also see the private address that the desk made before
 * @returns the private address of the registration, or undefined when that meeting takes nobody (any more)
 */
export async function registerOnBehalf(
  app: AppContext,
  member: TeamMember,
  request: {
    edition: string;
    name: string | null;
    email: string | null;
    language: string;
    idempotencyKey: IdSource;
  },
): Promise<string | undefined> {
  const { language, idempotencyKey } = request;
  const id = z.uuid().safeParse(request.edition).data;
  const edition = id && (await inTransaction(app.db, {}, (tx) => findEdition(tx, { id })));
  if (!edition) return undefined;
  const form = {
    ...blankForm(edition),
    email: request.email ?? '',
    members: [emptyMember(request.name ?? '')],
  };
  const registered = await registerAtDesk(app, member, {
    edition: edition.id,
    idempotencyKey,
    language,
    form,
    // The asker wrote from this address, or gave it for the answer.
    addressIsTheirs: true,
  });
  return registered.ok ? `${app.publicUrl}/${language}/m/${registered.value}` : undefined;
}
