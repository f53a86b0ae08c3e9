import { renderSVG } from 'uqr';
import { get, type Route } from '#core/http/route.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { directorySnapshot } from '#features/directory';
import { countSupply, dailyExamples } from '../rules.ts';
import { AboutPage, PrivacyPage } from './AboutPage.tsx';
import { ProfessionalsPage } from './ProfessionalsPage.tsx';
import { StartPage } from './StartPage.tsx';
import { VolunteerPage } from './VolunteerPage.tsx';

const START_PAGE_EXAMPLES = 4;
const MAX_VOLUNTEER_CARDS = 8;

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
  get('/do', { allow: 'anyone', shareable: true, cache: 'public' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const wanting = initiatives.filter(({ helpersWanted }) => helpersWanted);
    return ctx.render(
      <VolunteerPage
        page={ctx.page}
        initiatives={wanting.slice(0, MAX_VOLUNTEER_CARDS)}
        count={wanting.length}
      />,
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
