import type { StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { deterministicId } from '#core/private-links.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { findCase, findEvents } from '../model/queries.ts';
import { makeInvitation, makePlanLetter, openSummons } from './make-letters.ts';
import { objectionUntil } from './objection.ts';
import { partiesOf } from './parties.ts';
import { planOfCase } from './plan-of-case.ts';
import { addConsent, addIncoming, addSending } from './queries.ts';
import { notifiedOnOf, receiptOf } from './rules.ts';

/** Seeds the letters of a case of the demonstration: what its events say that went out. Acts for `by`. */
export async function seedDemoLetters(
  tx: Tx,
  app: AppContext,
  by: StaffMember,
  caseId: string,
): Promise<void> {
  const now = app.now();
  const on = amsterdamDate(now);
  const file = await findCase(tx, app, caseId);
  if (!file) return;
  const events = await findEvents(tx, app, caseId);
  const idOf = (what: string) =>
    deterministicId(app, 'case-letter', { application: ['demonstration', caseId, what] });
  const parties = partiesOf(file, by, by.name);
  if (openSummons(events, on)) {
    const letter = { id: idOf('invitation'), file, events, guideName: by.name, on };
    await makeInvitation(tx, app, by, { ...letter, time: '10.30', place: 'Stadskantoor, kamer 4' }, now);
  }
  const notifiedOn = events.findLast(({ kind }) => kind === 'plan-notified')?.day;
  if (!notifiedOn) return;
  const plan = await planOfCase(tx, app, file, parties, {
    notifiedOn,
    objectionUntil: objectionUntil(notifiedOn),
  });
  if (!plan || notifiedOnOf(events, plan.event) !== notifiedOn) return;
  const id = idOf('decision');
  await makePlanLetter(tx, app, by, { id, file, event: plan.event, plan }, now);
  const sending = { id: idOf('sending'), caseId, letter: id, kind: 'decisions' as const };
  await addSending(
    tx,
    app,
    by,
    {
      ...sending,
      channel: 'handed-over',
      sentOn: notifiedOn,
      proof: 'Aan het loket gegeven.',
      consent: null,
    },
    now,
  );
  await addConsent(
    tx,
    by,
    {
      id: idOf('consent'),
      caseId,
      kind: 'invitations',
      decision: 'given',
      decidedOn: notifiedOn,
      language: file.language,
    },
    now,
  );
  const message = idOf('question');
  await addIncoming(
    tx,
    app,
    by,
    {
      id: message,
      caseId,
      tenant: by.tenant.id,
      receipt: receiptOf(message),
      channel: 'email',
      subject: 'question',
      receivedOn: on,
      words: 'Kan de les ook in de avond?',
      receiptGivenOn: on,
    },
    now,
  );
}
