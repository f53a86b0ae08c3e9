import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource, hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { mergeFields } from '../edition/field-merge.ts';
import { lockForEditing } from '../edition/write-queries.ts';
import { findRegistrationByLink, listRegistrations } from '../registrations/queries.ts';
import { deletePhoto, insertPhoto, listPhotos, setPhotoConsent, updatePhotoCaption } from './queries.ts';

/** Photos in one report. */
export const MAX_PHOTOS = 60;

/**
 * Adds a photo to the report. Everybody who can be recognised in it must have consented, and whoever adds it says that
 * nobody else can be recognised (AVG art. 6(1)(a) and 7: consent can be demonstrated, and withdrawn as easily as given).
 */
export const addPhoto = action({
  name: 'meetings.put-photo',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    idempotencyKey: formSource,
    description: z.string().trim().max(300),
    people: z.array(z.uuid()).max(100),
    nobodyElse: z.boolean(),
    picture: z.instanceof(Buffer),
    width: z.int32(),
    height: z.int32(),
  }),
  run: async ({ tx, app, now }, input) => {
    if (!input.description) return refuse('no-words');
    if (!input.nobodyElse) return refuse('others');
    const attendees = (await listRegistrations(tx, input.edition)).flatMap(({ members }) => members);
    const consenting = new Set(attendees.filter(({ photoOk }) => photoOk).map(({ id }) => id));
    if (input.people.some((id) => !consenting.has(id))) return refuse('no-permission');
    if ((await listPhotos(tx, input.edition)).length >= MAX_PHOTOS) return refuse('too-many');
    const { edition, description, picture, width, height } = input;
    const id = deterministicId(app, 'photo', input.idempotencyKey);
    await insertPhoto(tx, { id, edition, description, picture, width, height }, input.people, now);
    return ok(null);
  },
});

/** Changes what a photo shows, in words for who cannot see it; two people at once lose nothing. */
export const changePhotoCaption = action({
  name: 'meetings.change-photo',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    photo: z.uuid(),
    seen: z.string().max(200),
    words: z.string().trim().max(300),
  }),
  run: async ({ tx }, input) => {
    await lockForEditing(tx, input.edition);
    const photo = (await listPhotos(tx, input.edition)).find(({ id }) => id === input.photo);
    if (!photo) return refuse('not-found');
    const typed = { words: input.words };
    const { values, conflicts } = mergeFields(input.seen, { words: photo.description }, typed);
    if (conflicts.length) return refuse('changed-elsewhere');
    if (!values.words) return refuse('no-caption');
    await updatePhotoCaption(tx, input.edition, photo.id, values.words);
    return ok(null);
  },
});

/** Removes a photo from the report and erases it. */
export const removePhoto = action({
  name: 'meetings.drop-photo',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), photo: z.uuid() }),
  run: async ({ tx }, input) => {
    await deletePhoto(tx, input.edition, input.photo);
    return ok(null);
  },
});

/**
 * Records whether somebody may be recognisable in photos. Withdrawing consent erases the photos they are in at once (a
 * database trigger does so).
 */
export const updatePhotoConsent = action({
  name: 'meetings.permit-photos',
  allow: 'anyone',
  input: z.object({ link: z.string().min(20).max(100), member: z.uuid(), yes: z.boolean() }),
  run: async ({ tx }, input) => {
    const registration = await findRegistrationByLink(tx, hashToken(input.link));
    if (!registration?.members.some(({ id }) => id === input.member)) return refuse('not-found');
    await setPhotoConsent(tx, registration.id, input.member, input.yes);
    return ok(null);
  },
});
