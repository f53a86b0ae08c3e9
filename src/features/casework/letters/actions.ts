import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { recordEvent } from '../clock/record-event.ts';
import { containsBsn } from '../model/bsn.ts';
import { findCase, findEvents } from '../model/queries.ts';
import { colleagues } from '../model/staff-queries.ts';
import { plansInForce } from '../model/stages.ts';
import { isLinked } from '../own-access/queries.ts';
import { makeInvitation, makePlanLetter, makeSummary, openSummons } from './make-letters.ts';
import { objectionUntil } from './objection.ts';
import { partiesOf } from './parties.ts';
import { planOfCase } from './plan-of-case.ts';
import { addConsent, addIncoming, addSending, latestConsents, listLetters } from './queries.ts';
import {
  CHANNELS,
  CONSENT_DECISIONS,
  calendarDay,
  INCOMING_CHANNELS,
  INCOMING_SUBJECTS,
  MESSAGE_KINDS,
  messageKindOf,
  notifiedOnOf,
  receiptOf,
  sendingRefusal,
} from './rules.ts';

const LANGUAGES = interfaceLanguages.map(({ code }) => code);
const MAX_PRINTED = 200;
const words = (length: number) => z.string().trim().max(length);

/** Makes the decision letter of the plan in force, for the day on which it will be made known. */
export const makeDecision = action({
  name: 'casework.make-decision-letter',
  allow: 'caseworker',
  input: z.object({ form: formSource, case: z.uuid(), notifyOn: calendarDay }),
  run: async ({ tx, app, actor, now }, { form, case: id, notifyOn }) => {
    const file = await findCase(tx, app, id);
    if (!file) return refuse('not-found');
    const guide = (await colleagues(tx)).find(({ account }) => account === file.guide);
    const plan = await planOfCase(tx, app, file, partiesOf(file, actor, guide?.name), {
      notifiedOn: notifyOn,
      objectionUntil: objectionUntil(notifyOn),
    });
    if (!plan) return refuse('no-plan');
    if (notifyOn < plan.decidedOn) return refuse('before-decision');
    // The weeks for objection run from the first day: a letter of later promises no later end.
    const known = notifiedOnOf(await findEvents(tx, app, id), plan.event);
    if (known && known !== notifyOn) return refuse('notified-before');
    const letter = deterministicId(app, 'case-letter', form);
    await makePlanLetter(tx, app, actor, { id: letter, file, event: plan.event, plan }, now);
    return ok({ id: letter });
  },
});

/** Makes the invitation for the intake to which somebody was summoned. */
export const invite = action({
  name: 'casework.make-invitation',
  allow: 'caseworker',
  input: z.object({ form: formSource, case: z.uuid(), time: words(20), place: words(120) }),
  run: async ({ tx, app, actor, now }, { form, case: id, time, place }) => {
    const file = await findCase(tx, app, id);
    if (!file) return refuse('not-found');
    const events = await findEvents(tx, app, id);
    const on = amsterdamDate(now);
    if (!openSummons(events, on)) return refuse('no-summons');
    const guideName = (await colleagues(tx)).find(({ account }) => account === file.guide)?.name;
    const letter = deterministicId(app, 'case-letter', form);
    await makeInvitation(tx, app, actor, { id: letter, file, events, guideName, on, time, place }, now);
    return ok({ id: letter });
  },
});

/** Makes a summary of the intake, to hand over. */
export const summarise = action({
  name: 'casework.make-summary-letter',
  allow: 'caseworker',
  input: z.object({ form: formSource, case: z.uuid() }),
  run: async ({ tx, app, actor, now }, { form, case: id }) => {
    const file = await findCase(tx, app, id);
    if (!file) return refuse('not-found');
    const guideName = (await colleagues(tx)).find(({ account }) => account === file.guide)?.name;
    const letter = deterministicId(app, 'case-letter', form);
    const on = amsterdamDate(now);
    const made = await makeSummary(tx, app, actor, { id: letter, file, guideName, on }, now);
    return made ? ok({ id: letter }) : refuse('nothing-told');
  },
});

/** Makes the invitations that are missing in several cases at once, to print them together. */
export const inviteMany = action({
  name: 'casework.make-invitations',
  allow: 'caseworker',
  input: z.object({ cases: z.array(z.uuid()).max(MAX_PRINTED) }),
  run: async ({ tx, app, actor, now }, { cases }) => {
    const on = amsterdamDate(now);
    const staff = await colleagues(tx);
    let made = 0;
    for (const id of cases) {
      const file = await findCase(tx, app, id);
      if (!file) continue;
      const events = await findEvents(tx, app, id);
      const summons = openSummons(events, on);
      const letters = await listLetters(tx, app, [id]);
      if (!summons || letters.some(({ aboutEvent }) => aboutEvent === summons.event)) continue;
      const guideName = staff.find(({ account }) => account === file.guide)?.name;
      // Sent twice, the second time nothing is missing any more.
      const letter = randomUUID();
      const added = await makeInvitation(
        tx,
        app,
        actor,
        { id: letter, file, events, guideName, on, time: '', place: '' },
        now,
      );
      if (added) made++;
    }
    return ok({ made });
  },
});

