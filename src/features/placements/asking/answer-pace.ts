import type { RequestContext } from '#core/http/request-context.ts';
import { messagesIn } from '../messages.ts';
import { usualAnswerDays } from '../model/queries.ts';
import { placementSettings } from '../model/settings.ts';

/**
 * How soon an initiative that answers requests does so as a rule, in words; undefined below ten answers to ten people. A page
 * that is the same for every visitor is made anew within a minute, and what is kept for want of a database within a day.
 */
export async function readAnswerPace(ctx: RequestContext, initiative: string): Promise<string | undefined> {
  if (ctx.fromMemory) return undefined;
  const days = await ctx.readPublic(async (tx) => {
    const settings = await placementSettings(tx, { initiative });
    return settings?.open ? usualAnswerDays(tx, initiative) : null;
  });
  return days === null ? undefined : messagesIn(ctx.language)('come.pace', { days });
}
