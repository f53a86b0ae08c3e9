import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { joinWaitlist } from '../admission/queries.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf, seatsFree } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { listRegistrations, updateRegistrationFields } from '../registrations/queries.ts';
import type { Registration } from '../registrations/types.ts';
import { fillVacancies } from '../seating/fill-vacancies.ts';
import { reseat } from '../seating/late-arrivals.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import { resizeSeats, vacateSeats } from '../seating/queries.ts';
import { saveForm } from './actions.ts';
import type { RegistrationForm } from './rules.ts';

/**
 * Changes a registration into what a form says. Other wishes look for seats again; a party that only grows or shrinks stays
 * where it sits, as long as it fits. Whoever acts holds its link or is of the team.
 * @param by the name of a team member; null: whoever holds the link
 * @returns false when somebody else changed it since the form was opened
 */
export async function changeRegistration(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  before: Registration,
  form: RegistrationForm,
  by: string | null,
): Promise<boolean> {
  if (edition.seating !== 'wishes') await lockSeating(tx, edition.id);
  const changed = await updateRegistrationFields(tx, before.id, form.expectedVersion, {
    email: form.email || null,
    phone: form.phone || null,
    size: form.members.length,
    any_other: form.anyOther,
    move_up: form.moveUp,
    keep_informed: form.keepInformed,
    changed_at: app.now(),
    changed_by: by,
  });
  if (!changed) return false;
  await saveForm(tx, app, before, form);
  const [after] = await listRegistrations(tx, edition.id, { id: before.id });
  if (!after) throw new Error('a registration cannot be read by who changed it');
  if (after.state === 'waiting') await joinWaitlist(tx, after, app.now());
  else await fitSeats(tx, app, edition, before, after);
  return true;
}

/** Lets the seats of a registration follow what changed. The seating lock must be held where there are seats. */
export async function fitSeats(
  tx: Tx,
  app: AppContext,
  edition: Edition,
  before: Registration,
  after: Registration,
): Promise<void> {
  if (edition.seating === 'wishes' || after.hostsId) return;
  const published = edition.seating === 'published';
  const wishesOf = ({ wishes, anyOther }: Registration) => JSON.stringify([wishes, anyOther]);
  if (published && wishesOf(before) !== wishesOf(after)) await reseat(tx, app, edition, after);
  else if (before.size === after.size) return;
  else if (await fitsWhereTheySit(tx, before, after)) await resizeSeats(tx, after.id, after.size);
  else if (published) await reseat(tx, app, edition, after);
  // A proposal that nobody saw yet: the organiser finds them among who has no seat.
  else await vacateSeats(tx, after.id);
  if (published) await fillVacancies(tx, app, edition.id);
}

/** Is there room for who was added, at every seat and offer of the party? Counted under the lock. */
async function fitsWhereTheySit(tx: Tx, before: Registration, after: Registration): Promise<boolean> {
  const added = after.size - before.size;
  if (added <= 0) return true;
  const edition = await findEdition(tx, { id: after.editionId });
  const free = new Map(
    (edition ? breakOutsOf(edition) : []).map((breakOut) => [breakOut.id, seatsFree(breakOut)]),
  );
  return [...after.seats, ...after.offers].every(({ breakOutId }) => (free.get(breakOutId) ?? 0) >= added);
}
