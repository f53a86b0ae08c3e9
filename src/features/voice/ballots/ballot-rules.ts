import { mergeAnswers, type PackedAnswers, VOICE_AUDIENCES, type VoiceAudience } from '../model/ballot.ts';

/** A ballot as it is stored, in the journal and in the database. */
export interface BallotContent {
  answers: PackedAnswers;
  audience: VoiceAudience | null;
  withHelp: boolean;
}

/** A ballot that waits in the journal. */
export interface PendingBallot extends BallotContent {
  /** base64url of 32 bytes */
  id: string;
  conversation: string;
  late: boolean;
}

/** Without the statements at the end that were never answered: so that equal ballots are equal bytes. */
export function trimmed(answers: PackedAnswers): PackedAnswers {
  let length = answers.length;
  while (length > 0 && answers[length - 1] === 0) length--;
  return answers.subarray(0, length);
}

/**
 * Two ballots of one person as one, in any order and any number of times. Of two audiences the first of the list stands; a ballot
 * that was once given with help stays so.
 */
export function mergeContent(a: BallotContent, b: BallotContent): BallotContent {
  const audiences = [a.audience, b.audience];
  return {
    answers: trimmed(mergeAnswers(a.answers, b.answers)),
    audience: VOICE_AUDIENCES.find((audience) => audiences.includes(audience)) ?? null,
    withHelp: a.withHelp || b.withHelp,
  };
}

/** Whether two ballots say the same. */
export const isSameContent = (a: BallotContent, b: BallotContent): boolean =>
  a.audience === b.audience &&
  a.withHelp === b.withHelp &&
  Buffer.compare(trimmed(a.answers), trimmed(b.answers)) === 0;

/** Whether everything of `part` is already in `whole`. */
export const isWithin = (part: BallotContent, whole: BallotContent): boolean =>
  isSameContent(mergeContent(part, whole), whole);

/** No fewer ballots are ever written at once. */
export const MIN_BATCH = 10;
/** So many new ballots stay in the journal, chosen at random in every batch, until the conversation closes. */
export const HELD_BACK = 10;

/** What is in a ballot, without whose it is. */
export const contentOf = ({ answers, audience, withHelp }: BallotContent): BallotContent => ({
  answers: trimmed(answers),
  audience,
  withHelp,
});

/**
 * Which of the ballots of one conversation that wait go into the database now, while it is open. Of new ones none or at least
 * ten; ten more stay behind. Changes of ballots that are there already go along, or wait until there are ten.
 * @param shuffled the ballots that wait, in random order
 */
export function ballotsToWrite(
  shuffled: readonly PendingBallot[],
  isStored: (id: string, late: boolean) => boolean,
): PendingBallot[] {
  const inTime = shuffled.filter(({ late }) => !late);
  const released = inTime.filter(({ id }) => !isStored(id, false)).slice(HELD_BACK);
  const batch = [
    ...(released.length >= MIN_BATCH ? released : []),
    ...inTime.filter(({ id }) => isStored(id, false)),
  ];
  return batch.length >= MIN_BATCH ? batch : [];
}

/**
 * Which of the ballots that wait follow after closing: all that came in time, when ten people took part at all, and late ones when
 * there are ten new ones or no more can come.
 * @param storedInTime how many ballots in time are in the database
 * @param over late ballots do not arrive any more
 */
export function lastBallots(
  waiting: readonly PendingBallot[],
  storedInTime: number,
  isStored: (id: string, late: boolean) => boolean,
  over: boolean,
): { write: PendingBallot[]; drop: PendingBallot[] } {
  const fresh = (wanted: boolean) => waiting.filter(({ id, late }) => late === wanted && !isStored(id, late));
  if (storedInTime + fresh(false).length < MIN_BATCH)
    // Another server may still have what is missing, until nothing can arrive any more.
    return { write: [], drop: over ? [...waiting] : [] };
  const withLate = over || fresh(true).length >= MIN_BATCH;
  return { write: waiting.filter(({ late }) => !late || withLate), drop: [] };
}
