import { mailboxOf } from '#core/text/email-address.ts';
import type { BreakOut, ProgrammeItem } from '../edition/types.ts';
import type { Registration } from '../registrations/types.ts';

/** What a move of the organiser breaks, for whom it is worth to look twice. */
export type Consequence =
  /** Nobody there speaks or interprets the language that was asked. */
  | { kind: 'interpreter'; languages: string[] }
  /** There are stairs, and somebody asked for none; or nobody knows. */
  | { kind: 'step-free' | 'step-free-unknown' }
  /** People with the same address or telephone sit where they leave. */
  | { kind: 'group'; ids: string[] }
  /** The interpreter where they leave was there for them alone. */
  | { kind: 'interpreter-idle'; languages: string[] }
  /** Where they leave fewer are left than the break-out needs. */
  | { kind: 'too-few'; left: number; needed: number }
  /** They host the break-out that they leave. */
  | { kind: 'host' };

/** A move that somebody wanted and that was not done. */
export interface AskedMove {
  signUp: string;
  part: string;
  /** null: give up the seat. */
  to: string | null;
}

const seatIn = (registration: Registration, item: ProgrammeItem): string | null =>
  registration.seats.find(({ partId }) => partId === item.id)?.breakOutId ?? null;

const interpretersOf = ({ needs }: Registration): string[] => [
  ...new Set(needs.filter(({ kind }) => kind === 'interpreter').map(({ detail }) => detail)),
];

const covers = ({ languages, interpreters }: BreakOut, code: string): boolean =>
  languages.includes(code) || interpreters.includes(code);

/**
 * What breaks when this party moves. A need that is not met where they sit now either, breaks nothing.
 * @param to null: they give up their seat
 * @param others everybody who comes
 */
export function consequencesOf(
  registration: Registration,
  item: ProgrammeItem,
  to: string | null,
  others: readonly Registration[],
): Consequence[] {
  const from = item.breakOuts.find(({ id }) => id === seatIn(registration, item));
  const target = item.breakOuts.find(({ id }) => id === to);
  const stay = others.filter(
    (other) => other.id !== registration.id && from && seatIn(other, item) === from.id,
  );
  return [
    ...(target ? needsBroken(registration, from, target) : []),
    ...(from ? leftBehind(registration, from, stay) : []),
  ];
}

function needsBroken(
  registration: Registration,
  from: BreakOut | undefined,
  target: BreakOut,
): Consequence[] {
  const languages = interpretersOf(registration).filter(
    (code) => !covers(target, code) && (!from || covers(from, code)),
  );
  const needsStepFree = registration.needs.some(({ kind }) => kind === 'step-free');
  const stairs = needsStepFree && target.stepFree !== true && (!from || from.stepFree === true);
  return [
    ...(languages.length ? [{ kind: 'interpreter' as const, languages }] : []),
    ...(stairs
      ? [{ kind: target.stepFree === false ? ('step-free' as const) : ('step-free-unknown' as const) }]
      : []),
  ];
}

function leftBehind(
  registration: Registration,
  from: BreakOut,
  stay: readonly Registration[],
): Consequence[] {
  const group = stay.filter((other) => isSameGroup(registration, other)).map(({ id }) => id);
  const idle = interpretersOf(registration).filter(
    (code) => from.interpreters.includes(code) && !stay.some((other) => interpretersOf(other).includes(code)),
  );
  const left = stay.filter(({ hostsId }) => !hostsId).reduce((sum, { size }) => sum + size, 0);
  const isHost = registration.hostsId === from.id;
  const wasEnough = left + registration.size >= from.minAttendees;
  return [
    ...(group.length ? [{ kind: 'group' as const, ids: group }] : []),
    ...(idle.length ? [{ kind: 'interpreter-idle' as const, languages: idle }] : []),
    ...(!isHost && wasEnough && left < from.minAttendees
      ? [{ kind: 'too-few' as const, left, needed: from.minAttendees }]
      : []),
    ...(isHost ? [{ kind: 'host' as const }] : []),
  ];
}

/** A family or group that registered one by one, with one address or telephone. */
function isSameGroup(a: Registration, b: Registration): boolean {
  const phoneOf = ({ phone }: Registration) => phone?.replace(/\D/g, '').slice(-9) ?? '';
  return (
    (a.email !== null && b.email !== null && mailboxOf(a.email) === mailboxOf(b.email)) ||
    (phoneOf(a) !== '' && phoneOf(a) === phoneOf(b))
  );
}
