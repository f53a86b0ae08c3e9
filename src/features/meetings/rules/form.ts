import { NEED_KINDS, type NeedKind } from '../types.ts';

/** One person on the form. */
export interface FormMember {
  firstName: string;
  /** Language codes; one interpreter at most is asked per person. */
  interpreter: string;
  needs: NeedKind[];
  diet: string;
  other: string;
}

/** The sign-up form as it was typed; everything is kept as it is until it is understood. */
export interface ComeForm {
  once: string;
  email: string;
  phone: string;
  members: FormMember[];
  /** Per part the break-outs in order. */
  wishes: Record<string, string[]>;
  anyOther: boolean;
  moveUp: boolean;
  keepInformed: boolean;
  seen: number;
}

export const MOST_MEMBERS = 8;
export const MOST_WISHES = 3;

interface Fields {
  one: (field: string) => string;
  all: (field: string) => string[];
}

const cut = (text: string, most: number): string => text.trim().slice(0, most);

/** Reads what a browser sent; `rounds` are the parts in which one chooses. */
export function readForm({ one, all }: Fields, rounds: readonly string[]): ComeForm {
  const rows = Math.min(MOST_MEMBERS, Math.max(1, Number(one('rows')) || 1));
  const known = new Set<string>(NEED_KINDS);
  return {
    once: cut(one('once'), 64),
    email: cut(one('email'), 200),
    phone: cut(one('phone'), 40),
    members: Array.from({ length: rows }, (_, i) => ({
      firstName: cut(one(`name${i}`), 60),
      interpreter: cut(one(`interpreter${i}`), 8),
      needs: all(`need${i}`).filter((kind): kind is NeedKind => known.has(kind)),
      diet: cut(one(`diet${i}`), 120),
      other: cut(one(`other${i}`), 200),
    })),
    wishes: Object.fromEntries(
      rounds.map((part) => [
        part,
        [
          ...new Set(
            Array.from({ length: MOST_WISHES }, (_, k) => one(`wish-${part}-${k + 1}`)).filter(Boolean),
          ),
        ],
      ]),
    ),
    anyOther: one('anyOther') === 'yes',
    moveUp: one('moveUp') === 'yes',
    keepInformed: one('keepInformed') === 'yes',
    seen: Number(one('seen')) || 0,
  };
}

export type FormFlaw = 'email' | 'wish';

/** What still has to be put right, if anything: an address that cannot be one, a first wish that was left empty. */
export function flawsOf(form: ComeForm, breakOuts: ReadonlySet<string>): FormFlaw[] {
  const email = form.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email);
  const strange = Object.values(form.wishes).some((list) => list.some((id) => !breakOuts.has(id)));
  const none = !form.anyOther && Object.values(form.wishes).some((list) => list.length === 0);
  return [...(email ? (['email'] as const) : []), ...(strange || none ? (['wish'] as const) : [])];
}

/** The needs on the form, as small promises to be. */
export function needsOf(member: FormMember): { kind: NeedKind; detail: string }[] {
  return [
    ...(member.interpreter ? [{ kind: 'interpreter' as const, detail: member.interpreter }] : []),
    ...member.needs
      .filter((kind) => kind === 'childcare' || kind === 'step-free')
      .map((kind) => ({ kind, detail: '' })),
    ...(member.diet ? [{ kind: 'diet' as const, detail: member.diet }] : []),
    ...(member.other ? [{ kind: 'other' as const, detail: member.other }] : []),
  ];
}
