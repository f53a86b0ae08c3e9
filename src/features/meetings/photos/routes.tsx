import type { TeamMember } from '#core/access/actor.ts';
import { newIdempotencyKey } from '#core/http/csrf.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { seen, teamAddress } from '../organiser-desk/routes.tsx';
import { partyName } from '../registrations/rules.ts';
import { editionOf } from '../website/routes.tsx';
import { permitPhotos, putPhoto, removePhoto } from './actions.ts';
import { type PhotoRefusal, PhotosPage } from './PhotosDesk.tsx';
import { photosOf, pictureOf } from './queries.ts';
import { readPicture } from './read-picture.ts';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';
/** A photo as a phone makes it. */
const MOST_BYTES = 15 * 1024 * 1024;

async function show(ctx: RequestContext<TeamMember>, refusal?: PhotoRefusal): Promise<Response> {
  const found = await seen(ctx);
  if (!found) return ctx.notFound();
  const { edition, people } = found;
  const photos = await ctx.readAsTeam(edition.id, (tx) => photosOf(tx, edition.id));
  const { get, getAll } = ctx.form;
  return ctx.render(
    <PhotosPage
      page={{ ...ctx.page, path: `/organise/${edition.id}/photos` }}
      edition={edition}
      photos={photos}
      people={people.flatMap((whose) =>
        whose.members
          .filter(({ photoOk }) => photoOk)
          .map(({ id, firstName, code }) => ({ id, name: `${firstName ?? partyName(whose)} · ${code}` })),
      )}
      typed={{
        idempotencyKey: newIdempotencyKey(),
        words: get('words'),
        people: getAll('people'),
        nobodyElse: get('nobodyElse') === 'yes',
      }}
      token={ctx.formToken()}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

/** Nothing may keep it: whoever is in it can take it back at any moment. */
const jpeg = (picture: Buffer): Response =>
  new Response(new Uint8Array(picture), {
    headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' },
  });

export const photoRoutes: Route[] = [
  teamAddress('/photos', 'organiser', 'organising', (ctx) => show(ctx)),
  post(
    `${PATH}/photos`,
    { allow: 'organiser', action: putPhoto, purpose: 'organising', maxBytes: MOST_BYTES },
    async (ctx, run) => {
      const file = ctx.form.file('picture');
      const read = file && (await readPicture(new Uint8Array(await file.arrayBuffer())));
      if (!read) return show(ctx, 'not-a-picture');
      const { get, getAll } = ctx.form;
      const { bytes: picture, width, height } = read;
      const done = await run({
        edition: ctx.param('edition'),
        idempotencyKey: get('once'),
        words: get('words'),
        people: getAll('people'),
        nobodyElse: get('nobodyElse') === 'yes',
        picture,
        width,
        height,
      });
      if (done.ok) return ctx.redirect(`/organise/${ctx.param('edition')}/photos`);
      if (done.refusal === 'not-there' || done.refusal === 'not-signed-in') return ctx.notFound();
      return show(ctx, done.refusal);
    },
  ),
  post(`${PATH}/photos/drop`, { allow: 'organiser', action: removePhoto }, async (ctx, run) => {
    const edition = ctx.param('edition');
    await run({ edition, photo: ctx.form.get('photo') });
    return ctx.redirect(`/organise/${edition}/photos`);
  }),
  teamAddress('/photos/:photo{[0-9a-f-]{36}}', 'organiser', 'organising', async (ctx, { edition }) => {
    const read = () => ctx.readAsTeam(edition.id, (tx) => pictureOf(tx, edition.id, ctx.param('photo')));
    const picture = await read();
    return picture ? jpeg(picture) : ctx.notFound();
  }),
  get('/meetings/:slug/photos/:photo{[0-9a-f-]{36}}', { allow: 'anyone' }, async (ctx) => {
    const edition = await editionOf(ctx);
    if (!edition) return ctx.notFound();
    const picture = await ctx.readPublic((tx) => pictureOf(tx, edition.id, ctx.param('photo')));
    return picture ? jpeg(picture) : ctx.notFound();
  }),
  post('/m/:link/photos', { allow: 'anyone', action: permitPhotos }, async (ctx, run) => {
    const said = { link: ctx.param('link'), member: ctx.form.get('member') };
    const done = await run({
      ...said,
      yes: ctx.form.get('yes') === 'yes',
    });
    return done.ok ? ctx.redirect(`/m/${said.link}#photos`) : ctx.notFound();
  }),
];
