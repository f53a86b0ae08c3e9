import type { TeamMember } from '#core/access/actor.ts';
import { signFormTimestamp } from '#core/http/form-timestamp.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery, sortRows, tablePage } from '#core/http/table-query.ts';
import { privateLinkPassphrase } from '#core/private-links.ts';
import { amsterdamDate, daysBefore } from '#core/time/amsterdam.ts';
import { availabilityOn } from '../../catalogue/availability.ts';
import { allInitiatives } from '../../catalogue/queries.ts';
import { certainTownOf, townOf } from '../model/meant-town.ts';
import { findListing } from '../model/queries.ts';
import { withNextDates } from '../model/repeat.ts';
import { listingFlaws, previewInitiative } from '../model/rules.ts';
import type { Listing, ListingForm } from '../model/types.ts';
import { RegistrationPage } from '../registration/RegistrationPage.tsx';
import { readListingForm } from '../registration/read-form.ts';
import {
  adoptInitiative,
  changeListingAsTeam,
  moderateListing,
  renewOwnerLink,
  restoreListing,
} from './actions.ts';
import {
  DESK_SORTS,
  type DeskFilterName,
  type DeskSort,
  InitiativesDeskPage,
} from './InitiativesDeskPage.tsx';
import { type DeskRefusal, ListingDeskPage } from './ListingDeskPage.tsx';
import { OwnerWordsPage } from './OwnerWordsPage.tsx';
import { deskRows, keeperOf, listingVersions, teamCardTurn } from './queries.ts';
import { countParts, DESK_PARTS, type DeskPart, type DeskRow, isInPart, matchesSearch } from './rules.ts';
import { UnkeptPage } from './UnkeptPage.tsx';

const LISTING_PATH = `/listings/:listing{${UUID_PATTERN}}` as const;
const UNKEPT_PATH = `/listings/unkept/:initiative{${UUID_PATTERN}}` as const;
const DESK = { allow: 'organiser', purpose: 'organising' } as const;
/** For how long the page with new words shows them. */
const WORDS_SHOWN_DAYS = 1;
const REFUSALS = ['changed-elsewhere', 'no-reason', 'not-right'] as const;

const SORT_VALUES: Record<DeskSort, (row: DeskRow) => string | Date | null> = {
  changed: ({ changedAt }) => changedAt,
  name: ({ name }) => name,
  town: ({ town }) => town,
  state: ({ state }) => state,
  confirmed: ({ confirmedAt }) => confirmedAt,
};

async function showList(ctx: RequestContext<TeamMember>): Promise<Response> {
  const now = ctx.app.now();
  const query = readTableQuery<DeskSort, DeskFilterName>(ctx.query, {
    sorts: [...DESK_SORTS] as [`-${DeskSort}`, ...DeskSort[]],
    filters: { part: DESK_PARTS, municipality: [] },
  });
  // Whose link is for one meeting has nothing to do with initiatives.
  const rows = ctx.actor.scope === null ? await ctx.readAsTeam(ctx.actor.key, deskRows) : [];
  const part = query.filters.part as DeskPart | undefined;
  const { municipality } = query.filters;
  const inPlace = rows.filter((row) => !municipality || row.municipality === municipality);
  const found = inPlace.filter(
    (row) => (!part || isInPart(row, part, now)) && matchesSearch(row, query.search),
  );
  const sorted = sortRows(found, query, ctx.language, SORT_VALUES[query.sort]);
  // What waits comes first, until somebody asks for another order.
  const ordered = ctx.query.has('sort')
    ? sorted
    : sorted.toSorted((a, b) => Number(b.state === 'waiting') - Number(a.state === 'waiting'));
  const municipalityCounts = new Map<string, number>();
  for (const row of rows)
    if (row.municipality)
      municipalityCounts.set(row.municipality, (municipalityCounts.get(row.municipality) ?? 0) + 1);
  return ctx.render(
    <InitiativesDeskPage
      page={ctx.page}
      query={query}
      shown={tablePage(ordered, query)}
      counts={countParts(inPlace, now)}
      all={inPlace.length}
      municipalityCounts={municipalityCounts}
      token={ctx.formToken()}
      now={now}
      done={ctx.query.has('vouched') ? 'vouched' : undefined}
    />,
  );
}

