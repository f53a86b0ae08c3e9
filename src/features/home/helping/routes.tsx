import { get, type Route } from '#core/http/route.ts';
import { directorySnapshot, filtersOf, matchFilters } from '#features/directory';
import { HelpingPage } from './HelpingPage.tsx';
import { helpMatch, readHelpWishes } from './rules.ts';

const MAX_CARDS = 12;

/** Helping: initiatives that look for people, by what one can do, how often, when and where. */
export const helpingRoutes: Route[] = [
  get('/do', { allow: 'anyone', shareable: true, cache: 'public' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const filters = await filtersOf(ctx);
    const wishes = readHelpWishes(ctx.query);
    const fitting = initiatives.flatMap((it) => {
      const matches = [helpMatch(it, wishes), matchFilters(it, filters)];
      if (!it.helpersWanted || matches.includes('no')) return [];
      return [{ it, certain: !matches.includes('unknown') }];
    });
    // What is known to fit comes first; what did not tell may be asked.
    const sorted = fitting.toSorted((a, b) => Number(b.certain) - Number(a.certain)).map(({ it }) => it);
    return ctx.render(
      <HelpingPage
        page={ctx.page}
        initiatives={sorted.slice(0, MAX_CARDS)}
        count={sorted.length}
        wishes={wishes}
        filters={filters}
      />,
    );
  }),
];
