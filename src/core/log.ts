/** Structured log, one line of JSON per entry. Never a name, a private link, a passphrase or an answer. */
export interface Log {
  info: (message: string, fields?: Record<string, string | number | boolean | undefined>) => void;
  error: (
    message: string,
    cause: unknown,
    fields?: Record<string, string | number | boolean | undefined>,
  ) => void;
}

/** A log that writes lines to `out`. */
export function createLog(
  out: (line: string) => void = (line) => void globalThis.process.stderr.write(`${line}\n`),
): Log {
  const write = (level: string, message: string, fields: object) =>
    out(JSON.stringify({ at: new Date().toISOString(), level, what: message, ...fields }));
  return {
    info: (message, fields = {}) => write('note', message, fields),
    error: (message, cause, fields = {}) =>
      write('fault', message, {
        ...fields,
        cause: [describeError(cause), ...stackFrames(cause)].join('\n'),
      }),
  };
}

const MAX_DESCRIPTION_CHARACTERS = 500;

/**
 * What an error says, without the values that people entered. Messages of PostgreSQL are left out altogether, because they
 * repeat values in many ways (`invalid input syntax for type uuid: "…"`): its SQLSTATE and the names of schema objects
 * remain. Of other messages everything between quotation marks and every e-mail address is left out: a parser
 * quotes its input, a mail server the recipient.
 */
export function describeError(cause: unknown): string {
  if (!(cause instanceof Error)) return withoutValues(String(cause));
  const { code } = cause as { code?: unknown };
  if (isDatabaseError(cause)) {
    const { table, column, constraint, routine } = cause;
    const names = Object.entries({ table, column, constraint, routine }).flatMap(([kind, name]) =>
      name ? [`${kind} ${name}`] : [],
    );
    return [`DatabaseError ${cause.code}`, ...names].join(', ');
  }
  const label = typeof code === 'string' ? `${cause.name} ${code}` : cause.name;
  return withoutValues(`${label}: ${cause.message}`);
}

/** A message of the PostgreSQL driver, with the fields of its protocol that name schema objects. */
interface DatabaseError extends Error {
  code: string;
  severity: string;
  table?: string;
  column?: string;
  constraint?: string;
  routine?: string;
}

const isDatabaseError = (cause: Error): cause is DatabaseError =>
  'severity' in cause && 'code' in cause && /^[0-9A-Z]{5}$/.test(String(cause.code));

const withoutValues = (text: string): string =>
  text
    .replace(/"(?:[^"\\]|\\.)*("|$)|“[^”]*(”|$)|`[^`]*(`|$)/gs, '"…"')
    .replace(/[^\s<>"]+@[^\s<>",;]+/g, '…@…')
    .slice(0, MAX_DESCRIPTION_CHARACTERS);

/** Where the error was made. The message, which precedes the frames in a stack, is not repeated. */
const stackFrames = (cause: unknown): string[] =>
  cause instanceof Error
    ? (cause.stack ?? '').split('\n').filter((line) => /^ {4}at .*(:\d+\)?|<anonymous>\)?)$/.test(line))
    : [];
