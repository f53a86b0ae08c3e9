import { inScope, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { readTableQuery, sortRows, tablePage } from '#core/http/table-query.ts';
import { findEdition } from '../edition/queries.ts';
import { nameMatcher } from '../registrations/name-search.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import { NEED_KINDS, type Registration } from '../registrations/types.ts';
import { resolveNeed } from './actions.ts';
import { NEED_STATES, type NeedRow, type NeedSort, NeedsDeskPage } from './NeedsDeskPage.tsx';

const TABLE = {
  sorts: ['state', 'name', 'kind'] as const satisfies readonly NeedSort[],
  filters: { kind: NEED_KINDS, state: NEED_STATES },
};

const STATE_ORDER = { asked: 0, cannot: 1, arranged: 2 } as const;

const rowsOf = (registrations: readonly Registration[]): NeedRow[] =>
  registrations.flatMap((registration) =>
    registration.needs.map((need) => {
      const member = registration.members.find(({ id }) => id === need.member) ?? registration.members[0];
      return { need, registration, name: member?.firstName ?? null, code: member?.code ?? '' };
    }),
  );

const SORT_KEYS: Record<NeedSort, (row: NeedRow) => string | number> = {
  state: ({ need }) => STATE_ORDER[need.state],
  name: ({ name, code }) => name ?? code,
  kind: ({ need }) => need.kind,
};

/** @param typed the answer that was typed for a need that somebody else answered meanwhile */
async function showNeeds(
  ctx: RequestContext<TeamMember>,
  typed?: { need: string; state: string; answer: string },
): Promise<Response> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return ctx.notFound();
  const loaded = await ctx.readAsTeam(id, async (tx) => {
    const edition = await findEdition(tx, { id });
    return edition && { edition, people: await listRegistrations(tx, id, { state: 'coming' }) };
  });
  if (!loaded) return ctx.notFound();
  const query = readTableQuery(ctx.query, TABLE);
  const { kind, state } = query.filters;
  const isMeant = nameMatcher(query.search);
  const all = rowsOf(loaded.people);
  const found = all.filter(
    (row) => (!kind || row.need.kind === kind) && (!state || row.need.state === state) && isMeant(row),
  );
  const sorted = sortRows(found, query, ctx.language, SORT_KEYS[query.sort]);
  // The one that two people answered stands first, so that its form is on the page.
  const conflicting = all.find(({ need }) => need.id === typed?.need);
  const shown = conflicting ? [conflicting, ...sorted.filter((row) => row !== conflicting)] : sorted;
  return ctx.render(
    <NeedsDeskPage
      page={{ ...ctx.page, path: `/organise/${id}/needs` }}
      edition={loaded.edition}
      query={query}
      rows={tablePage(shown, query)}
      open={all.filter(({ need }) => need.state === 'asked').length}
      token={ctx.formToken()}
      conflict={typed && conflicting ? { row: conflicting, typed } : undefined}
    />,
    typed ? 409 : 200,
  );
}

/** The team sees what people need and says what became of it. */
export const needsRoutes: Route[] = [
  get(`${EDITION_PATH}/needs`, { allow: 'organiser', purpose: 'organising' }, (ctx) => showNeeds(ctx)),
  post(
    `${EDITION_PATH}/need`,
    { allow: 'organiser', action: resolveNeed, purpose: 'organising' },
    async (ctx, run) => {
      const { get: field } = ctx.form;
      const edition = ctx.param('edition');
      const need = field('need');
      const typed = { need, state: field('state'), answer: field(`answer-${need}`) };
      const result = await run({
        edition,
        signUp: field('signUp'),
        ...typed,
        seen: field('seen') || undefined,
      });
      if (!result.ok && result.refusal === 'changed-elsewhere') return showNeeds(ctx, typed);
      const back = ctx.refererPath.startsWith(`/organise/${edition}/needs?`)
        ? ctx.refererPath
        : `/organise/${edition}/needs`;
      return ctx.redirect(`${back}#n${need}`);
    },
  ),
];
