import { get, type Route } from '#core/http/route.ts';
import { InitiativeNotFoundPage } from '../catalogue/InitiativeNotFoundPage.tsx';
import { directorySnapshot } from '../catalogue/snapshot.ts';
import { ComePage } from './ComePage.tsx';

/** The page behind "I want to come", the same for every visitor. */
export const nextStepRoutes: Route[] = [
  get('/initiatives/:id/come', { allow: 'anyone', shareable: true, cache: 'public' }, async (ctx) => {
    const { byId } = await directorySnapshot(ctx.app);
    const initiative = byId.get(ctx.param('id'));
    if (!initiative) return ctx.render(<InitiativeNotFoundPage page={ctx.page} />, 404);
    return ctx.render(<ComePage page={ctx.page} initiative={initiative} now={ctx.app.now()} />);
  }),
];
