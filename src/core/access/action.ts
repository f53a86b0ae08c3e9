import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../context.ts';
import { bumpWriteCounter, type Db, inTransaction, type Tx } from '../db/connection.ts';
import { type Result, refuse } from '../result.ts';
import { type Actor, can, inScope, type Permission, pseudonym, rlsContextOf } from './actor.ts';

/** What an action's body is given: one open transaction in which `actor` acts. */
export interface ActionContext {
  tx: Tx;
  actor: Actor;
  app: AppContext;
  now: Date;
}

export interface ActionSpec<I, T, R extends string> {
  /** room.verb: also the name in the audit. */
  name: `${string}.${string}`;
  allow: Permission;
  /** What a team member's link must be for, such as an edition. With a link for something else it is not there. */
  scope?: (input: I) => string;
  input: z.ZodType<I>;
  run: (doing: ActionContext, input: I) => Promise<Result<T, R>>;
}

export type Action<T, R extends string> = ((
  app: AppContext,
  actor: Actor,
  raw: unknown,
) => Promise<Result<T, R | 'not-signed-in' | 'not-understood' | 'not-there'>>) & { spec: ActionDescription };

/** What an action says of itself; `fields` are the names of its input. */
export interface ActionDescription {
  name: string;
  allow: Permission;
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
  const gate = async (app: AppContext, actor: Actor, raw: unknown) => {
    const refused = async <N extends string>(refusal: N) => {
      await audit(app.db, app, actor, spec.name, refusal);
      return refuse(refusal);
    };
    if (!can(actor, spec.allow)) return refused('not-signed-in' as const);
    const input = spec.input.safeParse(raw);
    if (!input.success) return refused('not-understood' as const);
    const place = spec.scope?.(input.data);
    if (place && actor.kind === 'team' && !inScope(actor, place)) return refused('not-there' as const);
    try {
      const settled = await inTransaction(app.db, rlsContextOf(actor), async (tx) => {
        const result = await spec.run({ tx, actor, app, now: app.now() }, input.data);
        if (!result.ok) throw new Refused(result);
        await audit(tx, app, actor, spec.name, 'done');
        return result;
      });
      bumpWriteCounter(app.db);
      return settled;
    } catch (thrown) {
      if (thrown instanceof Refused) return refused(thrown.result.refusal as R);
      throw thrown;
    }
  };
  const fields = spec.input instanceof z.ZodObject ? Object.keys(spec.input.shape) : [];
  return Object.assign(gate, {
    spec: { name: spec.name, allow: spec.allow, fields, scoped: Boolean(spec.scope) },
  });
}

const audit = (db: Db | Tx, app: AppContext, actor: Actor, name: string, outcome: string) =>
  sql`insert into audit (at, actor, action, outcome)
      values (${app.now()}, ${pseudonym(app.secret, actor)}, ${name}, ${outcome})`.execute(db);
