import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../context.ts';
import { claimSigner, type Db, type Tx } from '../db/connection.ts';
import { inTransaction } from '../db/rls-context.ts';
import { bumpWriteCounter } from '../db/write-counter.ts';
import { type Result, refuse } from '../result.ts';
import {
  type Actor,
  type ActorFor,
  can,
  inScope,
  type Permission,
  pseudonym,
  rlsContextOf,
} from './actor.ts';

/** What the body of an action is given: one open transaction in which `actor` acts. */
export interface ActionContext<A extends Actor = Actor> {
  tx: Tx;
  actor: A;
  app: AppContext;
  now: Date;
}

export interface ActionSpec<P extends Permission, I, T, R extends string> {
  /** `feature.verb`, also the name in the audit log. */
  name: `${string}.${string}`;
  /** Who may do it; `run` gets an actor of that type. */
  allow: P;
  /** What a team member's link must be for, such as the id of an edition. With another link the thing does not exist. */
  scope?: (input: I) => string;
  input: z.ZodType<I>;
  run: (context: ActionContext<ActorFor<P>>, input: I) => Promise<Result<T, R>>;
  /** Of an action that opens a session: whom it signed in. The audit log names them instead of a visitor. */
  signsIn?: (value: T) => Actor | undefined;
}

export type Action<T, R extends string> = ((
  app: AppContext,
  actor: Actor,
  input: unknown,
) => Promise<Result<T, R | 'not-signed-in' | 'not-understood' | 'not-found'>>) & { spec: ActionDescription };

/** What an action says about itself; `fields` are the names of its input. */
export interface ActionDescription {
  name: string;
  allow: Permission;
  fields: string[];
  scoped: boolean;
}

/** Carries a refusal out of the transaction, so that the transaction rolls back. */
class Refused extends Error {
  readonly result: { ok: false; refusal: string };
  constructor(result: { ok: false; refusal: string }) {
    super(result.refusal);
    this.result = result;
  }
}

/**
 * The gate for every write: permission, input, scope of the link, then one transaction with one line in the audit log.
 * A refusal rolls the transaction back and is logged too; a fault is thrown on.
 */
export function action<const P extends Permission, I, T, R extends string>(
  spec: ActionSpec<P, I, T, R>,
): Action<T, R> {
  const gate = async (app: AppContext, actor: Actor, raw: unknown) => {
    const refused = async <N extends string>(refusal: N) => {
      await audit(app.db, app, actor, spec.name, refusal);
      return refuse(refusal);
    };
    if (!can(actor, spec.allow)) return refused('not-signed-in' as const);
    const input = spec.input.safeParse(raw);
    if (!input.success) return refused('not-understood' as const);
    const scope = spec.scope?.(input.data);
    if (scope && actor.kind === 'team' && !inScope(actor, scope)) return refused('not-found' as const);
    try {
      const result = await inTransaction(app.db, rlsContextOf(actor), async (tx) => {
        const outcome = await spec.run({ tx, actor, app, now: app.now() }, input.data);
        if (!outcome.ok) throw new Refused(outcome);
        await audit(tx, app, spec.signsIn?.(outcome.value) ?? actor, spec.name, 'done');
        return outcome;
      });
      bumpWriteCounter(app.db);
      return result;
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

/** Writes one line in the audit log. The line is signed: other SQL of the server's role can write none. */
async function audit(
  db: Db | Tx,
  app: AppContext,
  actor: Actor,
  action: string,
  outcome: string,
): Promise<void> {
  const line = JSON.stringify({ at: app.now(), actor: pseudonym(app.secret, actor), action, outcome });
  await sql`select write_audit(${line}, ${claimSigner(db).sign(`audit:${line}`)})`.execute(db);
}
