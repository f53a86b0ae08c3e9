import sharp from 'sharp';
import { expect, test } from 'vitest';
import { rlsContextOf } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, SLUG, signUp } from '../../../../test/support/meeting.ts';
import { signInTeam } from '../../../../test/support/team.ts';
import { publishReport } from '../outcomes/actions.ts';
import { insertPhoto } from './queries.ts';
import { readPicture } from './read-picture.ts';

const { browser, app, faults } = await createTestApp();
const { id, teamLink, token, deniz, edition } = await meeting(app);
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}/photos`;
const aster = browser();
const asterPage = await signUp(aster, await edition(), [1], { name0: 'Aster' });
const bilal = browser();
const bilalPage = await signUp(bilal, await edition(), [2], { name0: 'Bilal' });

/** A photo as a phone makes it: lying on its side, with the place in it. */
const photo = await sharp({ create: { width: 2_400, height: 1_200, channels: 3, background: '#3a7d5c' } })
  .withExif({ IFD0: { Copyright: 'SECRET-CAMERA' }, IFD3: { GPSLatitude: '52/1 4/1 0/1' } })
  .withMetadata({ orientation: 6 })
  .jpeg()
  .toBuffer();
const file = (bytes: Uint8Array = photo) =>
  new File([new Uint8Array(bytes)], 'foto.jpg', { type: 'image/jpeg' });
const memberOf = (html: string) => html.match(/name="member" value="([^"]+)"/)?.[1] ?? '';
const onceOf = (html: string) => html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
const pictures = (html: string) => [...html.matchAll(/photos\/([0-9a-f-]{36})/g)].map(([, id]) => id ?? '');

async function put(fields: Record<string, string | string[] | File>) {
  const { html } = await team.get(desk);
  return team.post(desk, { once: onceOf(html), nobodyElse: 'yes', ...fields });
}

test('a photo comes in upright, no wider than a screen and without what the camera wrote into it', async () => {
  const read = await readPicture(photo);
  expect([read?.width, read?.height]).toEqual([800, 1_600]);
  expect(photo.toString('latin1')).toContain('SECRET-CAMERA');
  expect(read?.bytes.toString('latin1')).not.toContain('SECRET-CAMERA');
  expect((await sharp(read?.bytes).metadata()).exif).toBeUndefined();
  expect(await readPicture(Buffer.from('<svg onload="x"/>nothing'))).toBeUndefined();
  expect(await readPicture(photo.subarray(0, 500))).toBeUndefined();
});

test('who did not say yes cannot be chosen, and the database itself refuses', async () => {
  expect((await team.get(desk)).html).not.toContain('Aster');
  const bilalId = memberOf((await bilal.get(bilalPage)).html);
  const refused = await put({ picture: file(), words: 'Twee mensen praten', people: [bilalId] });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('zei intussen nee');
  expect(refused.html).toContain('value="Twee mensen praten"');
  const row = { id: crypto.randomUUID(), edition: id, picture: photo, width: 1, height: 1, description: 'x' };
  const rlsContext = rlsContextOf(deniz);
  await expect(
    inTransaction(app.db, rlsContext, (tx) => insertPhoto(tx, row, [bilalId], app.now())),
  ).rejects.toThrow('no permission');
  expect((await team.get(desk)).html).not.toContain('class="photo"');
});

test('a text, an empty choice, missing words, or somebody else in it: a clear word, and what was typed stays', async () => {
  const notAPhoto = await put({ picture: file(Buffer.from('geen foto')), words: 'Een zaal' });
  expect([
    notAPhoto.status,
    notAPhoto.html.includes('JPEG'),
    notAPhoto.html.includes('value="Een zaal"'),
  ]).toEqual([422, true, true]);
  expect((await put({ words: 'Een zaal' })).status).toBe(422);
  expect((await put({ picture: file(), words: '' })).html).toContain('Schrijf wat er te zien is');
  expect((await put({ picture: file(), words: 'Zaal', nobodyElse: '' })).html).toContain(
    'Kijk of verder niemand',
  );
  const large = await put({ picture: file(Buffer.alloc(16 * 1024 * 1024)), words: 'Groot' });
  expect(large.status).toBe(413);
});

test('with a yes it stands in the report when that is public; taken back, it is erased at once', async () => {
  const asterId = memberOf((await aster.get(asterPage)).html);
  await aster.post(`${asterPage}/photos`, { member: asterId, yes: 'yes' });
  expect((await aster.get(asterPage)).html).toContain('Je zei ja.');
  const once = onceOf((await team.get(desk)).html);
  const fields = { once, picture: file(), words: 'Mensen aan tafel', people: [asterId] };
  await put(fields);
  await put(fields);
  await put({ picture: file(), words: 'Een lege zaal' });
  const photoIds = [...new Set(pictures((await team.get(desk)).html))];
  expect(photoIds).toHaveLength(2);
  // Made at the same moment, so in any order: hers first.
  const herFigure = (await team.get(desk)).html
    .split('<figure')
    .find((figure) => figure.includes('Mensen aan tafel'));
  photoIds.sort((photoId) => (herFigure?.includes(photoId) ? -1 : 1));
  expect((await team.get(`${desk}/${photoIds[0]}`)).status).toBe(200);
  const publicPath = `/nl/meetings/${SLUG}/photos`;
  expect((await browser().get(`${publicPath}/${photoIds[0]}`)).status).toBe(404);
  const { startsAt } = await edition();
  const originalNow = app.now;
  app.now = () => new Date(startsAt.getTime() + 3_600_000);
  await publishReport(app, deniz, { edition: id });
  const report = await browser().get(`/nl/meetings/${SLUG}/report`);
  expect(report.html).toContain('Mensen aan tafel');
  expect((await browser().get(`${publicPath}/${photoIds[0]}`)).headers.get('cache-control')).toBe('no-store');
  // Somebody else's member is not his to decide about.
  await bilal.get(bilalPage);
  expect((await bilal.post(`${bilalPage}/photos`, { member: asterId, yes: 'no' })).status).toBe(404);
  await aster.get(asterPage);
  await aster.post(`${asterPage}/photos`, { member: asterId, yes: 'no' });
  const after = await browser().get(`/nl/meetings/${SLUG}/report`);
  expect(after.html).not.toContain('Mensen aan tafel');
  expect(after.html).toContain('Een lege zaal');
  expect((await browser().get(`${publicPath}/${photoIds[0]}`)).status).toBe(404);
  await signInTeam(team, app, teamLink);
  const list = await team.get(desk);
  expect(list.html).toContain('Gewist: iemand op deze foto');
  for (const photo of photoIds) await team.post(`${desk}/drop`, { photo });
  expect((await team.get(desk)).html).not.toContain('class="photo"');
  app.now = originalNow;
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
