import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { enqueueJob } from '#core/jobs.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { countAttempt, countedHash } from '#core/rate-limit.ts';
import { readPicture } from '#core/read-picture.ts';
import { ok, refuse } from '#core/result.ts';
import { detailsIn } from './details.ts';
import { RELAY_JOB } from './job-kind.ts';
import { addMessage, dropHeldMessage, findThread, photosOf, shareReach } from './queries.ts';
import {
  languageOfWords,
  MAX_MESSAGE_LENGTH,
  MAX_PHOTO_BYTES,
  MAX_REACH_LENGTH,
  MESSAGES_PER_HOUR,
  PHOTO_SIDE_PIXELS,
} from './rules.ts';

const HOUR_SECONDS = 3_600;

/** Writes to the other side of a pair. What leads out of the conversation waits until both want it, and the writer is told so. */
export const writeMessage = action({
  name: 'befriending.write',
  allow: 'newcomer',
  input: z.object({
    idempotencyKey: formSource,
    pair: z.uuid(),
    words: z.string().trim().max(MAX_MESSAGE_LENGTH),
    photo: z.instanceof(Uint8Array).nullable(),
    /** The e-mail that waited and is sent now. */
    held: z.uuid().nullable(),
    language: z.string().max(8),
  }),
  run: async ({ tx, app, actor, now }, { pair, words, photo, held, language, idempotencyKey }) => {
    const thread = await findThread(tx, app, pair);
    if (!thread.open) return refuse('closed');
    if (photo && photo.length > MAX_PHOTO_BYTES) return refuse('no-photo');
    const picture = photo ? await readPicture(photo, { sidePixels: PHOTO_SIDE_PIXELS }) : undefined;
    if (photo && !picture) return refuse('no-photo');
    const waited = thread.messages.find(({ id, mine, state }) => id === held && mine && state === 'held');
    const photos = [...(waited ? await photosOf(tx, app, waited.id) : []), ...(picture ? [picture] : [])];
    if (!words && photos.length === 0) return refuse('no-words');
    if (!thread.bothShare && detailsIn(words).length > 0) return refuse('details');
    const bucket = `befriending:messages:${countedHash(app, actor.person)}`;
    if (!(await countAttempt(tx, bucket, MESSAGES_PER_HOUR, HOUR_SECONDS, now))) return refuse('too-often');
    const id = deterministicId(app, 'befriending-message', idempotencyKey);
    const message = {
      id,
      pair,
      person: actor.person,
      language: languageOfWords(words, language, thread.languages),
      words,
      via: 'page' as const,
      heldBecause: null,
      leftOut: 0,
      mailHash: null,
      photos,
    };
    if (await addMessage(tx, app, message, now)) {
      await enqueueJob(tx, RELAY_JOB, { message: id }, { idempotencyKey: `${RELAY_JOB}:${id}` });
      if (waited) await dropHeldMessage(tx, waited.id);
    }
    return ok(null);
  },
});

/** Throws away an e-mail that waited. */
export const dropMessage = action({
  name: 'befriending.drop-held',
  allow: 'newcomer',
  input: z.object({ message: z.uuid() }),
  run: async ({ tx }, { message }) => ((await dropHeldMessage(tx, message)) ? ok(null) : refuse('gone')),
});

/** Says how one can be reached by the other side, who reads it once they said theirs; without words it is taken back. */
export const sayReach = action({
  name: 'befriending.share-reach',
  allow: 'newcomer',
  input: z.object({ pair: z.uuid(), reach: z.string().trim().max(MAX_REACH_LENGTH) }),
  run: async ({ tx, app, actor, now }, { pair, reach }) => {
    const thread = await findThread(tx, app, pair);
    if (!thread.open) return refuse('closed');
    // With somebody younger than eighteen it stays here, where the organisation can be asked to look.
    if (thread.minor) return refuse('minor');
    await shareReach(tx, app, pair, actor.person, reach || null, now);
    return ok(null);
  },
});
