import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { containsBsn } from '../model/bsn.ts';
import { findCase, findEvents, logLook, standingOfLook } from '../model/queries.ts';
import {
  addTransfer,
  answerTransfer,
  caseByNumber,
  otherTenants,
  toGive,
  transfersOf,
  withdrawTransfer,
} from './transfer-queries.ts';
import { TRANSFER_REFUSALS, TRANSFERS_PATH } from './transfer-rules.ts';

/** Asks another municipality for the plan and the progress of somebody who moved here. */
export const askTransfer = action({
  name: 'casework.ask-transfer',
  allow: 'caseworker',
  input: z.object({
    form: formSource,
    case: z.uuid(),
    tenant: z.uuid(),
    number: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .refine((number) => !containsBsn(number)),
  }),
  run: async ({ tx, app, actor, now }, { form, case: caseId, tenant, number }) => {
    const file = await findCase(tx, app, caseId);
    if (!file) return refuse('not-found');
    if (!(await otherTenants(tx)).some((known) => known.tenant === tenant)) return refuse('no-tenant');
    const id = deterministicId(app, 'case-transfer', form);
    await addTransfer(tx, app, actor, { id, caseId, tenant, oldNumber: number, name: file.name }, now);
    return ok(null);
  },
});

/** Gives what is asked: the plan and the progress of one's own case, with a line in its log. */
export const grantTransfer = action({
  name: 'casework.grant-transfer',
  allow: 'caseworker',
  input: z.object({ transfer: z.uuid() }),
  run: async ({ tx, app, actor, now }, { transfer: id }) => {
    const transfer = (await transfersOf(tx, app, actor)).find((known) => known.id === id);
    if (transfer?.side !== 'asked') return refuse('not-found');
    const caseId = await caseByNumber(tx, transfer.oldNumber);
    const file = caseId ? await findCase(tx, app, caseId) : undefined;
    if (!file) return refuse('unknown');
    if (!(await standingOfLook(tx, actor, file, now)).explained) return refuse('reason-needed');
    const given = toGive(await findEvents(tx, app, file.id));
    if (!(await answerTransfer(tx, app, actor, { id, given }, now))) return refuse('answered');
    await logLook(tx, actor, { caseId: file.id, page: TRANSFERS_PATH }, now);
    return ok(null);
  },
});

/** Says why nothing is given. */
export const refuseTransfer = action({
  name: 'casework.refuse-transfer',
  allow: 'caseworker',
  input: z.object({ transfer: z.uuid(), refusal: z.enum(TRANSFER_REFUSALS) }),
  run: async ({ tx, app, actor, now }, { transfer: id, refusal }) => {
    const answered = await answerTransfer(tx, app, actor, { id, refusal }, now);
    return answered ? ok(null) : refuse('answered');
  },
});

/** Takes back what was asked, as long as there is no answer. */
export const withdrawAskedTransfer = action({
  name: 'casework.withdraw-transfer',
  allow: 'caseworker',
  input: z.object({ transfer: z.uuid() }),
  run: async ({ tx }, { transfer }) => {
    await withdrawTransfer(tx, transfer);
    return ok(null);
  },
});
