import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { oncePerBurst } from '#core/burst-log.ts';
import type { AppContext } from '#core/context.ts';
import { type DatabaseTrouble, databaseTrouble, troubleCode } from '#core/db/trouble.ts';
import { isSameOrigin } from '#core/http/csrf.ts';
import { problemJson } from '#core/http/problem-json.ts';
import { type FormFields, NO_FIELDS, readForm } from '#core/http/read-form.ts';

/** A form that is offered again after a fault; a larger one holds a file, which the page cannot hold. */
const MAX_RESUBMITTED_BYTES = 64 * 1024;
const RETRY_AFTER_SECONDS = 30;

/** Renders the page for a fault: with `form` it offers everything that was typed to be sent again. */
type FaultPage = (kind: 'fault' | DatabaseTrouble, reference: string, form: FormFields) => Response;

/** What a request gets whose handler threw: logged once, in words that hold nobody's words, and nothing typed is lost. */
export function faultResponder(app: AppContext) {
  const logTrouble = oncePerBurst<{ c: Context; fault: unknown }>(({ c, fault }, more) =>
    app.log.error('the database failed a request', troubleCode(fault), { ...placeOf(c), more }),
  );
  return async (fault: unknown, c: Context, faultPage: FaultPage): Promise<Response> => {
    const reference = randomBytes(4).toString('hex');
    const trouble = databaseTrouble(fault);
    if (trouble) logTrouble({ c, fault });
    else app.log.error('request failed', fault, { reference, ...placeOf(c) });
    const response = c.req.path.startsWith('/api/')
      ? apiProblem(trouble, reference)
      : faultPage(trouble ?? 'fault', reference, await typedFields(c));
    if (trouble) response.headers.set('retry-after', String(RETRY_AFTER_SECONDS));
    return response;
  };
}

const apiProblem = (trouble: DatabaseTrouble | null, reference: string): Response =>
  trouble
    ? problemJson(503, 'The database does not answer.', 'Try again in half a minute.')
    : problemJson(500, 'This went wrong on our side.', `It is in our log as ${reference}.`);

/** The pattern of the route, never the URL itself: that may hold a private link or somebody's words. */
const placeOf = (c: Context) => ({ method: c.req.method, route: c.req.routePath });

/** Where the fields of a form are left when it was read, for when something fails after that. */
export const TYPED_FORM = 'typedForm';

/** The fields of a form of our own pages; none when there is none, it came from elsewhere, or it cannot be read. */
async function typedFields(c: Context): Promise<FormFields> {
  const { req } = c;
  const [site, origin, host] = ['sec-fetch-site', 'origin', 'host'].map((name) => req.header(name));
  if (req.method !== 'POST' || !isSameOrigin({ site, origin, host })) return NO_FIELDS;
  const typed: FormFields | undefined = c.get(TYPED_FORM);
  if (typed) return typed;
  // The fault came before the form was read, for instance while the session was looked up.
  const read = await readForm(req.raw, MAX_RESUBMITTED_BYTES);
  return read.ok ? read.value : NO_FIELDS;
}
