import type { PublicApiRoute } from '#core/http/route.ts';
import type { Initiative } from '#features/directory';
import { directorySnapshot, type Snapshot } from '#features/directory';
import { FEED, feedAt } from './feed.ts';
import { detail, list } from './lists.ts';
import { openApi } from './openApi.ts';
import { organization, organizationIn, whole, wholeOrganization } from './organization.ts';
import { chosen } from './query.ts';
import { hasPlace, placeId, serviceBrief } from './service.ts';
import { taxonomies, taxonomyTerms } from './taxonomy.ts';

const minimal = ({ id, changedAt }: { id: string; changedAt: Date }) => ({
  id,
  last_modified: changedAt.toISOString(),
});

const atLocation = (it: Initiative, snapshot: Snapshot, at: string) => {
  const { service_at_locations, ...rest } = whole(it, snapshot, at);
  return { ...service_at_locations[0], service: rest };
};

const holds = (text: string, wanted: string | undefined): boolean =>
  wanted === undefined || text.toLowerCase().includes(wanted.toLowerCase());

/** The lists and the records of the feed. */
export const listDoors: PublicApiRoute[] = [
  {
    path: FEED,
    handler: (asked) =>
      Response.json({
        version: '3.1',
        profile: `${feedAt(asked)}/profile`,
        openapi_url: `${feedAt(asked)}/openapi.json`,
      }),
  },
  {
    path: `${FEED}/openapi.json`,
    handler: (asked) => Response.json(openApi(feedAt(asked), `${asked.app.publicUrl}/nl/contact`)),
  },
  list('services', async (asked, query, near) => {
    const snapshot = await directorySnapshot(asked.app);
    const full = (it: Initiative) => whole(it, snapshot, feedAt(asked));
    const brief = (it: Initiative) => ({ ...serviceBrief(it), organization: organizationIn(it, snapshot) });
    return {
      all: chosen(snapshot.initiatives, query, near),
      make: query.minimal ? minimal : query.full ? full : brief,
    };
  }),
  detail('services', async (asked, id) => {
    const snapshot = await directorySnapshot(asked.app);
    const it = snapshot.byId.get(id);
    return it && whole(it, snapshot, feedAt(asked));
  }),
  list('service_at_locations', async (asked, query, near) => {
    const snapshot = await directorySnapshot(asked.app);
    const all = chosen(snapshot.initiatives, query, near).filter(hasPlace);
    const row = (it: Initiative) => {
      const full = atLocation(it, snapshot, feedAt(asked));
      return query.full ? full : { ...full, service: serviceBrief(it) };
    };
    const bare = (it: Initiative) => ({ id: placeId(it), last_modified: it.changedAt.toISOString() });
    return { all, make: query.minimal ? bare : row };
  }),
  detail('service_at_locations', async (asked, id) => {
    const snapshot = await directorySnapshot(asked.app);
    const it = snapshot.initiatives.find((one) => hasPlace(one) && placeId(one) === id);
    return it && atLocation(it, snapshot, feedAt(asked));
  }),
  list('organizations', async (asked, query) => {
    const snapshot = await directorySnapshot(asked.app);
    const { taxonomy_term_id, taxonomy_id, modified_after: since } = query;
    const some = taxonomy_term_id || taxonomy_id;
    const offering = new Set(
      chosen(snapshot.initiatives, { taxonomy_term_id, taxonomy_id }, null).map((it) => it.organisation.id),
    );
    const all = [...snapshot.organisations.values()].filter(
      ({ id, name, changedAt }) =>
        (!some || offering.has(id)) && holds(name, query.search) && (!since || changedAt >= since),
    );
    const nested = wholeOrganization(snapshot, feedAt(asked), query.full_service);
    return {
      all,
      make: query.minimal ? minimal : query.full || query.full_service ? nested : organization,
    };
  }),
  detail('organizations', async (asked, id, query) => {
    const snapshot = await directorySnapshot(asked.app);
    const found = snapshot.organisations.get(id);
    return found && wholeOrganization(snapshot, feedAt(asked), query.full_service)(found);
  }),
  list('taxonomies', async (asked, query) => ({
    all: taxonomies(feedAt(asked)).filter(({ name }) => holds(name, query.search)),
    make: (one) => one,
  })),
  detail('taxonomies', async (asked, id) => taxonomies(feedAt(asked)).find((one) => one.id === id)),
  list('taxonomy_terms', async (asked, query) => ({
    all: taxonomyTerms(feedAt(asked)).filter(
      ({ name, taxonomy_id }) =>
        holds(name, query.search) &&
        (!query.taxonomy_id || query.taxonomy_id === taxonomy_id) &&
        !query.parent_id,
    ),
    make: (one) => one,
  })),
  detail('taxonomy_terms', async (asked, id) => taxonomyTerms(feedAt(asked)).find((one) => one.id === id)),
];
