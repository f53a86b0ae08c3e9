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
        cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
      }),
  };
}
