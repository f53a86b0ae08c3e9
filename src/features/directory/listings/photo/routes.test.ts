import sharp from 'sharp';
import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { registerInitiative, vouchFor } from '../../../../../test/support/listings.ts';
import { OWN } from '../../../../../test/support/owners.ts';
import { signInTeam } from '../../../../../test/support/team.ts';
import { directorySnapshot } from '../../index.ts';
import { findListingPhoto } from './queries.ts';

const { app, browser, faults } = await createTestApp();
const team = browser();
await signInTeam(team, app, await issueOperatorLink(app, 'Deniz', 900));
const owner = browser();
// The photo is there before anybody vouched: it becomes public with the initiative.
await registerInitiative(owner);

/** A photo as a phone makes it: lying on its side, with the place in it. */
const camera = await sharp({ create: { width: 2_400, height: 1_200, channels: 3, background: '#3a7d5c' } })
  .withExif({ IFD0: { Copyright: 'SECRET-CAMERA' }, IFD3: { GPSLatitude: '52/1 4/1 0/1' } })
  .withMetadata({ orientation: 6 })
  .jpeg()
  .toBuffer();
const file = (bytes: Uint8Array = camera) =>
  new File([new Uint8Array(bytes)], 'foto.jpg', { type: 'image/jpeg' });
const add = async (fields: Record<string, string | File>) => {
  await owner.get(`${OWN}/photo`);
  return owner.post(`${OWN}/photo`, { words: 'Een lange tafel met wol', agreed: 'yes', ...fields });
};
const initiative = async () => (await directorySnapshot(app)).initiatives.find(({ texts }) => texts.nl);
const picture = async (path: string) => {
  const answer = await browser().raw(path);
  return answer;
};

test('what is no photo, without words or without a yes is refused, and what was typed stays', async () => {
  const notPicture = await add({ picture: file(Buffer.from('<svg onload="x"/>')) });
  expect([notPicture.status, notPicture.html.includes('value="Een lange tafel met wol"')]).toEqual([
    422,
    true,
  ]);
  expect((await add({ picture: file(), words: ' ' })).html).toContain('Schrijf in een paar woorden');
  expect((await add({ picture: file(), agreed: '' })).html).toContain('Vraag eerst');
});

test('a photo goes public with the initiative: upright, small, without what the camera wrote, only once it is in sight', async () => {
  expect((await add({ picture: file() })).to).toBe(`${OWN}#photo`);
  expect((await owner.get(OWN)).html).toContain('alt="Een lange tafel met wol"');
  await vouchFor(team, 'Breicafé');
  const published = await initiative();
  expect(published?.photo).toMatchObject({ width: 500, height: 1_000, words: 'Een lange tafel met wol' });
  const page = await browser().get(`/nl/initiatives/${published?.id}`);
  const [, image = ''] = page.html.match(/<img([^>]*)>/) ?? [];
  for (const attribute of ['width="500"', 'height="1000"', 'loading="lazy"', 'alt="Een lange tafel met wol"'])
    expect(image).toContain(attribute);
  const src = image.match(/src="([^"]+)"/)?.[1] ?? '';
  const large = await picture(src);
  expect(large.headers.get('content-type')).toBe('image/jpeg');
  expect(large.headers.get('cache-control')).toContain('immutable');
  expect(large.html).not.toContain('SECRET-CAMERA');
  expect((await browser().get('/nl/initiatives')).html).toContain(src.replace('/large', '/small'));
});

test('other words are public at once, and a removed photo is gone at its address too', async () => {
  const before = await initiative();
  await owner.get(`${OWN}/photo`);
  await owner.post(`${OWN}/photo/words`, { words: 'Vier mensen breien' });
  expect((await initiative())?.photo?.words).toBe('Vier mensen breien');
  const address = `/photos/${before?.id}/${before?.photo?.version}/large`;
  expect((await picture(address)).status).toBe(200);
  await owner.post(`${OWN}/photo/remove`, {});
  expect((await initiative())?.photo).toBeUndefined();
  expect((await picture(address)).status).toBe(404);
  expect((await picture(`/photos/${before?.id}/x/large`)).status).toBe(404);
});

test('who has another listing reads and writes no photo of this one', async () => {
  await add({ picture: file() });
  const { id } = await app.db.selectFrom('initiative').select('source_id as id').executeTakeFirstOrThrow();
  const stranger = privateLinkHash(app, 'listing', 'c0ffee00-0000-4000-a000-000000000000');
  await inTransaction(app.db, { link: stranger }, async (tx) => {
    expect(await findListingPhoto(tx, id)).toBeUndefined();
    const changed = await tx.updateTable('listing_photo').set({ words: 'x' }).executeTakeFirst();
    expect(changed.numUpdatedRows).toBe(0n);
  });
  expect((await browser().get(`${OWN}/photo/picture`)).status).toBe(403);
  expect(faults).toEqual([]);
});
