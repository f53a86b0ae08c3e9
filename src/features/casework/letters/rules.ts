import { z } from 'zod';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { type CaseFacts, eventsOf } from '../model/events.ts';

/** What letters there are. */
export const LETTER_KINDS = [
  'plan-decision',
  'intake-invitation',
  'intake-warning',
  'intake-summary',
] as const;
export type CaseLetterKind = (typeof LETTER_KINDS)[number];

/** How a letter is made known. */
export const CHANNELS = ['handed-over', 'post', 'electronic'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The kinds of message for each of which consent is asked apart (Awb, art. 2:8). */
export const MESSAGE_KINDS = ['decisions', 'invitations', 'other'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const CONSENT_DECISIONS = ['given', 'refused', 'withdrawn'] as const;
export type MessageConsentDecision = (typeof CONSENT_DECISIONS)[number];

export const INCOMING_CHANNELS = ['email', 'post', 'desk', 'form'] as const;
export type IncomingChannel = (typeof INCOMING_CHANNELS)[number];
export const INCOMING_SUBJECTS = ['objection', 'change', 'question', 'documents', 'other'] as const;
export type IncomingSubject = (typeof INCOMING_SUBJECTS)[number];

/** What a newcomer writes about on their own page. */
export const OWN_SUBJECTS = ['question', 'change', 'objection'] as const satisfies readonly IncomingSubject[];

/** Which kind of message a letter is; the column `message_kind` of `case_letter` says the same. */
export const messageKindOf = (kind: CaseLetterKind): MessageKind =>
  kind === 'plan-decision'
    ? 'decisions'
    : kind === 'intake-invitation' || kind === 'intake-warning'
      ? 'invitations'
      : 'other';

export const calendarDay = z.string().refine(isCalendarDay);

/** Why a letter is not marked as sent on a day in a way. */
export type SendingRefusal =
  | 'in-the-future'
  | 'before-decision'
  | 'other-day'
  | 'no-consent'
  | 'not-connected'
  | 'sent-before';

/**
 * Whether a letter can be recorded as made known. A decision that names the last day for an objection must be made known on the
 * day that it counts from; else it would promise a wrong day.
 */
export function sendingRefusal(
  letter: { kind: CaseLetterKind; decidedOn: string | null; notifyOn: string | null; sent: boolean },
  sending: { channel: Channel; sentOn: string; today: string; hasConsent: boolean; isConnected: boolean },
): SendingRefusal | undefined {
  if (sending.sentOn > sending.today) return 'in-the-future';
  if (letter.decidedOn && sending.sentOn < letter.decidedOn) return 'before-decision';
  if (letter.kind === 'plan-decision' && letter.sent) return 'sent-before';
  if (letter.notifyOn && sending.sentOn !== letter.notifyOn) return 'other-day';
  if (sending.channel === 'electronic' && !sending.hasConsent) return 'no-consent';
  // Nobody would read it there.
  if (sending.channel === 'electronic' && !sending.isConnected) return 'not-connected';
  return undefined;
}

/** The day on which a plan was made known; undefined: it was not. */
export const notifiedOnOf = (events: CaseFacts['events'], plan: string): string | undefined =>
  eventsOf({ events }, 'plan-notified').find(({ data }) => data.about === plan)?.day;

/** Days of the six weeks for objection, which begin the day after a decision was made known (Awb, art. 6:7 and 6:8). */
export const OBJECTION_DAYS = 42;

const RECEIPT_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What stands on a receipt: eight letters and digits that nobody confuses, from the id of the message. */
export function receiptOf(id: string): string {
  let number = BigInt(`0x${id.replaceAll('-', '')}`);
  let code = '';
  for (let place = 0; place < 8; place++) {
    code += RECEIPT_LETTERS[Number(number % BigInt(RECEIPT_LETTERS.length))];
    number /= BigInt(RECEIPT_LETTERS.length);
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The address of the letters of a case. */
export const lettersPath = (caseId: string): string => `/casework/${caseId}/letters`;

/** The address of a page with the newest invitations of these cases, to print at once. */
export const printLetters = (caseIds: readonly string[]): string =>
  `/casework/invitations?${caseIds.map((id) => `case=${id}`).join('&')}`;
