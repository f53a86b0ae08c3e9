import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { directorySnapshot, initiativeWithPage, textIn } from '#features/directory';
import { PAIRS_PATH } from '../model/paths.ts';
import { findPool, otherSides } from '../model/queries.ts';
import { dropMessage, sayReach, writeMessage } from './actions.ts';
import { findPhoto, findThread } from './queries.ts';
import { MAX_PHOTO_BYTES } from './rules.ts';
import { ThreadPage } from './ThreadPage.tsx';
import type { WriteRefusal } from './ThreadSection.tsx';

const PAIR_ROUTE = `${PAIRS_PATH}/:id{${UUID_PATTERN}}` as const;
/** To which a form of messages posts, for its key. */
export const MESSAGES_ROUTE = `${PAIR_ROUTE}/messages` as const;
const PERSONAL = { allow: 'newcomer', purpose: 'own-befriending' } as const;
/** A photo and the words beside it. */
const MAX_FORM_BYTES = MAX_PHOTO_BYTES + 100_000;
const MAX_TYPED_LENGTH = 20_000;
const IS_UUID = new RegExp(`^${UUID_PATTERN}$`);

async function renderThread(
  ctx: RequestContext<Newcomer>,
  typed = '',
  refusal?: WriteRefusal,
): Promise<Response> {
  const { app } = ctx;
  const { thread, other, initiative } = await ctx.readOwn(async (tx) => {
    const thread = await findThread(tx, app, ctx.param('id'));
    const people = new Set(thread.others.map(({ person }) => person));
    const other = (await otherSides(tx, app)).find(({ person }) => people.has(person));
    const pool = thread.pool === null ? undefined : await findPool(tx, { listing: thread.pool });
    return { thread, other: other?.card, initiative: pool?.initiative };
  });
  const place = initiative && initiativeWithPage(await directorySnapshot(app), initiative);
  return ctx.render(
    <ThreadPage
      page={ctx.page}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(MESSAGES_ROUTE)}
      thread={thread}
      translates={app.settings.translation !== undefined}
      typed={typed}
      refusal={refusal}
      sent={ctx.query.has('sent')}
      other={other}
      organisation={place ? textIn(place, ctx.language).text.name : ''}
    />,
    refusal ? (refusal === 'too-often' ? 429 : 422) : 200,
  );
}

/** The bytes of a photo that somebody chose; null when they chose none. */
async function chosenPhoto(ctx: RequestContext): Promise<Uint8Array | null> {
  const file = ctx.form.file('photo');
  return file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
}

const REFUSALS: readonly string[] = ['no-words', 'details', 'no-photo', 'too-often'] satisfies WriteRefusal[];
const isRefusal = (refusal: string): refusal is WriteRefusal => REFUSALS.includes(refusal);

/** What two cards that meet write to each other, and how they can be reached once both want it. */
export const relayRoutes: Route[] = [
  get(MESSAGES_ROUTE, PERSONAL, (ctx) => renderThread(ctx)),
  post(MESSAGES_ROUTE, { ...PERSONAL, action: writeMessage, maxBytes: MAX_FORM_BYTES }, async (ctx, run) => {
    const pair = ctx.param('id');
    const words = ctx.form.get('words').slice(0, MAX_TYPED_LENGTH);
    const held = ctx.form.get('held');
    const written = await run({
      idempotencyKey: ctx.formKey(held),
      pair,
      words,
      photo: await chosenPhoto(ctx),
      held: IS_UUID.test(held) ? held : null,
      language: ctx.language,
    });
    if (written.ok) return ctx.redirect(`${PAIRS_PATH}/${pair}/messages?sent#last`);
    const { refusal } = written;
    return renderThread(ctx, words, isRefusal(refusal) ? refusal : 'no-words');
  }),
  post(`${PAIR_ROUTE}/held`, { allow: 'newcomer', action: dropMessage }, async (ctx, run) => {
    await run({ message: ctx.form.get('held') });
    return ctx.redirect(`${PAIRS_PATH}/${ctx.param('id')}/messages`);
  }),
  post(`${PAIR_ROUTE}/reach`, { allow: 'newcomer', action: sayReach }, async (ctx, run) => {
    await run({ pair: ctx.param('id'), reach: ctx.form.get('reach') });
    return ctx.redirect(`${PAIRS_PATH}/${ctx.param('id')}/messages`);
  }),
  get(`${PAIR_ROUTE}/photos/:photo{${UUID_PATTERN}}`, PERSONAL, async (ctx) => {
    const photo = await ctx.readOwn((tx) => findPhoto(tx, ctx.app, ctx.param('id'), ctx.param('photo')));
    if (!photo) return ctx.notFound();
    return new Response(new Uint8Array(photo), {
      headers: { 'content-type': 'image/jpeg', 'cache-control': 'private, no-store' },
    });
  }),
];
