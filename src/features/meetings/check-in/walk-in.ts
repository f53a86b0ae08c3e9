import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { deterministicId, privateLinkHash } from '#core/private-links.ts';
import { findEdition } from '../edition/queries.ts';
import { saveForm } from '../registration-form/actions.ts';
import { blankForm, emptyMember } from '../registration-form/rules.ts';
import {
  findRegistrationByLink,
  insertRegistration,
  membersByRegistration,
} from '../registrations/queries.ts';
import { seatLateArrival } from '../seating/late-arrivals.ts';
import type { WalkInItem } from './protocol.ts';

/** The registration that an item of a phone makes: the same item always makes the same one. */
const walkInRegistrationId = (app: Pick<AppContext, 'secret'>, editionId: string, itemId: string): string =>
  deterministicId(app, 'sign-up', { application: ['walk-in', editionId, itemId] });

/** The ids of the members of a walk-in, in their order; none when the server never heard of it. */
export const membersOfWalkIn = (
  tx: Tx,
  app: Pick<AppContext, 'secret'>,
  editionId: string,
  itemId: string,
): Promise<string[]> => membersByRegistration(tx, walkInRegistrationId(app, editionId, itemId));

/**
 * Registers somebody who came without a registration: they are here, so no closing time and no full hall refuses them. Where
 * seats are published they get one that is free, or wait.
 * @returns the ids of the members, also when this item was received before; none when there is no such edition
 */
export async function registerWalkIn(
  tx: Tx,
  app: AppContext,
  editionId: string,
  { id: itemId, name, people, language, at }: WalkInItem,
): Promise<string[]> {
  const edition = await findEdition(tx, { id: editionId });
  if (!edition) return [];
  const id = walkInRegistrationId(app, editionId, itemId);
  const linkHash = privateLinkHash(app, 'sign-up', id);
  await actingAs(tx, { link: linkHash }, async () => {
    const added = await insertRegistration(tx, {
      id,
      editionId,
      linkHash,
      name: null,
      email: null,
      phone: null,
      language,
      typedBy: 'desk',
      walkIn: true,
      size: people,
      anyOther: true,
      moveUp: true,
      lotteryNumber: 0,
      hostsId: null,
      keepInformed: false,
      madeAt: new Date(at),
    });
    if (!added) return;
    const form = {
      ...blankForm(edition),
      members: Array.from({ length: people }, (_, i) => emptyMember(i === 0 ? name : '')),
    };
    await saveForm(tx, app, { id, editionId, needs: [], members: [] }, form);
    const registration = await findRegistrationByLink(tx, linkHash);
    if (registration && app.now() < edition.endsAt) await seatLateArrival(tx, app, edition, registration);
  });
  return membersByRegistration(tx, id);
}
