import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { consentsInForce } from '#features/consents';
import { hoursEntries, markHours, type SignRefusal, signHours } from '../model/queries.ts';
import { CORRECTION_REASONS, HOURS_KINDS, isSession, REVOCATION_REASONS, sessionOf } from '../model/rules.ts';
import { MAX_SIGNED_AT_ONCE } from './rules.ts';

const typedEntry = {
  source: formSource,
  kind: z.enum(HOURS_KINDS),
  day: z.string().max(10),
  from: z.number().int().min(0).max(1439).nullable(),
  to: z.number().int().min(0).max(1439).nullable(),
  nextDay: z.boolean(),
  dutch: z.boolean(),
  together: z.boolean(),
};

/** Whom it could not be signed for, by their name here, and why. */
export interface NotSigned {
  name: string;
  why: SignRefusal;
}

/**
 * Signs that people took part on one day. Who has other hours then is left out and named; the others are signed. When it can be
 * signed for nobody, it is refused.
 */
export const signSession = action({
  name: 'hours.sign',
  allow: 'member',
  input: z.object({ ...typedEntry, people: z.array(z.uuid()).max(MAX_SIGNED_AT_ONCE) }),
  run: async ({ tx, app, now }, { source, people, kind, dutch, together, ...typed }) => {
    if (people.length === 0) return refuse('nobody');
    const session = sessionOf(typed, now);
    if (!isSession(session)) return refuse(session);
    const names = new Map(
      (await consentsInForce(tx, 'hours', now)).map(({ person, shownName }) => [person, shownName ?? '']),
    );
    const left: NotSigned[] = [];
    let signed = 0;
    // In the order of their ids: two who sign for the same people at once never wait for one another.
    for (const person of [...new Set(people)].sort()) {
      const id = deterministicId(app, `hours-entry ${person}`, source);
      const outcome = await signHours(tx, { id, person, kind, dutch, together, ...session });
      if (outcome === 'signed') signed++;
      else left.push({ name: names.get(person) ?? '', why: outcome });
    }
    return signed > 0 ? ok({ signed, left }) : refuse(left[0]?.why ?? 'not-found');
  },
});

/** Corrects an entry: a new one in its place, with the reason. */
export const correctEntry = action({
  name: 'hours.correct',
  allow: 'member',
  input: z.object({ ...typedEntry, entry: z.uuid(), reason: z.enum(CORRECTION_REASONS) }),
  run: async ({ tx, app, now }, { source, entry, reason, kind, dutch, together, ...typed }) => {
    const [corrected] = await hoursEntries(tx, { id: entry });
    if (!corrected) return refuse('not-found');
    const session = sessionOf(typed, now);
    if (!isSession(session)) return refuse(session);
    const outcome = await signHours(tx, {
      id: deterministicId(app, `hours-entry ${corrected.person}`, source),
      person: corrected.person,
      kind,
      dutch,
      together,
      ...session,
      corrects: { entry, reason },
    });
    return outcome === 'signed' ? ok(null) : refuse(outcome);
  },
});

/** Takes back what was signed, with the reason. */
export const revokeEntry = action({
  name: 'hours.revoke',
  allow: 'member',
  input: z.object({ entry: z.uuid(), reason: z.enum(REVOCATION_REASONS) }),
  run: async ({ tx }, { entry, reason }) => {
    const outcome = await markHours(tx, entry, 'revoked', reason);
    return outcome === 'done' ? ok(null) : refuse(outcome);
  },
});
