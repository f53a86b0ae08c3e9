import { readPublic } from '#core/access/logged-read.ts';
import { atomFeed } from '#core/http/atom.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, type PublicApiRoute, type Route } from '#core/http/route.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { messagesIn } from '../messages.ts';
import { namedBottlenecks } from '../model/bottlenecks.ts';
import { COLLABORATION_ROUTE, COLLABORATIONS_API_PATH, COLLABORATIONS_PATH } from '../model/paths.ts';
import { findCollaboration, joinedByCollaboration, listCollaborations } from '../model/queries.ts';
import {
  COLLABORATION_SORTS,
  type CollaborationFilters,
  chooseCollaborations,
  wordsIn,
} from '../model/rules.ts';
import { listPartners } from '../partners/queries.ts';
import { CollaborationPage } from './CollaborationPage.tsx';
import { CollaborationsPage } from './CollaborationsPage.tsx';

const PUBLIC = { allow: 'anyone', shareable: true } as const;
const MAX_FEED_ENTRIES = 50;

function filtersOf({ query }: RequestContext): CollaborationFilters {
  const value = (name: string) => (query.get(name) ?? '').slice(0, 100);
  return {
    search: value('q').trim(),
    theme: value('theme'),
    size: value('size'),
    cost: value('cost'),
    obstacle: value('obstacle'),
    bottleneck: value('bottleneck'),
    municipality: municipalityByCode(value('m'))?.code ?? '',
    sort: COLLABORATION_SORTS.find((sort) => sort === value('sort')) ?? 'new',
  };
}

async function showAll(ctx: RequestContext): Promise<Response> {
  const { all, joined } = await ctx.readPublic(async (tx) => ({
    all: await listCollaborations(tx, 'public'),
    joined: await joinedByCollaboration(tx),
  }));
  const filters = filtersOf(ctx);
  return ctx.render(
    <CollaborationsPage
      page={ctx.page}
      filters={filters}
      collaborations={chooseCollaborations(
        all,
        filters,
        ctx.language,
        ({ id }) => joined.get(id)?.length ?? 0,
      )}
      joined={joined}
      total={all.length}
    />,
  );
}

async function showOne(ctx: RequestContext): Promise<Response> {
  const found = await ctx.readPublic(async (tx) => {
    const collaboration = await findCollaboration(tx, ctx.param('id'));
    if (collaboration?.state !== 'public') return undefined;
    return {
      collaboration,
      partners: await listPartners(tx, [collaboration.id]),
      joined: (await joinedByCollaboration(tx)).get(collaboration.id) ?? [],
      bottlenecks: await namedBottlenecks(tx, ctx.language, { ids: collaboration.bottlenecks }),
    };
  });
  if (!found) return ctx.notFound();
  return ctx.render(
    <CollaborationPage
      page={ctx.page}
      {...found}
      original={ctx.query.has('original')}
      address={`${ctx.app.publicUrl}/${ctx.language}${COLLABORATIONS_PATH}/${found.collaboration.id}`}
    />,
  );
}

async function showFeed(ctx: RequestContext): Promise<Response> {
  const all = await ctx.readPublic((tx) => listCollaborations(tx, 'public'));
  const page = `${ctx.app.publicUrl}/${ctx.language}${COLLABORATIONS_PATH}`;
  const newest = all
    .toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
    .slice(0, MAX_FEED_ENTRIES);
  const feed = atomFeed({
    page,
    title: messagesIn(ctx.language)('list.title'),
    language: ctx.language,
    entries: newest.map((each) => {
      const { text } = wordsIn(each, ctx.language);
      return {
        id: each.id,
        title: text.title,
        summary: text.what,
        author: each.tellerName,
        url: `${page}/${each.id}`,
        updated: each.changedAt,
      };
    }),
  });
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}

/** Everybody reads which collaborations there are. */
export const publicRoutes: Route[] = [
  get(COLLABORATIONS_PATH, { ...PUBLIC, cache: 'last-good' }, showAll),
  get(`${COLLABORATIONS_PATH}/feed.atom`, { allow: 'anyone' }, showFeed),
  get(COLLABORATION_ROUTE, PUBLIC, showOne),
];

/** All of them for other systems: only what stands on their pages. */
export const collaborationApiRoutes: PublicApiRoute[] = [
  {
    path: COLLABORATIONS_API_PATH,
    handler: async ({ app }) => {
      const { all, partners, joined } = await readPublic(app, async (tx) => {
        const published = await listCollaborations(tx, 'public');
        return {
          all: published,
          partners: await listPartners(
            tx,
            published.map(({ id }) => id),
          ),
          joined: await joinedByCollaboration(tx),
        };
      });
      return Response.json({
        collaborations: all.map((each) => ({
          id: each.id,
          url: `${app.publicUrl}/${each.language}${COLLABORATIONS_PATH}/${each.id}`,
          language: each.language,
          texts: each.texts,
          toldBy: each.tellerName,
          initiative: each.initiative,
          partners: partners
            .filter(({ collaboration }) => collaboration === each.id)
            .map(({ name, initiative }) => ({ name, initiative })),
          themes: each.themes,
          obstacles: each.obstacles,
          costEuros: each.cost,
          inhabitantsThousands: each.size,
          bottlenecks: each.bottlenecks,
          municipalities: each.municipalities,
          since: each.sinceYear,
          figures: each.figures,
          doItToo: (joined.get(each.id) ?? []).filter(({ kind }) => kind === 'too').length,
          wantIt: (joined.get(each.id) ?? []).filter(({ kind }) => kind === 'want').length,
          changedAt: each.changedAt.toISOString(),
        })),
      });
    },
  },
];
