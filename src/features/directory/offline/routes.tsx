import { get, type Route } from '#core/http/route.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { directorySnapshot } from '../catalogue/snapshot.ts';
import { OfflinePage } from './OfflinePage.tsx';
import { buildOfflinePack, municipalitiesWith } from './offline-pack.ts';

/** As many as a cheap phone can hold and search at once; a municipality with more gives those that were confirmed last. */
const MOST = 1000;

export const offlinePackRoutes: Route[] = [
  get('/offline', { allow: 'anyone', shareable: true }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const all = municipalitiesWith(initiatives).flatMap(({ code }) => {
      const name = municipalityByCode(code)?.name;
      return name ? [{ code, name }] : [];
    });
    const chosen = all.find(({ code }) => code === ctx.query.get('in'))?.code ?? '';
    return ctx.render(
      <OfflinePage
        page={ctx.page}
        municipalities={all}
        chosen={chosen}
        script={ctx.page.assets['offline.js'] ?? ''}
      />,
    );
  }),
  get('/offline/:municipality', { allow: 'anyone' }, async (ctx) => {
    const found = municipalityByCode(ctx.param('municipality'));
    if (!found) return ctx.notFound();
    const { initiatives } = await directorySnapshot(ctx.app);
    const confirmed = (at: Date | null) => at?.getTime() ?? 0;
    const here = initiatives
      .filter((it) => it.municipality === found.code || it.online)
      .sort((a, b) => confirmed(b.confirmedAt) - confirmed(a.confirmedAt))
      .slice(0, MOST);
    const { language } = ctx;
    return Response.json(buildOfflinePack(here, { place: found.name, language, now: ctx.app.now() }));
  }),
];
