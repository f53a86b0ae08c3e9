/** What an action answers: it worked, or a named refusal that a page says in the reader's language. */
export type Result<T, R extends string = string> = { ok: true; value: T } | { ok: false; refusal: R };

/** It worked. */
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** It may or can not be; nothing was changed. */
export const refuse = <R extends string>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal });
