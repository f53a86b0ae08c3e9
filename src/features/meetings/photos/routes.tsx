import type { TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { mergeFields } from '../edition/field-merge.ts';
import { findEditionFromPath } from '../edition/public-edition.ts';
import { partyName } from '../registrations/rules.ts';
import { EDITION_PATH, loadEditionForTeam, teamRoute } from '../registrations/team-route.ts';
import { addPhoto, changePhotoCaption, removePhoto, updatePhotoConsent } from './actions.ts';
import { type PhotoRefusal, PhotosDeskPage } from './PhotosDeskPage.tsx';
import { findPicture, listPhotos } from './queries.ts';
import { readPicture } from './read-picture.ts';

const PHOTOS_PATH = `${EDITION_PATH}/photos` as const;

/** Enough for a photo as a phone makes it. */
const MAX_UPLOAD_BYTES = 15 * 1024 * 1024;

async function showDesk(
  ctx: RequestContext<TeamMember>,
  refusal?: PhotoRefusal,
  refusedCaption?: { photo: string; isConflict: boolean },
): Promise<Response> {
  const loaded = await loadEditionForTeam(ctx);
  if (!loaded) return ctx.notFound();
  const { edition, people } = loaded;
  const photos = await ctx.readAsTeam(edition.id, (tx) => listPhotos(tx, edition.id));
  const { get, getAll } = ctx.form;
  const captioned = photos.find(({ id }) => id === refusedCaption?.photo);
  const merged =
    captioned && mergeFields(get('seen'), { words: captioned.description }, { words: get('words') });
  return ctx.render(
    <PhotosDeskPage
      page={{ ...ctx.page, path: `/organise/${edition.id}/photos` }}
      edition={edition}
      photos={photos}
      people={people.flatMap((registration) =>
        registration.members
          .filter(({ photoOk }) => photoOk)
          .map(({ id, firstName, code }) => ({
            id,
            name: `${firstName ?? partyName(registration)} · ${code}`,
          })),
      )}
      values={{
        description: refusedCaption ? '' : get('words'),
        people: getAll('people'),
        nobodyElse: get('nobodyElse') === 'yes',
      }}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(PHOTOS_PATH)}
      refusal={refusal}
      caption={
        captioned && merged && { photo: captioned.id, words: get('words'), conflicts: merged.conflicts }
      }
    />,
    refusedCaption?.isConflict ? 409 : refusal ? 422 : 200,
  );
}

/** Not cached: whoever is in a photo can withdraw consent at any moment. */
const jpegResponse = (picture: Buffer): Response =>
  new Response(new Uint8Array(picture), {
    headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' },
  });

/** The photos of the report: the team adds and removes them, people give or withdraw consent, everybody sees them. */
export const photoRoutes: Route[] = [
  teamRoute('/photos', 'organiser', 'organising', (ctx) => showDesk(ctx)),
  post(
    PHOTOS_PATH,
    { allow: 'organiser', action: addPhoto, purpose: 'organising', maxBytes: MAX_UPLOAD_BYTES },
    async (ctx, run) => {
      const file = ctx.form.file('picture');
      const photo = file && (await readPicture(new Uint8Array(await file.arrayBuffer())));
      if (!photo) return showDesk(ctx, 'not-a-picture');
      const { get, getAll } = ctx.form;
      const { bytes: picture, width, height } = photo;
      const result = await run({
        edition: ctx.param('edition'),
        idempotencyKey: ctx.formKey(),
        description: get('words'),
        people: getAll('people'),
        nobodyElse: get('nobodyElse') === 'yes',
        picture,
        width,
        height,
      });
      if (result.ok) return ctx.redirect(`/organise/${ctx.param('edition')}/photos`);
      if (result.refusal === 'not-found' || result.refusal === 'not-signed-in') return ctx.notFound();
      return showDesk(ctx, result.refusal);
    },
  ),
  post(
    `${PHOTOS_PATH}/words`,
    { allow: 'organiser', action: changePhotoCaption, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const edition = ctx.param('edition');
      const photo = get('photo');
      const result = await run({ edition, photo, seen: get('seen'), words: get('words') });
      if (result.ok) return ctx.redirect(`/organise/${edition}/photos`);
      const isConflict = result.refusal === 'changed-elsewhere';
      return showDesk(ctx, isConflict ? undefined : 'no-caption', { photo, isConflict });
    },
  ),
  post(`${EDITION_PATH}/photos/drop`, { allow: 'organiser', action: removePhoto }, async (ctx, run) => {
    const edition = ctx.param('edition');
    await run({ edition, photo: ctx.form.get('photo') });
    return ctx.redirect(`/organise/${edition}/photos`);
  }),
  teamRoute(`/photos/:photo{${UUID_PATTERN}}`, 'organiser', 'organising', async (ctx, { edition }) => {
    const picture = await ctx.readAsTeam(edition.id, (tx) => findPicture(tx, edition.id, ctx.param('photo')));
    return picture ? jpegResponse(picture) : ctx.notFound();
  }),
  get(`/meetings/:slug/photos/:photo{${UUID_PATTERN}}`, { allow: 'anyone' }, async (ctx) => {
    const edition = await findEditionFromPath(ctx);
    if (!edition) return ctx.notFound();
    const picture = await ctx.readPublic((tx) => findPicture(tx, edition.id, ctx.param('photo')));
    return picture ? jpegResponse(picture) : ctx.notFound();
  }),
  post('/m/:link/photos', { allow: 'anyone', action: updatePhotoConsent }, async (ctx, run) => {
    const link = ctx.param('link');
    const result = await run({
      link,
      member: ctx.form.get('member'),
      yes: ctx.form.get('yes') === 'yes',
    });
    return result.ok ? ctx.redirect(`/m/${link}#photos`) : ctx.notFound();
  }),
];