/** The listing of the address, unless it is a draft: that is its owner's. */
async function listingOf(ctx: RequestContext<TeamMember>): Promise<Listing | undefined> {
  const listing = await ctx.readAsTeam(ctx.actor.key, (tx) => findListing(tx, { id: ctx.param('listing') }));
  return listing?.state === 'draft' ? undefined : listing;
}

async function showListing(ctx: RequestContext<TeamMember>, refused?: string): Promise<Response> {
  const listing = await listingOf(ctx);
  if (!listing) return ctx.notFound();
  const refusal: DeskRefusal | undefined = REFUSALS.find((known) => known === refused);
  const { get: field } = ctx.form;
  return ctx.render(
    <ListingDeskPage
      page={{ ...ctx.page, path: `/listings/${listing.id}` }}
      listing={listing}
      preview={previewInitiative(listing.form, townOf(listing.form), ctx.app.now())}
      versions={await ctx.readAsTeam(ctx.actor.key, (tx) => listingVersions(tx, listing.id))}
      token={ctx.formToken()}
      refusal={refusal}
      typed={refusal ? { step: field('step'), reason: field('reason') } : { step: '', reason: '' }}
      done={(['saved', 'mailed'] as const).find((kind) => ctx.query.has(kind))}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

interface FormState {
  refusal?: 'not-right' | 'not-understood' | 'changed-elsewhere' | undefined;
  seenVersion: number;
  /** The form as somebody else changed it meanwhile. */
  current?: ListingForm | undefined;
  showPreview?: boolean;
}

function showForm(ctx: RequestContext<TeamMember>, form: ListingForm, state: FormState): Response {
  const path = `/listings/${ctx.param('listing')}/change`;
  const now = ctx.app.now();
  const { refusal, seenVersion, current, showPreview = false } = state;
  return ctx.render(
    <RegistrationPage
      page={{ ...ctx.page, path }}
      form={form}
      token={ctx.formToken()}
      stamp={ctx.form.get('stamp') || signFormTimestamp(ctx.app)}
      action={path}
      flaws={refusal === 'not-right' ? listingFlaws(form, certainTownOf(form), amsterdamDate(now)) : []}
      preview={previewInitiative(form, townOf(form), now)}
      showPreview={showPreview}
      sentValue={ctx.form.get}
      refusal={refusal}
      current={current}
      seenVersion={seenVersion}
      byTeam
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

const sentForm = ({ form }: RequestContext): ListingForm => readListingForm(form.get, form.getAll);

/** The team's pages about initiatives: the list, one of them, and those that nobody keeps. */
export const listingDeskRoutes: Route[] = [
  get('/listings', DESK, showList),
  get(LISTING_PATH, DESK, (ctx) => showListing(ctx)),
  post(`${LISTING_PATH}/step`, { ...DESK, action: moderateListing }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const listing = ctx.param('listing');
    const taken = await run({
      listing,
      seenVersion: Number(field('seen')),
      step: field('step'),
      reason: field('reason'),
    });
    if (taken.ok) return ctx.redirect(`/listings/${listing}?saved`);
    return taken.refusal === 'not-found' ? ctx.notFound() : showListing(ctx, taken.refusal);
  }),
  get(`${LISTING_PATH}/change`, DESK, async (ctx) => {
    const listing = await listingOf(ctx);
    if (!listing) return ctx.notFound();
    const today = amsterdamDate(ctx.app.now());
    const form = withNextDates(availabilityOn(listing.form, today), today);
    return showForm(ctx, form, { seenVersion: listing.version });
  }),
  post(`${LISTING_PATH}/change/keep`, { ...DESK, withoutAction: 'redisplay' }, (ctx) =>
    showForm(ctx, sentForm(ctx), {
      seenVersion: Number(ctx.form.get('seen')),
      showPreview: ctx.form.get('what') === 'look',
    }),
  ),
  post(`${LISTING_PATH}/change`, { ...DESK, action: changeListingAsTeam }, async (ctx, run) => {
    const listing = await listingOf(ctx);
    if (!listing) return ctx.notFound();
    const form = sentForm(ctx);
    const seenVersion = Number(ctx.form.get('seen'));
    const changed = await run({ listing: listing.id, form, seenVersion });
    if (changed.ok) return ctx.redirect(`/listings/${listing.id}?saved`);
    const { refusal } = changed;
    if (refusal === 'not-found' || refusal === 'not-signed-in') return ctx.notFound();
    const isElsewhere = refusal === 'changed-elsewhere';
    return showForm(ctx, form, {
      refusal,
      seenVersion: isElsewhere ? listing.version : seenVersion,
      current: isElsewhere ? listing.form : undefined,
    });
  }),
  post(`${LISTING_PATH}/restore`, { ...DESK, action: restoreListing }, async (ctx, run) => {
    const listing = ctx.param('listing');
    const restored = await run({
      listing,
      number: Number(ctx.form.get('number')),
      seenVersion: Number(ctx.form.get('seen')),
    });
    if (restored.ok) return ctx.redirect(`/listings/${listing}?saved`);
    return restored.refusal === 'not-found' ? ctx.notFound() : showListing(ctx, restored.refusal);
  }),
  post(`${LISTING_PATH}/link`, { ...DESK, action: renewOwnerLink }, async (ctx, run) => {
    const listing = ctx.param('listing');
    const renewed = await run({ listing, seenTurn: Number(ctx.form.get('turn')) });
    if (renewed.ok) return ctx.redirect(`/listings/${listing}${renewed.value.sent ? '?mailed' : '/words'}`);
    return renewed.refusal === 'not-found' ? ctx.notFound() : showListing(ctx, renewed.refusal);
  }),
  get(`${LISTING_PATH}/words`, DESK, async (ctx) => {
    const listing = await listingOf(ctx);
    const { app, language } = ctx;
    const turn =
      listing &&
      (await ctx.readAsTeam(ctx.actor.key, (tx) =>
        teamCardTurn(tx, listing.id, daysBefore(app.now(), WORDS_SHOWN_DAYS)),
      ));
    if (!listing || turn === undefined) return ctx.redirect(`/listings/${ctx.param('listing')}`);
    return ctx.render(
      <OwnerWordsPage
        page={ctx.page}
        listing={listing.id}
        name={listing.form.name}
        passphrase={privateLinkPassphrase(app, 'listing', listing.id, turn)}
        openUrl={`${app.publicUrl}/${language}/register/open`}
      />,
    );
  }),
  get(UNKEPT_PATH, DESK, async (ctx) => {
    if (ctx.actor.scope !== null) return ctx.notFound();
    const id = ctx.param('initiative');
    const found = await ctx.readAsTeam(ctx.actor.key, async (tx) => ({
      initiative: (await allInitiatives(tx, { ids: [id] }))[0],
      keeper: await keeperOf(tx, id),
    }));
    if (found.keeper) return ctx.redirect(`/listings/${found.keeper}`);
    if (!found.initiative) return ctx.notFound();
    return ctx.render(<UnkeptPage page={ctx.page} initiative={found.initiative} token={ctx.formToken()} />);
  }),
  post(UNKEPT_PATH, { ...DESK, action: adoptInitiative }, async (ctx, run) => {
    const adopted = await run({ initiative: ctx.param('initiative'), language: ctx.language });
    return adopted.ok ? ctx.redirect(`/listings/${adopted.value}`) : ctx.notFound();
  }),
];
