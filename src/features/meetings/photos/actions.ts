import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { findRegistrationByLink, listRegistrations } from '../registrations/queries.ts';
import { addPhoto, deletePhoto, photosOf, setPermission } from './queries.ts';

/** One report is no album. */
export const MOST_PHOTOS = 60;

/**
 * Puts a photo in the report. Everybody who can be recognised in it must have said yes, and whoever adds it says that
 * nobody else can be recognised (AVG art. 6(1)(a) and 7: permission can be shown, and taken back as easily as given).
 */
export const putPhoto = action({
  name: 'meetings.put-photo',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    idempotencyKey: z.string().min(8).max(64),
    words: z.string().trim().max(300),
    people: z.array(z.uuid()).max(100),
    nobodyElse: z.boolean(),
    picture: z.instanceof(Buffer),
    width: z.number().int(),
    height: z.number().int(),
  }),
  run: async ({ tx, app, now }, said) => {
    if (!said.words) return refuse('no-words');
    if (!said.nobodyElse) return refuse('others');
    const members = (await listRegistrations(tx, said.edition)).flatMap((one) => one.members);
    const may = new Set(members.filter(({ photoOk }) => photoOk).map(({ id }) => id));
    if (said.people.some((id) => !may.has(id))) return refuse('no-permission');
    if ((await photosOf(tx, said.edition)).length >= MOST_PHOTOS) return refuse('too-many');
    const { edition, words, picture, width, height } = said;
    const id = deterministicId(app, 'photo', said.idempotencyKey);
    await addPhoto(tx, { id, edition, words, picture, width, height }, said.people, now);
    return ok(null);
  },
});

/** Takes a photo out of the report, and erases it. */
export const removePhoto = action({
  name: 'meetings.drop-photo',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), photo: z.uuid() }),
  run: async ({ tx }, said) => {
    await deletePhoto(tx, said.edition, said.photo);
    return ok(null);
  },
});

/** Says whether one may be recognisable in photos. Taking it back erases the photos one is in, at once. */
export const permitPhotos = action({
  name: 'meetings.permit-photos',
  allow: 'anyone',
  input: z.object({ link: z.string().min(20).max(100), member: z.uuid(), yes: z.boolean() }),
  run: async ({ tx }, said) => {
    const mine = await findRegistrationByLink(tx, hashToken(said.link));
    if (!mine?.members.some(({ id }) => id === said.member)) return refuse('not-there');
    await setPermission(tx, mine.id, said.member, said.yes);
    return ok(null);
  },
});
