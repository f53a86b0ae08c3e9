import type { PublicApiRoute } from '#core/http/route.ts';
import { directorySnapshot, type Initiative, type Snapshot } from '#features/directory';
import { FEED_PATH, feedUrl } from './feed.ts';
import { listRoute, recordRoute } from './lists.ts';
import { openApi } from './open-api.ts';
import { nestOrganizations, nestService, toOrganization, toOrganizationSummary } from './organization.ts';
import { selectInitiatives } from './query.ts';
import { hasPlace, serviceAtLocationId, toServiceSummary } from './service.ts';
import { taxonomies, taxonomyTerms } from './taxonomy.ts';

const toMinimal = ({ id, changedAt }: { id: string; changedAt: Date }) => ({
  id,
  last_modified: changedAt.toISOString(),
});

const toServiceAtLocation = (initiative: Initiative, snapshot: Snapshot, baseUrl: string) => {
  const { service_at_locations, ...service } = nestService(initiative, snapshot, baseUrl);
  return { ...service_at_locations[0], service };
};

const containsText = (text: string, wanted: string | undefined): boolean =>
  wanted === undefined || text.toLowerCase().includes(wanted.toLowerCase());

/** The lists and records of the feed, its version document and its OpenAPI description. */
export const listRoutes: PublicApiRoute[] = [
  {
    path: FEED_PATH,
    handler: (request) =>
      Response.json({
        version: '3.1',
        profile: `${feedUrl(request)}/profile`,
        openapi_url: `${feedUrl(request)}/openapi.json`,
      }),
  },
  {
    path: `${FEED_PATH}/openapi.json`,
    handler: (request) => Response.json(openApi(feedUrl(request), `${request.app.publicUrl}/nl/contact`)),
  },
  listRoute('services', async (request, query, point) => {
    const snapshot = await directorySnapshot(request.app);
    const toFull = (initiative: Initiative) => nestService(initiative, snapshot, feedUrl(request));
    const toBrief = (initiative: Initiative) => ({
      ...toServiceSummary(initiative),
      organization: toOrganizationSummary(initiative, snapshot),
    });
    return {
      items: selectInitiatives(snapshot.initiatives, query, point),
      toRecord: query.minimal ? toMinimal : query.full ? toFull : toBrief,
    };
  }),
  recordRoute('services', async (request, id) => {
    const snapshot = await directorySnapshot(request.app);
    const initiative = snapshot.byId.get(id);
    return initiative && nestService(initiative, snapshot, feedUrl(request));
  }),
  listRoute('service_at_locations', async (request, query, point) => {
    const snapshot = await directorySnapshot(request.app);
    const toFull = (initiative: Initiative) => toServiceAtLocation(initiative, snapshot, feedUrl(request));
    const toBrief = (initiative: Initiative) => ({
      ...toFull(initiative),
      service: toServiceSummary(initiative),
    });
    const toMinimalAtLocation = (initiative: Initiative) => ({
      id: serviceAtLocationId(initiative),
      last_modified: initiative.changedAt.toISOString(),
    });
    return {
      items: selectInitiatives(snapshot.initiatives, query, point).filter(hasPlace),
      toRecord: query.minimal ? toMinimalAtLocation : query.full ? toFull : toBrief,
    };
  }),
  recordRoute('service_at_locations', async (request, id) => {
    const snapshot = await directorySnapshot(request.app);
    const initiative = snapshot.initiatives.find(
      (candidate) => hasPlace(candidate) && serviceAtLocationId(candidate) === id,
    );
    return initiative && toServiceAtLocation(initiative, snapshot, feedUrl(request));
  }),
  listRoute('organizations', async (request, query) => {
    const snapshot = await directorySnapshot(request.app);
    const { taxonomy_term_id, taxonomy_id, modified_after: since } = query;
    const filtersByTerm = taxonomy_term_id || taxonomy_id;
    const withTerm = new Set(
      selectInitiatives(snapshot.initiatives, { taxonomy_term_id, taxonomy_id }, null).map(
        ({ organisation }) => organisation.id,
      ),
    );
    const items = [...snapshot.organisations.values()].filter(
      ({ id, name, changedAt }) =>
        (!filtersByTerm || withTerm.has(id)) &&
        containsText(name, query.search) &&
        (!since || changedAt >= since),
    );
    const toNested = nestOrganizations(snapshot, feedUrl(request), query.full_service);
    return {
      items,
      toRecord: query.minimal ? toMinimal : query.full || query.full_service ? toNested : toOrganization,
    };
  }),
  recordRoute('organizations', async (request, id, query) => {
    const snapshot = await directorySnapshot(request.app);
    const organisation = snapshot.organisations.get(id);
    return organisation && nestOrganizations(snapshot, feedUrl(request), query.full_service)(organisation);
  }),
  listRoute('taxonomies', async (request, query) => ({
    items: taxonomies(feedUrl(request)).filter(({ name }) => containsText(name, query.search)),
    toRecord: (taxonomy) => taxonomy,
  })),
  recordRoute('taxonomies', async (request, id) =>
    taxonomies(feedUrl(request)).find((taxonomy) => taxonomy.id === id),
  ),
  listRoute('taxonomy_terms', async (request, query) => ({
    // Our terms have no parents.
    items: taxonomyTerms(feedUrl(request)).filter(
      ({ name, taxonomy_id }) =>
        containsText(name, query.search) &&
        (!query.taxonomy_id || query.taxonomy_id === taxonomy_id) &&
        !query.parent_id,
    ),
    toRecord: (term) => term,
  })),
  recordRoute('taxonomy_terms', async (request, id) =>
    taxonomyTerms(feedUrl(request)).find((term) => term.id === id),
  ),
];
