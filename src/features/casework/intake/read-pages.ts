import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import type { GuideConsent } from '#features/consents';
import type { CaseFile } from '../model/queries.ts';
import { readCase } from '../model/read-case.ts';
import { type LoadedIntake, loadIntake } from './load-intake.ts';
import { type OpenedToGuide, openedStory, readOpened } from './read-offers.ts';
import { intakePath } from './rules.ts';

type StaffContext = RequestContext<StaffMember>;

export const todayOf = (ctx: StaffContext): string => amsterdamDate(ctx.app.now());
export const caseOf = (ctx: StaffContext): string => ctx.param('case');

/** Reads the intake of the case in the address, with its line in the log of the case. */
export const readIntake = (ctx: StaffContext, page: string): Promise<LoadedIntake | undefined> =>
  readCase(ctx, { id: caseOf(ctx), page }, (tx, file) => loadIntake(tx, ctx.app, file));

/** Reads who the case in the address is about, with its line in the log of the case. */
export const readFile = (ctx: StaffContext, page: string): Promise<CaseFile | undefined> =>
  readCase(ctx, { id: caseOf(ctx), page }, async (_, file) => file);

/** The consents of this guide that are in force. */
export const readConsents = (ctx: StaffContext): Promise<GuideConsent[]> =>
  readOpened(ctx.app, ctx.actor, `${intakePath(':case')}/story`);

/** The intake of a case beside what the consent in the address opens; that is undefined when it has ended. */
export const readBoth = (
  ctx: StaffContext,
): Promise<{ intake: LoadedIntake; opened: OpenedToGuide | undefined } | undefined> =>
  readCase(ctx, { id: caseOf(ctx), page: 'intake/story' }, async (tx, file) => ({
    intake: await loadIntake(tx, ctx.app, file),
    opened: await openedStory(tx, ctx.app, ctx.actor, {
      consent: ctx.param('consent'),
      page: `${intakePath(':case')}/story/:consent`,
    }),
  }));
