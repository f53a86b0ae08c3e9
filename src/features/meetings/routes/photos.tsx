import { newOnce } from '#core/http/csrf.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { dropPhoto, permitPhotos, putPhoto } from '../actions/photos.ts';
import { type PhotoRefusal, PhotosPage } from '../pages/team/photos.tsx';
import { nameOf } from '../pages/team/seats.tsx';
import { readPicture } from '../photo.ts';
import { photosOf, pictureOf } from '../store/photos.ts';
import { editionOf } from './look.tsx';
import { seen, teamAddress } from './organise.tsx';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';
/** A photo as a phone makes it. */
const MOST_BYTES = 15 * 1024 * 1024;

async function show(visit: Visit, refusal?: PhotoRefusal): Promise<Response> {
  const found = await seen(visit);
  if (!found) return visit.notThere();
  const { edition, people } = found;
  const photos = await visit.oversee(edition.id, (tx) => photosOf(tx, edition.id));
  const { one, all } = visit.form;
  return visit.page(
    <PhotosPage
      reader={{ ...visit.reader, path: `/organise/${edition.id}/photos` }}
      edition={edition}
      photos={photos}
      people={people.flatMap((whose) =>
        whose.members
          .filter(({ photoOk }) => photoOk)
          .map(({ id, firstName, code }) => ({ id, name: `${firstName ?? nameOf(whose)} · ${code}` })),
      )}
      typed={{
        once: newOnce(),
        words: one('words'),
        people: all('people'),
        nobodyElse: one('nobodyElse') === 'yes',
      }}
      token={visit.token()}
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

export const photoAddresses = addresses(
  teamAddress('/photos', 'organiser', 'organising', (visit) => show(visit)),
  {
    method: 'post',
    path: `${PATH}/photos`,
    may: 'organiser',
    does: putPhoto,
    shows: 'organising',
    mostBytes: MOST_BYTES,
    answer: async (visit) => {
      const file = visit.form.file('picture');
      const read = file && (await readPicture(new Uint8Array(await file.arrayBuffer())));
      if (!read) return show(visit, 'not-a-picture');
      const { one, all } = visit.form;
      const { bytes: picture, width, height } = read;
      const done = await putPhoto(visit.house, visit.actor, {
        edition: visit.param('edition'),
        once: one('once'),
        words: one('words'),
        people: all('people'),
        nobodyElse: one('nobodyElse') === 'yes',
        picture,
        width,
        height,
      });
      if (done.ok) return visit.go(`/organise/${visit.param('edition')}/photos`);
      if (done.refusal === 'not-there' || done.refusal === 'not-signed-in') return visit.notThere();
      return show(visit, done.refusal);
    },
  },
  {
    method: 'post',
    path: `${PATH}/photos/drop`,
    may: 'organiser',
    does: dropPhoto,
    answer: async (visit) => {
      const edition = visit.param('edition');
      await dropPhoto(visit.house, visit.actor, { edition, photo: visit.form.one('photo') });
      return visit.go(`/organise/${edition}/photos`);
    },
  },
  teamAddress('/photos/:photo{[0-9a-f-]{36}}', 'organiser', 'organising', async (visit, { edition }) => {
    const read = () => visit.oversee(edition.id, (tx) => pictureOf(tx, edition.id, visit.param('photo')));
    const picture = await read();
    return picture ? jpeg(picture) : visit.notThere();
  }),
  {
    method: 'get',
    path: '/meetings/:slug/photos/:photo{[0-9a-f-]{36}}',
    may: 'anyone',
    answer: async (visit) => {
      const edition = await editionOf(visit);
      if (!edition) return visit.notThere();
      const picture = await visit.browse((tx) => pictureOf(tx, edition.id, visit.param('photo')));
      return picture ? jpeg(picture) : visit.notThere();
    },
  },
  {
    method: 'post',
    path: '/m/:link/photos',
    may: 'anyone',
    does: permitPhotos,
    answer: async (visit) => {
      const said = { link: visit.param('link'), member: visit.form.one('member') };
      const done = await permitPhotos(visit.house, visit.actor, {
        ...said,
        yes: visit.form.one('yes') === 'yes',
      });
      return done.ok ? visit.go(`/m/${said.link}#photos`) : visit.notThere();
    },
  },
);
