import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { findCase } from '../model/queries.ts';
import { addCaseCode, linkCase, unlinkCase } from './queries.ts';

/** Makes a code with which the newcomer of a case connects it to their own story. */
export const makeCaseCode = action({
  name: 'casework.make-case-code',
  allow: 'caseworker',
  input: z.object({ case: z.uuid() }),
  run: async ({ tx, app, actor, now }, { case: id }) => {
    if (!(await findCase(tx, app, id))) return refuse('not-found');
    await addCaseCode(tx, app, actor, id, now);
    return ok({ id });
  },
});

/** Ends the connection with a newcomer, such as when it turns out to be somebody else. */
export const endCaseLink = action({
  name: 'casework.end-case-link',
  allow: 'caseworker',
  input: z.object({ case: z.uuid() }),
  run: async ({ tx }, { case: id }) => ((await unlinkCase(tx, id)) ? ok({ id }) : refuse('not-found')),
});

/** Connects a case with the newcomer who types its code. */
export const connectCase = action({
  name: 'casework.connect-case',
  allow: 'newcomer',
  input: z.object({ code: z.string().max(40) }),
  run: async ({ tx, app, now }, { code }) => {
    const id = await linkCase(tx, app, code, now);
    return id ? ok({ id }) : refuse('unknown-code');
  },
});

/** Takes the case off the newcomer's own pages again. The municipality keeps it. */
export const disconnectCase = action({
  name: 'casework.disconnect-case',
  allow: 'newcomer',
  input: z.object({ case: z.uuid() }),
  run: async ({ tx }, { case: id }) => ((await unlinkCase(tx, id)) ? ok({ id }) : refuse('not-found')),
});
