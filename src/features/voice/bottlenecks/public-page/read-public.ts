import type { RequestContext } from '#core/http/request-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { type Municipality, municipalityByCode } from '#features/geography/rules.ts';
import { type StandingBottleneck, standingOn } from '../answers/read-desk.ts';
import { listBottlenecks } from '../model/queries.ts';

/** What was taken up, as everybody sees it today: the most urgent on top. */
export async function readPublicBottlenecks(
  ctx: Pick<RequestContext, 'readPublic' | 'app'>,
  code: string,
): Promise<{
  rows: StandingBottleneck[];
  municipalities: Municipality[];
  chosen: Municipality | undefined;
}> {
  const all = standingOn(await ctx.readPublic((tx) => listBottlenecks(tx)), amsterdamDate(ctx.app.now()));
  const municipalities = [...new Set(all.map(({ bottleneck }) => bottleneck.municipality))]
    .flatMap((each) => municipalityByCode(each) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  const chosen = municipalityByCode(code.toUpperCase());
  return {
    rows: chosen ? all.filter(({ bottleneck }) => bottleneck.municipality === chosen.code) : all,
    municipalities,
    chosen,
  };
}

/** One of them; undefined when nobody took it up. */
export async function readPublicBottleneck(
  ctx: Pick<RequestContext, 'readPublic' | 'app'>,
  id: string,
): Promise<StandingBottleneck | undefined> {
  const [row] = standingOn(
    await ctx.readPublic((tx) => listBottlenecks(tx, { ids: [id] })),
    amsterdamDate(ctx.app.now()),
  );
  return row;
}
