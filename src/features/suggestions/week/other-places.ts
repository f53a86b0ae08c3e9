import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import type { OtherPlace } from '#features/placements';
import { reasonItems, weeklyTimeText } from '../reasons/reason-text.ts';
import { factsLine } from './facts.ts';
import { readOwnWeek } from './own-week.ts';

/** So many reasons stand beside a place. */
const MAX_REASONS = 2;

/** The places of somebody's week and what else fits, the best first, each with when, where, how far, the price and why. */
export async function otherPlaces(ctx: RequestContext<Newcomer>): Promise<OtherPlace[]> {
  const { language } = ctx;
  const { week } = await readOwnWeek(ctx);
  return [...week.planned, ...week.more].map(({ initiative, travel, times, reasons }) => {
    const [time] = times;
    return {
      initiative,
      lines: [
        [time && weeklyTimeText(time, language), ...factsLine({ initiative, travel }, language)]
          .filter(Boolean)
          .join(' · '),
        ...reasonItems(reasons, language, MAX_REASONS)
          .filter(({ verdict }) => verdict === 'fits')
          .map(({ text }) => text),
      ].filter(Boolean),
      time: time?.id,
    };
  });
}
