import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { directorySnapshot } from '#features/directory';
import { waitingPosition } from '../model/queries.ts';
import { ownRequests } from '../model/requests.ts';
import { answerOwnRequest } from './actions.ts';
import { type OwnRequest, RequestsPage } from './RequestsPage.tsx';

async function readRequests(ctx: RequestContext<Newcomer>): Promise<OwnRequest[]> {
  const { byId } = await directorySnapshot(ctx.app);
  return ctx.readOwn(async (tx, person) => {
    const requests: OwnRequest[] = [];
    for (const request of await ownRequests(tx, ctx.app, person))
      requests.push({
        ...request,
        place: byId.get(request.initiative),
        position: request.state === 'waiting' ? await waitingPosition(tx, request.id) : null,
      });
    return requests;
  });
}

export const ownRequestRoutes: Route[] = [
  get('/requests', { allow: 'newcomer', purpose: 'own-requests' }, async (ctx) =>
    ctx.render(
      <RequestsPage
        page={ctx.page}
        token={ctx.formToken()}
        requests={await readRequests(ctx)}
        now={ctx.app.now()}
        notice={ctx.query.has('sent') ? 'sent' : ctx.query.has('changed') ? 'changed' : undefined}
      />,
    ),
  ),
  post(
    `/requests/:id{${UUID_PATTERN}}`,
    { allow: 'newcomer', action: answerOwnRequest },
    async (ctx, run) => {
      const taken = await run({
        request: ctx.param('id'),
        kind: ctx.form.get('kind'),
        version: ctx.form.get('version'),
      });
      if (!taken.ok && taken.refusal === 'not-found') return ctx.notFound();
      return ctx.redirect(taken.ok ? '/requests' : '/requests?changed');
    },
  ),
];
