import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import { readTableQuery, sortRows, tablePage } from '#core/http/table-query.ts';
import { interfaceLanguages, isInterfaceLanguage } from '#core/i18n/languages.ts';
import { toCsv } from '#core/text/csv.ts';
import { joinedByCollaboration, listCollaborations } from '#features/collaborations';
import { directorySnapshot, type Initiative } from '#features/directory';
import { type KnownPlace, postcodeLookup, readPlaceText, townNear, towns } from '#features/geography';
import { type Municipality, municipalities, municipalityByCode } from '#features/geography/rules.ts';
import { vocabularyIn } from '#features/vocabulary';
import { AUDIENCES, AVAILABILITIES, GOALS, LEVELS } from '#features/vocabulary/rules.ts';
import { readPublicBottlenecks } from '#features/voice';
import { THEMES } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { EmbedBuilderPage } from './EmbedBuilderPage.tsx';
import { MunicipalitiesPage } from './MunicipalitiesPage.tsx';
import {
  MunicipalityPage,
  SUPPLY_SORTS,
  type SupplyFilterName,
  type SupplySort,
  supplyHref,
} from './MunicipalityPage.tsx';
import { PosterPage } from './PosterPage.tsx';
import { isSupply, readSupplyFilters, type SupplyRow, supplyGaps, supplyLines, supplyRows } from './rules.ts';

/** For whoever works at a municipality or beside one: in the languages of the team. */
const PUBLIC = { allow: 'anyone', teamLanguages: true } as const;
const MAX_PREVIEW = 3;
const EMBED_KM = 10;

const tableQueryOf = (query: URLSearchParams) =>
  readTableQuery<SupplySort, SupplyFilterName>(query, {
    sorts: [...SUPPLY_SORTS] as ['-count', ...SupplySort[]],
    filters: {
      m: [],
      goal: GOALS,
      audience: AUDIENCES,
      childcare: ['1'],
      level: LEVELS,
      room: AVAILABILITIES,
    },
  });

const municipalityOf = ({ query }: RequestContext): Municipality | undefined =>
  municipalityByCode(query.get('m') ?? '');

async function initiativesIn(ctx: RequestContext, { code }: Municipality): Promise<Initiative[]> {
  const { initiatives } = await directorySnapshot(ctx.app);
  return initiatives.filter((it) => it.municipality === code);
}

interface MeantPlaces {
  /** There is no doubt: the only one of `options`. */
  certain: boolean;
  options: (KnownPlace & { municipality: string })[];
}

/** The places that somebody may mean by what they typed, each with its municipality. */
async function placesMeant(ctx: RequestContext, typed: string): Promise<MeantPlaces> {
  if (!typed) return { certain: false, options: [] };
  const finding = readPlaceText(typed, await ctx.readPublic((tx) => postcodeLookup(tx, typed)));
  const places = finding.kind === 'found' ? [finding.place] : finding.options;
  return {
    certain: finding.kind === 'found',
    // A postcode does not say in which municipality it is: that of the nearest town.
    options: places.map((place) => ({
      ...place,
      municipality: place.municipality ?? townNear(place).municipality,
    })),
  };
}

async function chooseMunicipality(ctx: RequestContext): Promise<Response> {
  const typed = (ctx.query.get('place') ?? '').trim().slice(0, 80);
  const { certain, options } = await placesMeant(ctx, typed);
  const [first] = options;
  if (certain && first) return ctx.redirect(supplyHref(ctx.language, first.municipality));
  const { initiatives } = await directorySnapshot(ctx.app);
  const counts = Map.groupBy(initiatives, ({ municipality }) => municipality);
  return ctx.render(
    <MunicipalitiesPage
      page={ctx.page}
      typed={typed}
      options={options}
      counts={municipalities
        .flatMap(({ code, name }) => {
          const count = counts.get(code)?.length ?? 0;
          return count > 0 ? [{ code, name, count }] : [];
        })
        .sort((a, b) => a.name.localeCompare(b.name, 'nl'))}
    />,
  );
}

const SORT_VALUES: Record<SupplySort, (row: SupplyRow) => string | number> = {
  count: ({ count }) => count,
  town: ({ town }) => town,
  goal: ({ goal }) => goal,
};

async function showMunicipality(ctx: RequestContext, municipality: Municipality): Promise<Response> {
  const query = tableQueryOf(ctx.query);
  const filters = readSupplyFilters(query.filters);
  const all = await initiativesIn(ctx, municipality);
  const those = all.filter((it) => isSupply(it, filters));
  const together = await ctx.readPublic(async (tx) => ({
    collaborations: await listCollaborations(tx, 'public'),
    joined: await joinedByCollaboration(tx),
  }));
  const rows = sortRows(supplyRows(those, filters.goal), query, ctx.language, SORT_VALUES[query.sort]);
  return ctx.render(
    <MunicipalityPage
      page={ctx.page}
      municipality={municipality}
      query={query}
      shown={tablePage(rows, query)}
      count={those.length}
      gaps={supplyGaps(all)}
      bottlenecks={(await readPublicBottlenecks(ctx, municipality.code)).rows}
      {...together}
    />,
  );
}

