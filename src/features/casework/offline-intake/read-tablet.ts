import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { overruledAnswers, standings } from '../intake/answers.ts';
import { findAnswers, findDisputed, findSittings, findTold } from '../intake/queries.ts';
import { readCase, readCaseload } from '../model/read-case.ts';
import { colleagues } from '../model/staff-queries.ts';
import type { CarriedCase, OfferedCase } from './protocol.ts';
import { casesOfGuide, listDevices } from './queries.ts';

type StaffContext = RequestContext<StaffMember>;

/** The cases of a guide: which of them can go along. A list, as the caseload is; each that goes along gets a line in its log. */
export const readOffers = (ctx: StaffContext): Promise<OfferedCase[]> =>
  readCaseload(ctx, (tx) => casesOfGuide(tx, ctx.app, ctx.actor.account));

/** A case for a tablet, with its line in the log of the case; undefined when it is not there or closed. */
export const readCarried = (ctx: StaffContext, id: string): Promise<CarriedCase | undefined> =>
  readCase(ctx, { id, page: 'offline-intake' }, async (tx, file) => {
    if (file.closedAt) return undefined;
    const answers = await findAnswers(tx, ctx.app, id);
    const sittings = await findSittings(tx, ctx.app, id);
    return {
      id,
      number: file.number,
      name: file.name,
      language: file.language,
      told: sittings.filter(({ toldAloneAt }) => toldAloneAt).length,
      answers: answers.map(({ value, saidAt, ...answer }) => ({
        ...answer,
        ...value,
        at: saidAt.toISOString(),
        replaces: [...answer.replaces],
      })),
    };
  });

/** The tablets of a guide, and for a lead those of everybody; and where an answer stands beside mine, or took its place. */
export const readTablets = (ctx: StaffContext) =>
  readCaseload(ctx, async (tx) => {
    const { account, tenant } = ctx.actor;
    const disputed = await findDisputed(tx, ctx.app, account);
    const lost = disputed.flatMap(({ caseId, number, answers }) =>
      overruledAnswers(answers, account).map((told) => ({ caseId, number, ...told })),
    );
    const told = await findTold(
      tx,
      account,
      lost.map(({ mine }) => mine.id),
    );
    return {
      devices: await listDevices(tx, tenant.roles.includes('lead') ? null : account),
      staff: await colleagues(tx),
      beside: disputed.flatMap(({ caseId, number, answers }) =>
        [...standings(answers)].flatMap(([question, { conflict }]) =>
          conflict.some((answer) => answer.account === account)
            ? [{ caseId, number, question, conflict }]
            : [],
        ),
      ),
      overruled: lost.filter(({ mine }) => !told.has(mine.id)),
    };
  });

export type TabletsRead = Awaited<ReturnType<typeof readTablets>>;
