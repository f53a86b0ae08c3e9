import { NEED_KINDS, type NeedKind } from '../registrations/types.ts';

/** One person on the form. */
export interface MemberInput {
  firstName: string;
  /** Language codes; one interpreter at most is asked per person. */
  interpreter: string;
  needs: NeedKind[];
  diet: string;
  other: string;
}

/** The sign-up form as it was typed; everything is kept as it is until it is understood. */
export interface RegistrationForm {
  idempotencyKey: string;
  email: string;
  phone: string;
  members: MemberInput[];
  /** Per part the break-outs in order. */
  wishes: Record<string, string[]>;
  anyOther: boolean;
  moveUp: boolean;
  keepInformed: boolean;
  expectedVersion: number;
}

export const MAX_PARTY_SIZE = 8;
export const MAX_WISHES = 3;

interface Fields {
  get: (field: string) => string;
  getAll: (field: string) => string[];
}

const cut = (text: string, most: number): string => text.trim().slice(0, most);

/** Reads what a browser sent; `rounds` are the parts in which one chooses. */
export function readRegistrationForm({ get, getAll }: Fields, rounds: readonly string[]): RegistrationForm {
  const rows = Math.min(MAX_PARTY_SIZE, Math.max(1, Number(get('rows')) || 1));
  const known = new Set<string>(NEED_KINDS);
  return {
    idempotencyKey: cut(get('once'), 64),
    email: cut(get('email'), 200),
    phone: cut(get('phone'), 40),
    members: Array.from({ length: rows }, (_, i) => ({
      firstName: cut(get(`name${i}`), 60),
      interpreter: cut(get(`interpreter${i}`), 8),
      needs: getAll(`need${i}`).filter((kind): kind is NeedKind => known.has(kind)),
      diet: cut(get(`diet${i}`), 120),
      other: cut(get(`other${i}`), 200),
    })),
    wishes: Object.fromEntries(
      rounds.map((part) => [
        part,
        [
          ...new Set(
            Array.from({ length: MAX_WISHES }, (_, k) => get(`wish-${part}-${k + 1}`)).filter(Boolean),
          ),
        ],
      ]),
    ),
    anyOther: get('anyOther') === 'yes',
    moveUp: get('moveUp') === 'yes',
    keepInformed: get('keepInformed') === 'yes',
    expectedVersion: Number(get('seen')) || 0,
  };
}

export type RegistrationFormError = 'email' | 'wish';

/** What still has to be put right, if anything: an address that cannot be one, a first wish that was left empty. */
export function registrationFormErrors(
  form: RegistrationForm,
  breakOuts: ReadonlySet<string>,
): RegistrationFormError[] {
  const email = form.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email);
  const strange = Object.values(form.wishes).some((list) => list.some((id) => !breakOuts.has(id)));
  const none = !form.anyOther && Object.values(form.wishes).some((list) => list.length === 0);
  return [...(email ? (['email'] as const) : []), ...(strange || none ? (['wish'] as const) : [])];
}

/** The needs on the form, as small promises to be. */
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
