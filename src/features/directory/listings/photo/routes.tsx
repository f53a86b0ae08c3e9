import type { Owner } from '#core/access/actor.ts';
import { problemJson } from '#core/http/problem-json.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, type ImageRoute, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readPicture } from '#core/read-picture.ts';
import { findListing } from '../model/queries.ts';
import { OWNER_PATH } from '../owner-sessions/rules.ts';
import { addListingPhoto, describePhoto, removeListingPhoto } from './actions.ts';
import { type ListingPhotoRefusal, PhotoPage } from './PhotoPage.tsx';
import { findListingPhoto, findOwnPicture, findPublicPicture } from './queries.ts';

const PHOTO_PATH = `${OWNER_PATH}/photo` as const;

/** Enough for a photo as a phone makes it. */
const MAX_UPLOAD_BYTES = 15 * 1024 * 1024;
/** The widest that a page shows it on a phone with a sharp screen, and the picture on a card. */
const PHOTO_SIDE_PIXELS = 1_000;
const THUMBNAIL_SIDE_PIXELS = 144;
const YEAR_SECONDS = 31_536_000;

async function showPhotoPage(ctx: RequestContext<Owner>, refusal?: ListingPhotoRefusal): Promise<Response> {
  const photo = await ctx.readPublic(async (tx) => {
    const listing = await findListing(tx, { link: ctx.actor.link });
    return listing && { name: listing.form.name, photo: await findListingPhoto(tx, listing.id) };
  });
  if (!photo) return ctx.notFound();
  return ctx.render(
    <PhotoPage
      page={{ ...ctx.page, path: PHOTO_PATH }}
      token={ctx.formToken()}
      {...photo}
      typed={refusal ? ctx.form.get('words') : (photo.photo?.words ?? '')}
      refusal={refusal}
      ownerPath={OWNER_PATH}
    />,
    refusal ? 422 : 200,
  );
}

const jpegResponse = (picture: Buffer, cacheControl: string): Response =>
  new Response(new Uint8Array(picture), {
    headers: { 'content-type': 'image/jpeg', 'cache-control': cacheControl },
  });

/** The owner adds, describes and removes the photo of an initiative. */
export const photoRoutes: Route[] = [
  get(PHOTO_PATH, { allow: 'owner', teamLanguages: true }, (ctx) => showPhotoPage(ctx)),
  post(
    PHOTO_PATH,
    { allow: 'owner', teamLanguages: true, action: addListingPhoto, maxBytes: MAX_UPLOAD_BYTES },
    async (ctx, run) => {
      const file = ctx.form.file('picture');
      const raw = file && new Uint8Array(await file.arrayBuffer());
      const photo = raw && (await readPicture(raw, { sidePixels: PHOTO_SIDE_PIXELS }));
      const small = raw && (await readPicture(raw, { sidePixels: THUMBNAIL_SIDE_PIXELS, fit: 'square' }));
      if (!photo || !small) return showPhotoPage(ctx, 'not-a-picture');
      const { bytes: picture, width, height } = photo;
      const added = await run({
        words: ctx.form.get('words'),
        agreed: ctx.form.get('agreed') === 'yes',
        picture,
        thumbnail: small.bytes,
        width,
        height,
      });
      if (added.ok) return ctx.redirect(`${OWNER_PATH}#photo`);
      if (added.refusal === 'no-words' || added.refusal === 'not-agreed')
        return showPhotoPage(ctx, added.refusal);
      return added.refusal === 'not-understood' ? showPhotoPage(ctx, 'no-words') : ctx.notFound();
    },
  ),
  post(
    `${PHOTO_PATH}/words`,
    { allow: 'owner', teamLanguages: true, action: describePhoto },
    async (ctx, run) => {
      const described = await run({ words: ctx.form.get('words') });
      if (described.ok) return ctx.redirect(`${OWNER_PATH}#photo`);
      return described.refusal === 'no-words' ? showPhotoPage(ctx, 'no-words') : ctx.notFound();
    },
  ),
  post(
    `${PHOTO_PATH}/remove`,
    { allow: 'owner', teamLanguages: true, action: removeListingPhoto },
    async (ctx, run) => {
      await run({});
      return ctx.redirect(PHOTO_PATH);
    },
  ),
  get(`${PHOTO_PATH}/picture`, { allow: 'owner', teamLanguages: true }, async (ctx) => {
    const picture = await ctx.readPublic(async (tx) => {
      const listing = await findListing(tx, { link: ctx.actor.link });
      return listing && findOwnPicture(tx, listing.id);
    });
    return picture ? jpegResponse(picture, 'private, no-store') : ctx.notFound();
  }),
];

/** The photo of a public initiative, large or as on a card. Another photo has another address. */
export const initiativePhotoRoute: ImageRoute = {
  path: `/photos/:initiative{${UUID_PATTERN}}/:version/:size`,
  handler: async ({ app, param }) => {
    const [initiative, version] = [param('initiative'), param('version')];
    const found = await findPublicPicture(app.db, initiative, version);
    if (!found) return problemJson(404, 'There is no such photo.', 'It was removed, or is not public.');
    const picture = param('size') === 'small' ? found.thumbnail : found.picture;
    return jpegResponse(picture, `public, max-age=${YEAR_SECONDS}, immutable`);
  },
};
