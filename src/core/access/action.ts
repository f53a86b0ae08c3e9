import { sql } from 'kysely';
import { z } from 'zod';
import type { House } from '../context.ts';
import { type Db, noteDone, type Tx, transact } from '../db/connection.ts';
import { type Result, refuse } from '../result.ts';
import { type Actor, claimsOf, isFor, type May, mayDo, pseudonym } from './actor.ts';

/** What an action's body is given: one open transaction in which `actor` acts. */
export interface Doing {
  tx: Tx;
  actor: Actor;
  house: House;
  now: Date;
}

export interface ActionSpec<I, T, R extends string> {
  /** room.verb: also the name in the audit. */
  name: `${string}.${string}`;
  may: May;
  /** What a team member's link must be for, such as an edition. With a link for something else it is not there. */
  within?: (input: I) => string;
  input: z.ZodType<I>;
  run: (doing: Doing, input: I) => Promise<Result<T, R>>;
}

export type Action<T, R extends string> = ((
  house: House,
  actor: Actor,
  raw: unknown,
) => Promise<Result<T, R | 'not-signed-in' | 'not-understood' | 'not-there'>>) & { spec: ActionFace };

/** What an action says of itself; `fields` are the names of its input. */
export interface ActionFace {
  name: string;
  may: May;
  fields: string[];
  scoped: boolean;
}

class Refused extends Error {
  readonly result: { ok: false; refusal: string };
  constructor(result: { ok: false; refusal: string }) {
    super(result.refusal);
    this.result = result;
  }
}

/**
 * The gate for doing: may you, is it understood, is your link for this, one transaction, one audit line.
 * A refusal rolls the transaction back and is noted too; a fault is thrown on.
 */
export function action<I, T, R extends string>(spec: ActionSpec<I, T, R>): Action<T, R> {
  const gate = async (house: House, actor: Actor, raw: unknown) => {
    const refused = async <N extends string>(refusal: N) => {
      await audit(house.db, house, actor, spec.name, refusal);
      return refuse(refusal);
    };
    if (!mayDo(actor, spec.may)) return refused('not-signed-in' as const);
    const input = spec.input.safeParse(raw);
    if (!input.success) return refused('not-understood' as const);
    const place = spec.within?.(input.data);
    if (place && actor.kind === 'team' && !isFor(actor, place)) return refused('not-there' as const);
    try {
      const settled = await transact(house.db, claimsOf(actor), async (tx) => {
        const result = await spec.run({ tx, actor, house, now: house.now() }, input.data);
        if (!result.ok) throw new Refused(result);
        await audit(tx, house, actor, spec.name, 'done');
        return result;
      });
      noteDone(house.db);
      return settled;
    } catch (thrown) {
      if (thrown instanceof Refused) return refused(thrown.result.refusal as R);
      throw thrown;
    }
  };
  const fields = spec.input instanceof z.ZodObject ? Object.keys(spec.input.shape) : [];
  return Object.assign(gate, {
    spec: { name: spec.name, may: spec.may, fields, scoped: Boolean(spec.within) },
  });
}

const audit = (db: Db | Tx, house: House, actor: Actor, name: string, outcome: string) =>
  sql`insert into audit (at, actor, action, outcome)
      values (${house.now()}, ${pseudonym(house.secret, actor)}, ${name}, ${outcome})`.execute(db);
