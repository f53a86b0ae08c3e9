import type { AppContext } from '#core/context.ts';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { enqueueJob } from '#core/jobs.ts';
import { deterministicId, hashToken } from '#core/private-links.ts';
import { readPicture, type UploadedPicture } from '#core/read-picture.ts';
import type { MailAbove, MailForAbove } from '#features/contact';
import { relayAddressIn } from './address.ts';
import { cleanLetter } from './clean-letter.ts';
import { detailsIn } from './details.ts';
import { RELAY_JOB } from './job-kind.ts';
import { type Correspondent, correspondentOf, markUndelivered } from './letter-queries.ts';
import { emailAboutLetter } from './mail.ts';
import { addMessage, bothShareReach } from './queries.ts';
import {
  type HeldReason,
  languageOfWords,
  MAX_MESSAGE_LENGTH,
  MAX_PHOTO_BYTES,
  MAX_PHOTOS,
  PHOTO_SIDE_PIXELS,
} from './rules.ts';

const AS_RELAY: RlsContext = { systemTask: { name: 'befriending' } };

/**
 * Reads an e-mail to a relay address. Only the one whose address it is writes by it, from the e-mail address that they gave: what a
 * stranger sends with the same address reaches nobody. Of the e-mail go the words and photos that were written anew; whatever is in
 * doubt waits for who wrote it. What a machine sends is for nobody: an absence or a report would tell who somebody is.
 */
export const receiveRelayLetter: MailAbove = async (app, mail) => {
  const address = relayAddressIn(app, mail.names);
  if (!address) return 'not-ours';
  if (mail.report) {
    if (mail.report.outcome === 'failed')
      await inTransaction(app.db, AS_RELAY, (tx) => markUndelivered(tx, address, app.now()));
    return 'taken';
  }
  if (mail.kind !== 'person') return 'taken';
  const photos = await photosIn(mail);
  await inTransaction(app.db, AS_RELAY, async (tx) => {
    const correspondent = await correspondentOf(tx, app, address);
    if (!correspondent) return;
    const { member, open, pair } = correspondent;
    const mailId = hashToken(`${address} ${mail.messageId}`).toString('hex');
    const isTheirs = member.email !== null && member.email.toLowerCase() === mail.sender;
    if (!isTheirs)
      return emailAboutLetter(tx, app, { member, pair }, { kind: 'other-address', mail: mailId });
    await markUndelivered(tx, address, null);
    if (!open) return emailAboutLetter(tx, app, { member, pair }, { kind: 'over', mail: mailId });
    const message = toMessage(app, mail, correspondent, photos, await bothShareReach(tx, pair));
    if (!(await addMessage(tx, app, message, app.now()))) return;
    if (message.heldBecause)
      await emailAboutLetter(tx, app, { member, pair }, { kind: 'held', mail: mailId });
    else
      await enqueueJob(
        tx,
        RELAY_JOB,
        { message: message.id },
        { idempotencyKey: `${RELAY_JOB}:${message.id}` },
      );
  });
  return 'taken';
};

/** The message that an e-mail becomes: sent, or held with all that its writer may want to send after all. */
function toMessage(
  app: AppContext,
  mail: MailForAbove,
  { member, pair, address }: Correspondent,
  { photos, leftOut }: { photos: UploadedPicture[]; leftOut: number },
  mayHoldDetails: boolean,
) {
  const { words, whole, doubt } = cleanLetter(mail.text, { known: member.name, sender: mail.senderName });
  const heldBecause = heldReason();
  function heldReason(): HeldReason | null {
    if (!words && photos.length === 0) return 'nothing';
    if (doubt || words.length > MAX_MESSAGE_LENGTH) return 'quote';
    return !mayHoldDetails && detailsIn(words).length > 0 ? 'details' : null;
  }
  const kept = heldBecause === 'details' ? words : heldBecause ? whole : words;
  return {
    id: deterministicId(app, 'befriending-message', { application: ['mail', address, mail.messageId] }),
    pair,
    person: member.person,
    language: languageOfWords(words, member.language, member.answers.languages),
    words: kept.slice(0, MAX_HELD_LENGTH),
    via: 'mail' as const,
    heldBecause,
    leftOut,
    mailHash: hashToken(`${address} ${mail.messageId}`),
    photos,
  };
}

const MAX_HELD_LENGTH = 20_000;

/** The photos that were put with an e-mail, written anew: without the place where they were taken, and without a name. */
async function photosIn(mail: MailForAbove): Promise<{ photos: UploadedPicture[]; leftOut: number }> {
  const photos: UploadedPicture[] = [];
  let leftOut = 0;
  for (const { contentType, content, inText } of mail.files) {
    // What stands in the text is mostly the mark of an organisation.
    if (inText) continue;
    const isPhoto =
      contentType.startsWith('image/') && photos.length < MAX_PHOTOS && content.length <= MAX_PHOTO_BYTES;
    const picture = isPhoto ? await readPicture(content, { sidePixels: PHOTO_SIDE_PIXELS }) : undefined;
    if (picture) photos.push(picture);
    else leftOut++;
  }
  return { photos, leftOut };
}
