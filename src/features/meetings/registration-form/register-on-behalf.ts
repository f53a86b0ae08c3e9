import type { TeamMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { findEdition } from '../edition/queries.ts';
import { breakoutRounds } from '../edition/rules.ts';
import { registerAtDesk } from './actions.ts';

/**
 * Signs somebody up who asked for it elsewhere: without wishes, so that any break-out is fine until they choose.
 * @param once the same words twice make one sign-up
 * @returns the private address of the sign-up, or undefined when that meeting takes nobody (any more)
 */
export async function registerOnBehalf(
  app: AppContext,
  member: TeamMember,
  whom: {
    edition: string;
    name: string | null;
    email: string | null;
    language: string;
    idempotencyKey: string;
  },
): Promise<string | undefined> {
  const edition = await inTransaction(app.db, {}, (tx) => findEdition(tx, { id: whom.edition }));
  if (!edition) return undefined;
  const came = await registerAtDesk(app, member, {
    edition: edition.id,
    language: whom.language,
    form: {
      idempotencyKey: whom.idempotencyKey,
      email: whom.email ?? '',
      phone: '',
      members: [{ firstName: whom.name ?? '', interpreter: '', needs: [], diet: '', other: '' }],
      wishes: Object.fromEntries(breakoutRounds(edition).map(({ id }) => [id, []])),
      anyOther: true,
      moveUp: true,
      keepInformed: false,
      expectedVersion: 0,
    },
  });
  return came.ok ? `${app.publicUrl}/${whom.language}/m/${came.value}` : undefined;
}