async function downloadTable(ctx: RequestContext): Promise<Response> {
  const municipality = municipalityOf(ctx);
  if (!municipality) return ctx.notFound();
  const filters = readSupplyFilters(tableQueryOf(ctx.query).filters);
  const those = (await initiativesIn(ctx, municipality)).filter((it) => isSupply(it, filters));
  const t = teamMessagesIn(ctx.language);
  const nameOf = vocabularyIn(ctx.language);
  const unknown = t('supply.cell.unknown');
  const yesOrNo = (value: boolean | null) =>
    value === null ? unknown : t(value ? 'supply.yes' : 'supply.no');
  const head = (
    [
      'municipality',
      'town',
      'goal',
      'audience',
      'childcare',
      'level.from',
      'level.to',
      'room',
      'initiatives',
    ] as const
  ).map((column) => t(`supply.${column}`));
  const lines = supplyLines(those, filters.goal).map((line) => [
    municipality.name,
    line.town,
    nameOf(`goal.${line.goal}`),
    line.audience ? nameOf(`audience.${line.audience}`) : unknown,
    yesOrNo(line.childcare),
    line.levelMin ? nameOf(`levelShort.${line.levelMin}`) : unknown,
    line.levelMax ? nameOf(`levelShort.${line.levelMax}`) : unknown,
    line.room ? nameOf(`room.${line.room}`) : unknown,
    line.count,
  ]);
  return new Response(toCsv([head, ...lines]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="van-onderop-${municipality.code}.csv"`,
    },
  });
}

const allLanguages = interfaceLanguages.map(({ code, name }) => ({ code, name }));

/** The town by which a list begins: the one that the municipality is called after, or its largest. */
const mainTown = ({ code }: Municipality) =>
  towns
    .filter(({ municipality }) => municipality === code)
    .sort((a, b) => Number(b.seat) - Number(a.seat) || b.thousands - a.thousands)[0];

async function buildEmbed(ctx: RequestContext): Promise<Response> {
  const municipality = municipalityOf(ctx);
  if (!municipality) return ctx.redirect('/municipalities');
  const filters = readSupplyFilters(Object.fromEntries(ctx.query));
  const asked = ctx.query.get('in') ?? '';
  const language = isInterfaceLanguage(asked) ? asked : ctx.language;
  const theme = THEMES.find((name) => name === ctx.query.get('theme')) ?? 'warm';
  const params = new URLSearchParams({
    ...(filters.goal ? { goal: filters.goal } : {}),
    ...(filters.audience ? { audience: filters.audience } : {}),
    town: mainTown(municipality)?.id ?? municipality.name,
    km: String(EMBED_KM),
    theme,
  });
  const url = `${ctx.app.publicUrl}/${language}/initiatives/embed?${params}`;
  const title = teamMessagesIn(ctx.language)('embed.frame', { municipality: municipality.name }).replace(
    /[\u2066-\u2069]/g,
    '',
  );
  const those = (await initiativesIn(ctx, municipality)).filter((it) => isSupply(it, filters));
  return ctx.render(
    <EmbedBuilderPage
      page={ctx.page}
      municipality={municipality}
      chosen={{ goal: filters.goal ?? '', audience: filters.audience ?? '', theme, language }}
      code={`<iframe src="${url.replaceAll('&', '&amp;')}" title="${title}" width="100%" height="640" loading="lazy"></iframe>`}
      url={url}
      initiatives={those.slice(0, MAX_PREVIEW)}
      languages={allLanguages}
    />,
  );
}

function makePoster(ctx: RequestContext): Response {
  const municipality = municipalityOf(ctx);
  if (!municipality) return ctx.redirect('/municipalities');
  const asked = ctx.query.getAll('in').filter(isInterfaceLanguage);
  const chosen = asked.length > 0 ? [...new Set(asked)] : DEFAULT_POSTER_LANGUAGES;
  const town = mainTown(municipality);
  const url = `${ctx.app.publicUrl}/${chosen[0]}/initiatives${town ? `?town=${town.id}` : ''}`;
  return ctx.render(
    <PosterPage
      page={ctx.page}
      municipality={municipality}
      chosen={chosen}
      languages={allLanguages}
      url={url}
      qr={renderSVG(url, { border: 2 })}
    />,
  );
}

const DEFAULT_POSTER_LANGUAGES = ['nl', 'en', 'ar', 'ti', 'uk'] as const;

/** What there is per municipality: counts of public initiatives, to filter, download, show elsewhere and hang up. */
export const municipalityRoutes: Route[] = [
  get('/municipalities', PUBLIC, (ctx) => {
    const municipality = municipalityOf(ctx);
    return municipality ? showMunicipality(ctx, municipality) : chooseMunicipality(ctx);
  }),
  get('/municipalities/table.csv', PUBLIC, downloadTable),
  get('/municipalities/embed', PUBLIC, buildEmbed),
  get('/municipalities/poster', PUBLIC, makePoster),
];
