import { renderSVG } from 'uqr';
import { rlsContextOf } from '#core/access/actor.ts';
import { readByConsent } from '#core/access/logged-read.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { waitingGuideCode } from '#features/accounts';
import { consentsOfGuide } from '#features/consents';
import { directorySnapshot } from '#features/directory';
import { guidedRequests } from '#features/placements';
import { giveBack, showCode } from './actions.ts';
import { DeskPage } from './DeskPage.tsx';
import { GUIDE_PATH } from './rules.ts';

const NOTICES = ['given-back', 'ended'] as const;

export const deskRoutes: Route[] = [
  get(GUIDE_PATH, { allow: 'guide', teamLanguages: true, purpose: 'guidance' }, async (ctx) => {
    const { app, actor } = ctx;
    const { byId } = await directorySnapshot(app);
    const now = app.now();
    const desk = await readByConsent(
      app,
      rlsContextOf(actor),
      { purpose: 'guidance', page: GUIDE_PATH },
      async (tx) => {
        const people = await consentsOfGuide(tx, { account: actor.account }, now);
        const requests = (await guidedRequests(tx)).map((request) => ({
          ...request,
          place: byId.get(request.initiative),
        }));
        const code = await waitingGuideCode(tx, app, actor.account, now);
        // The list shows what the consents themselves say; whoever has a request through this guide is looked at besides.
        return { value: { people, requests, code }, consents: requests.map(({ consent }) => consent) };
      },
    );
    const codeUrl = desk.code && `${app.publicUrl}/${ctx.language}/sharing/new/guide`;
    return ctx.render(
      <DeskPage
        page={ctx.page}
        token={ctx.formToken()}
        guide={{ name: actor.name, organisation: actor.guideOf ?? '' }}
        {...desk}
        qr={codeUrl ? renderSVG(codeUrl, { border: 2 }) : undefined}
        notice={NOTICES.find((notice) => ctx.query.has(notice))}
      />,
    );
  }),
  post(`${GUIDE_PATH}/code`, { allow: 'guide', teamLanguages: true, action: showCode }, async (ctx, run) => {
    await run({});
    return ctx.redirect(`${GUIDE_PATH}#code`);
  }),
  post(
    `${GUIDE_PATH}/:id{${UUID_PATTERN}}/give-back`,
    { allow: 'guide', teamLanguages: true, action: giveBack },
    async (ctx, run) => {
      const given = await run({ consent: ctx.param('id') });
      return ctx.redirect(`${GUIDE_PATH}?${given.ok ? 'given-back' : 'ended'}`);
    },
  ),
];
