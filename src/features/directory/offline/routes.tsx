import { get, type Route } from '#core/http/route.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { directorySnapshot } from '../catalogue/snapshot.ts';
import type { Initiative } from '../catalogue/types.ts';
import { OfflinePage } from './OfflinePage.tsx';
import { buildOfflinePack, municipalitiesWithInitiatives } from './offline-pack.ts';

/** As many as a cheap phone can search at once; of more, those that were confirmed last are taken. */
const MAX_CARDS = 1000;

export const offlinePackRoutes: Route[] = [
  get('/offline', { allow: 'anyone', shareable: true }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const municipalities = municipalitiesWithInitiatives(initiatives).flatMap(({ code }) => {
      const name = municipalityByCode(code)?.name;
      return name ? [{ code, name }] : [];
    });
    const chosen = municipalities.find(({ code }) => code === ctx.query.get('in'))?.code ?? '';
    return ctx.render(
      <OfflinePage
        page={ctx.page}
        municipalities={municipalities}
        chosen={chosen}
        script={ctx.page.assets['offline.js'] ?? ''}
      />,
    );
  }),
  get('/offline/:municipality', { allow: 'anyone' }, async (ctx) => {
    const municipality = municipalityByCode(ctx.param('municipality'));
    if (!municipality) return ctx.notFound();
    const { initiatives } = await directorySnapshot(ctx.app);
    const confirmedMs = ({ confirmedAt }: Initiative) => confirmedAt?.getTime() ?? 0;
    const included = initiatives
      .filter((it) => it.municipality === municipality.code || it.online)
      .sort((a, b) => confirmedMs(b) - confirmedMs(a))
      .slice(0, MAX_CARDS);
    const { language } = ctx;
    return Response.json(
      buildOfflinePack(included, { place: municipality.name, language, now: ctx.app.now() }),
    );
  }),
];
