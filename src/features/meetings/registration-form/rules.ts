import { isPlainAddress } from '#core/text/email-address.ts';
import { breakOutsOf, breakoutRounds } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { NEED_KINDS, type NeedKind, type Registration } from '../registrations/types.ts';

/** One person on the form. */
export interface MemberInput {
  /** Of somebody who is registered already; empty for who is added. */
  id: string;
  firstName: string;
  /** Language code, or empty; one interpreter at most is asked per person. */
  interpreter: string;
  needs: NeedKind[];
  diet: string;
  other: string;
}

/** The registration form as it was typed; everything is kept as it is until it is correct. */
export interface RegistrationForm {
  email: string;
  phone: string;
  members: MemberInput[];
  /** Per round the ids of break-outs, in order of preference. */
  wishes: Record<string, string[]>;
  anyOther: boolean;
  moveUp: boolean;
  keepInformed: boolean;
  /** Version of the registration that is changed; 0 for a new one. */
  expectedVersion: number;
}

export const MAX_PARTY_SIZE = 8;
export const MAX_WISHES = 3;

export const emptyMember = (firstName = ''): MemberInput => ({
  id: '',
  firstName,
  interpreter: '',
  needs: [],
  diet: '',
  other: '',
});

/** A form that nobody typed in yet: any break-out is fine until they choose. */
export const blankForm = (edition: Edition): RegistrationForm => ({
  email: '',
  phone: '',
  members: [emptyMember()],
  wishes: Object.fromEntries(breakoutRounds(edition).map(({ id }) => [id, []])),
  anyOther: true,
  moveUp: true,
  keepInformed: false,
  expectedVersion: 0,
});

interface FormFields {
  get: (name: string) => string;
  getAll: (name: string) => string[];
}

const trimTo = (text: string, maxLength: number): string => text.trim().slice(0, maxLength);

/** Reads what a browser sent. */
export function readRegistrationForm({ get, getAll }: FormFields, edition: Edition): RegistrationForm {
  const memberCount = Math.min(MAX_PARTY_SIZE, Math.max(1, Number(get('rows')) || 1));
  const needKinds = new Set<string>(NEED_KINDS);
  const members = Array.from({ length: memberCount }, (_, i) => ({
    id: trimTo(get(`member${i}`), 40),
    firstName: trimTo(get(`name${i}`), 60),
    interpreter: trimTo(get(`interpreter${i}`), 8),
    needs: getAll(`need${i}`).filter((kind): kind is NeedKind => needKinds.has(kind)),
    diet: trimTo(get(`diet${i}`), 120),
    other: trimTo(get(`other${i}`), 200),
  }));
  // Who is left out of a party does not come; the last one cannot be left out: that is cancelling.
  const staying = members.filter((_, i) => get(`gone${i}`) !== 'yes');
  const wishesIn = (roundId: string): string[] => {
    const chosen = Array.from({ length: MAX_WISHES }, (_, i) => get(`wish-${roundId}-${i + 1}`));
    return [...new Set(chosen.filter(Boolean))];
  };
  return {
    email: trimTo(get('email'), 200),
    phone: trimTo(get('phone'), 40),
    members: staying.length ? staying : members,
    wishes: Object.fromEntries(breakoutRounds(edition).map(({ id }) => [id, wishesIn(id)])),
    anyOther: get('anyOther') === 'yes',
    moveUp: get('moveUp') === 'yes',
    keepInformed: get('keepInformed') === 'yes',
    expectedVersion: Number(get('seen')) || 0,
  };
}

export type RegistrationFormError = 'email' | 'wish';

/** What still has to be corrected, if anything: an address that cannot be one, a first wish that was left empty. */
export function registrationFormErrors(form: RegistrationForm, edition: Edition): RegistrationFormError[] {
  const breakOutIds = new Set(breakOutsOf(edition).map(({ id }) => id));
  const rounds = Object.values(form.wishes);
  const badEmail = form.email && !isPlainAddress(form.email);
  const unknownBreakOut = rounds.some((ids) => ids.some((id) => !breakOutIds.has(id)));
  const noWish = !form.anyOther && rounds.some((ids) => ids.length === 0);
  return [
    ...(badEmail ? (['email'] as const) : []),
    ...(unknownBreakOut || noWish ? (['wish'] as const) : []),
  ];
}

/** A registration as a form, to change it. */
export function formOf(registration: Registration): RegistrationForm {
  const { email, phone, members, needs, wishes, anyOther, moveUp, keepInformed, version } = registration;
  const detailOf = (memberId: string, kind: string) =>
    needs.find((need) => need.member === memberId && need.kind === kind)?.detail ?? '';
  return {
    email: email ?? '',
    phone: phone ?? '',
    members: members.map((member) => ({
      id: member.id,
      firstName: member.firstName ?? '',
      interpreter: detailOf(member.id, 'interpreter'),
      needs: needs.filter((need) => need.member === member.id).map(({ kind }) => kind),
      diet: detailOf(member.id, 'diet'),
      other: detailOf(member.id, 'other'),
    })),
    wishes,
    anyOther,
    moveUp,
    keepInformed,
    expectedVersion: version,
  };
}

/** The needs of one person on the form, as they are stored. */
export function needsFromForm(member: MemberInput): { kind: NeedKind; detail: string }[] {
  return [
    ...(member.interpreter ? [{ kind: 'interpreter' as const, detail: member.interpreter }] : []),
    ...member.needs
      .filter((kind) => kind === 'childcare' || kind === 'step-free')
      .map((kind) => ({ kind, detail: '' })),
    ...(member.diet ? [{ kind: 'diet' as const, detail: member.diet }] : []),
    ...(member.other ? [{ kind: 'other' as const, detail: member.other }] : []),
  ];
}
