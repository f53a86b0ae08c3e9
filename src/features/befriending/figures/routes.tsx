import type { RequestContext } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import { toCsv } from '#core/text/csv.ts';
import { directorySnapshot, textIn } from '#features/directory';
import { NoPoolPage } from '../desk/model/NoPoolPage.tsx';
import { DESK_FIGURES_PATH } from '../desk/model/paths.ts';
import { readDesk } from '../desk/model/read-desk.ts';
import { messagesIn } from '../messages.ts';
import { listPools } from '../model/queries.ts';
import { DeskFiguresPage, type FigurePool, FiguresPage } from './FiguresPage.tsx';
import { FIGURES_CSV_PATH, FIGURES_PATH } from './paths.ts';
import { listFigures } from './queries.ts';
import { boardOf, type FriendFigure, latestFigures } from './rules.ts';

const untilOf = (figures: readonly FriendFigure[]): string | undefined =>
  figures
    .map(({ until }) => until)
    .sort()
    .at(-1);

/** What is published, of the organisation that the address names or of all; and of which there is something. */
async function readFigures(ctx: RequestContext) {
  const { byId } = await directorySnapshot(ctx.app);
  const { figures, pools } = await ctx.readPublic(async (tx) => ({
    figures: await listFigures(tx),
    pools: await listPools(tx),
  }));
  const told = new Set(figures.map(({ pool }) => pool));
  const named = pools.flatMap(({ listing, initiative }): FigurePool[] => {
    const kept = byId.get(initiative);
    return kept && told.has(listing) ? [{ pool: listing, name: textIn(kept, 'nl').text.name }] : [];
  });
  const chosen = named.find(({ pool }) => pool === ctx.query.get('pool'));
  return {
    pools: named,
    chosen,
    figures: chosen ? figures.filter(({ pool }) => pool === chosen.pool) : figures,
  };
}

/** Figures of befriending: for everybody, for a spreadsheet, and at the desk of an organisation. */
export const figureRoutes: Route[] = [
  get(FIGURES_PATH, { allow: 'anyone', shareable: true, cache: 'last-good' }, async (ctx) => {
    const { pools, chosen, figures } = await readFigures(ctx);
    return ctx.render(
      <FiguresPage
        page={ctx.page}
        pools={pools}
        chosen={chosen}
        board={boardOf(figures)}
        until={untilOf(figures)}
      />,
    );
  }),
  get(FIGURES_CSV_PATH, { allow: 'anyone' }, async (ctx) => {
    const { pools, figures } = await readFigures(ctx);
    const t = messagesIn(ctx.language);
    const rows = latestFigures(figures).map(({ pool, until, side, measure, people, value }) => [
      pools.find((each) => each.pool === pool)?.name ?? '',
      until,
      t(side === 'newcomer' ? 'figures.table.newcomers' : 'figures.table.residents'),
      measureName(measure, t),
      people,
      value ?? '',
    ]);
    const head = [
      'figures.place',
      'figures.until',
      'figures.side',
      'figures.table.step',
      'figures.people',
      'figures.value',
    ] as const;
    return new Response(toCsv([head.map((key) => t(key)), ...rows]), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="van-onderop-befriending.csv"',
      },
    });
  }),
  get(DESK_FIGURES_PATH, { allow: 'member', teamLanguages: true, purpose: 'befriending' }, async (ctx) => {
    const read = await readDesk(ctx, DESK_FIGURES_PATH, async (tx, pool) => ({
      value: await listFigures(tx, pool.listing),
      consents: [],
    }));
    if (!read) return ctx.render(<NoPoolPage page={ctx.page} actor={ctx.actor} />);
    return ctx.render(
      <DeskFiguresPage
        page={read.page}
        pool={read.pool.listing}
        board={boardOf(read.value)}
        until={untilOf(read.value)}
      />,
    );
  }),
];

const measureName = (measure: FriendFigure['measure'], t: ReturnType<typeof messagesIn>): string => {
  switch (measure) {
    case 'worst-wait':
      return t('figures.equal.worst');
    case 'fit':
      return t('figures.equal.fit');
    case 'first-contact':
      return t('figures.equal.first');
    default:
      return t(`figures.step.${measure}`);
  }
};
