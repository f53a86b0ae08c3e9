import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { BOOTH_PATH } from '../helping/BoothPage.tsx';
import { boothOf } from '../helping/booth-routes.tsx';
import { openBooth } from '../helping/booth-state.ts';
import { findVoiceTable } from '../helping/queries.ts';
import { readAsVoice } from '../helping/read-as-voice.ts';
import { listStatements } from '../model/queries.ts';
import { type AdmitReply, type CastReply, MAX_PER_REQUEST } from './protocol.ts';
import { admitFromTablet, arrivalAt, castFromTablet } from './receive.ts';
import { TabletPage } from './TabletPage.tsx';

const TABLET_PATH = `${BOOTH_PATH}/tablet` as const;
const TAKES = { allow: 'anyone', withoutAction: 'ballot', maxBytes: 4_000_000 } as const;
const NO_STORE = { headers: { 'cache-control': 'no-store' } };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const textsOf = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.length <= MAX_PER_REQUEST && value.every((each) => typeof each === 'string')
    ? value
    : undefined;

/** Where what this tablet sends arrives; `ended` when its table was ended, undefined when it is no tablet of ours. */
async function arrivalOf(ctx: RequestContext) {
  const booth = await boothOf(ctx);
  if (booth) return arrivalAt(ctx.app, booth.conversation, booth.state.table);
  return openBooth(ctx.app, ctx.cookie('voice-booth'), ctx.app.now()) ? ('ended' as const) : undefined;
}

/** A tablet that takes people in without network. */
export const tabletRoutes: Route[] = [
  get(TABLET_PATH, { allow: 'anyone' }, async (ctx) => {
    const booth = await boothOf(ctx);
    if (!booth) return ctx.notFound();
    const table = await readAsVoice(ctx.app, (tx) => findVoiceTable(tx, booth.state.table));
    if (!table) return ctx.notFound();
    const statements = await ctx.readPublic((tx) => listStatements(tx, booth.conversation.id));
    return ctx.render(
      <TabletPage
        page={{ ...ctx.page, path: TABLET_PATH, query: '' }}
        conversation={booth.conversation}
        statements={statements.filter(({ state }) => state === 'shown')}
        table={table}
        token={ctx.formToken()}
      />,
    );
  }),
  /** A form token, for a page that was open for days. */
  get(`${TABLET_PATH}/token`, { allow: 'anyone' }, (ctx) =>
    ctx.cookie('voice-booth') ? Response.json({ token: ctx.formToken() }, NO_STORE) : ctx.notFound(),
  ),
  post(`${TABLET_PATH}/admit`, TAKES, async (ctx) => {
    const arrival = await arrivalOf(ctx);
    if (!arrival) return ctx.notFound();
    if (arrival === 'ended')
      return Response.json({ isEnded: true, outcomes: [] } satisfies AdmitReply, NO_STORE);
    const sealed = textsOf(parseJson(ctx.form.get('admissions')));
    if (!sealed) return Response.json({ refusal: 'not-understood' }, { ...NO_STORE, status: 422 });
    const outcomes = await admitFromTablet(arrival, sealed, ctx.clientNetwork);
    return Response.json({ isEnded: false, outcomes } satisfies AdmitReply, NO_STORE);
  }),
  post(`${TABLET_PATH}/cast`, TAKES, async (ctx) => {
    const arrival = await arrivalOf(ctx);
    if (!arrival) return ctx.notFound();
    if (arrival === 'ended')
      return Response.json({ isEnded: true, outcomes: [] } satisfies CastReply, NO_STORE);
    const sealed = textsOf(parseJson(ctx.form.get('ballots')));
    const proofs = textsOf(parseJson(ctx.form.get('proofs')));
    if (!sealed || proofs?.length !== sealed.length)
      return Response.json({ refusal: 'not-understood' }, { ...NO_STORE, status: 422 });
    const outcomes = await castFromTablet(
      arrival,
      sealed.map((each, i) => ({ sealed: each, proofOf: () => proofs[i] })),
    );
    return Response.json({ isEnded: false, outcomes } satisfies CastReply, NO_STORE);
  }),
];