/** Records that a letter was made known. Of a plan that is an event: from the day after it the weeks for objection run. */
export const recordSending = action({
  name: 'casework.record-sending',
  allow: 'caseworker',
  input: z.object({
    form: formSource,
    case: z.uuid(),
    letter: z.uuid(),
    channel: z.enum(CHANNELS),
    sentOn: calendarDay,
    proof: words(300),
  }),
  run: async ({ tx, app, actor, now }, { form, case: caseId, letter: letterId, channel, sentOn, proof }) => {
    const letters = await listLetters(tx, app, [caseId]);
    const letter = letters.find(({ id }) => id === letterId);
    if (!letter) return refuse('not-found');
    const id = deterministicId(app, 'case-letter-sending', form);
    // Pressed twice: it is there already.
    if (letter.sendings.some((sending) => sending.id === id)) return ok({ id });
    const consents = await latestConsents(tx, caseId);
    const messageKind = messageKindOf(letter.kind);
    const consent = consents.find(({ kind, decision }) => kind === messageKind && decision === 'given');
    const refusal = sendingRefusal(
      { ...letter, sent: letter.sendings.length > 0 },
      {
        channel,
        sentOn,
        today: amsterdamDate(now),
        hasConsent: consent !== undefined,
        isConnected: await isLinked(tx, caseId),
      },
    );
    if (refusal) return refuse(refusal);
    const added = await addSending(
      tx,
      app,
      actor,
      {
        id,
        caseId,
        letter: letterId,
        kind: messageKind,
        channel,
        sentOn,
        proof,
        consent: channel === 'electronic' ? (consent?.id ?? null) : null,
      },
      now,
    );
    // Somebody else recorded it at the same moment.
    if (!added) return refuse('sent-before');
    const { aboutEvent } = letter;
    const known = aboutEvent && notifiedOnOf(await findEvents(tx, app, caseId), aboutEvent);
    if (letter.kind === 'plan-decision' && aboutEvent && !known)
      await recordEvent(
        tx,
        app,
        actor,
        {
          id: deterministicId(app, 'case-letter-notified', form),
          caseId,
          kind: 'plan-notified',
          day: sentOn,
          data: { about: aboutEvent, by: channel },
          source: 'municipality',
        },
        now,
      );
    return ok({ id });
  },
});

/** Records what somebody said about one kind of electronic message. */
export const recordConsent = action({
  name: 'casework.record-message-consent',
  allow: 'caseworker',
  input: z.object({
    form: formSource,
    case: z.uuid(),
    kind: z.enum(MESSAGE_KINDS),
    decision: z.enum(CONSENT_DECISIONS),
    decidedOn: calendarDay,
    language: z.enum(LANGUAGES),
  }),
  run: async ({ tx, app, actor, now }, { form, case: caseId, ...consent }) => {
    if (!(await findCase(tx, app, caseId))) return refuse('not-found');
    if (consent.decidedOn > amsterdamDate(now)) return refuse('in-the-future');
    const id = deterministicId(app, 'case-message-consent', form);
    await addConsent(tx, actor, { id, caseId, ...consent }, now);
    return ok({ id });
  },
});

/** Records what came in, and gives it a receipt. An objection against the plan is an event too. */
export const recordIncoming = action({
  name: 'casework.record-incoming-message',
  allow: 'caseworker',
  input: z.object({
    form: formSource,
    case: z.uuid(),
    channel: z.enum(INCOMING_CHANNELS),
    subject: z.enum(INCOMING_SUBJECTS),
    receivedOn: calendarDay,
    words: words(2_000),
  }),
  run: async ({ tx, app, actor, now }, { form, case: caseId, ...message }) => {
    const file = await findCase(tx, app, caseId);
    if (!file) return refuse('not-found');
    const today = amsterdamDate(now);
    if (message.receivedOn > today) return refuse('in-the-future');
    if (containsBsn(message.words)) return refuse('bsn');
    const id = deterministicId(app, 'case-incoming-message', form);
    const receipt = receiptOf(id);
    const added = await addIncoming(
      tx,
      app,
      actor,
      { id, caseId, tenant: file.tenant, receipt, receiptGivenOn: today, ...message },
      now,
    );
    const plan = plansInForce({ events: await findEvents(tx, app, caseId) }).at(-1);
    if (added && message.subject === 'objection' && plan)
      await recordEvent(
        tx,
        app,
        actor,
        {
          id: deterministicId(app, 'case-objection', form),
          caseId,
          kind: 'objection-received',
          day: message.receivedOn,
          data: { about: plan.id },
          source: 'newcomer',
        },
        now,
      );
    return ok({ receipt });
  },
});
