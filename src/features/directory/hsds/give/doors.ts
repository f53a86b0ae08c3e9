import { findPostcode } from '#features/atlas';
import { problem } from '#kernel/feeds/problem.ts';
import { browse } from '#kernel/page.ts';
import type { Asked, OpenDoor } from '#kernel/web.ts';
import { directorySnapshot, type Snapshot } from '../../store/snapshot.ts';
import type { Initiative } from '../../types.ts';
import { ALLOWED, FEED, feedAt, type ListName } from './feed.ts';
import { paged, streamed } from './lists.ts';
import { openApi } from './openApi.ts';
import { organization } from './organization.ts';
import { chosen, type FindPoint, type Query, readQuery } from './query.ts';
import { hasPlace, placeId, service, serviceBrief } from './service.ts';
import { taxonomies, taxonomyTerms } from './taxonomy.ts';

/** A list: its parameters, then what is made of each; json in pages, or everything on lines. */
function list<A>(
  name: ListName,
  find: (asked: Asked, query: Query) => Promise<{ all: A[]; make: (one: A) => unknown }>,
): OpenDoor {
  return {
    path: `${FEED}/${name}`,
    asksByPost: true,
    answer: async (asked) => {
      const read = readQuery(asked.query, ALLOWED[name]);
      if (!read.ok) return problem(400, 'The question cannot be understood.', { parameters: read.refusal });
      const { all, make } = await find(asked, read.value);
      if (read.value.format !== 'ndjson') return Response.json(paged(all, read.value, make));
      return new Response(streamed(all, make), { headers: { 'content-type': 'application/x-ndjson' } });
    },
  };
}

/** One record by its id. */
function detail(name: ListName, find: (asked: Asked, id: string) => Promise<unknown>): OpenDoor {
  return {
    path: `${FEED}/${name}/:id`,
    answer: async (asked) => {
      const found = await find(asked, asked.param('id'));
      return found ? Response.json(found) : problem(404, 'There is no such record.');
    },
  };
}

const minimal = ({ id, changedAt }: { id: string; changedAt: Date }) => ({
  id,
  last_modified: changedAt.toISOString(),
});

/** The middle of a postcode, when whoever runs the house imported a table of them. */
async function pointOf(house: Asked['house'], postcode: string): Promise<FindPoint> {
  const found = await browse(house, (tx) => findPostcode(tx, postcode.slice(0, 4)));
  return found ?? null;
}

async function offers(asked: Asked, query: Query): Promise<Initiative[]> {
  const { initiatives } = await directorySnapshot(asked.house);
  const near = query.postcode ? await pointOf(asked.house, query.postcode) : null;
  return chosen(initiatives, query, near);
}

/** A service with its organization inside. */
export function whole(it: Initiative, { organisations }: Snapshot, at: string) {
  const own = organisations.get(it.organisation.id);
  const inside = own
    ? organization(own)
    : { id: it.organisation.id, name: it.organisation.name, description: '' };
  return service(it, inside, at);
}

const atLocation = (it: Initiative, snapshot: Snapshot, at: string) => {
  const { service_at_locations, ...rest } = whole(it, snapshot, at);
  return { ...service_at_locations[0], service: rest };
};

const holds = (text: string, wanted: string | undefined): boolean =>
  wanted === undefined || text.toLowerCase().includes(wanted.toLowerCase());

/** The lists and the records of the feed. */
export const listDoors: OpenDoor[] = [
  {
    path: FEED,
    answer: (asked) =>
      Response.json({
        version: '3.1',
        profile: `${feedAt(asked)}/profile`,
        openapi_url: `${feedAt(asked)}/openapi.json`,
      }),
  },
  { path: `${FEED}/openapi.json`, answer: (asked) => Response.json(openApi(feedAt(asked))) },
  list('services', async (asked, query) => {
    const snapshot = await directorySnapshot(asked.house);
    const full = (it: Initiative) => whole(it, snapshot, feedAt(asked));
    return {
      all: await offers(asked, query),
      make: query.minimal ? minimal : query.full ? full : serviceBrief,
    };
  }),
  detail('services', async (asked, id) => {
    const snapshot = await directorySnapshot(asked.house);
    const it = snapshot.byId.get(id);
    return it && whole(it, snapshot, feedAt(asked));
  }),
  list('service_at_locations', async (asked, query) => {
    const snapshot = await directorySnapshot(asked.house);
    const all = (await offers(asked, query)).filter(hasPlace);
    const row = (it: Initiative) => {
      const { service: inside, ...place } = atLocation(it, snapshot, feedAt(asked));
      return query.full ? { ...place, service: inside } : place;
    };
    const bare = (it: Initiative) => ({ id: placeId(it), last_modified: it.changedAt.toISOString() });
    return { all, make: query.minimal ? bare : row };
  }),
  detail('service_at_locations', async (asked, id) => {
    const snapshot = await directorySnapshot(asked.house);
    const it = snapshot.initiatives.find((one) => hasPlace(one) && placeId(one) === id);
    return it && atLocation(it, snapshot, feedAt(asked));
  }),
  list('organizations', async (asked, query) => {
    const { organisations, initiatives } = await directorySnapshot(asked.house);
    const { taxonomy_term_id, taxonomy_id } = query;
    const some = taxonomy_term_id || taxonomy_id;
    const offering = new Set(
      chosen(initiatives, { taxonomy_term_id, taxonomy_id }, null).map((it) => it.organisation.id),
    );
    const after = query.modified_after;
    const all = [...organisations.values()].filter(
      ({ id, name, changedAt }) =>
        (!some || offering.has(id)) && holds(name, query.search) && (!after || changedAt > after),
    );
    return { all, make: query.minimal ? minimal : organization };
  }),
  detail('organizations', async (asked, id) => {
    const { organisations, initiatives } = await directorySnapshot(asked.house);
    const found = organisations.get(id);
    const services = initiatives.filter((it) => it.organisation.id === id).map(serviceBrief);
    return found && { ...organization(found), services };
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
