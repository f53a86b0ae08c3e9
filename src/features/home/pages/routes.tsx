import { renderSVG } from 'uqr';
import { get, type Route } from '#core/http/route.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { directorySnapshot } from '#features/directory';
import { countSupply, dailyExamples } from '../rules.ts';
import { AboutPage, PrivacyPage } from './AboutPage.tsx';
import { ProfessionalsPage } from './ProfessionalsPage.tsx';
import { StartPage } from './StartPage.tsx';

const START_PAGE_EXAMPLES = 4;

export const pageRoutes: Route[] = [
  get('/', { allow: 'anyone', shareable: true, cache: 'public' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const day = Math.floor(ctx.app.now().getTime() / DAY_MS);
    const examples = dailyExamples(initiatives, day, START_PAGE_EXAMPLES);
    const demo = examples.some((initiative) => initiative.demo);
    return ctx.render(
      <StartPage page={ctx.page} examples={examples} count={initiatives.length} demo={demo} />,
    );
  }),
  get('/work', { allow: 'anyone', shareable: true, cache: 'public' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const qr = renderSVG(`${ctx.app.publicUrl}/${ctx.language}`, { border: 2 });
    return ctx.render(<ProfessionalsPage page={ctx.page} supply={countSupply(initiatives)} qr={qr} />);
  }),
  get('/about', { allow: 'anyone', shareable: true, cache: 'public' }, (ctx) =>
    ctx.render(<AboutPage page={ctx.page} />),
  ),
  get('/privacy', { allow: 'anyone', shareable: true, cache: 'public' }, (ctx) =>
    ctx.render(<PrivacyPage page={ctx.page} />),
  ),
];
