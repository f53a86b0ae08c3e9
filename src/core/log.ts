/** One line of JSON per happening. Never a name, an address of a story, a code or an answer. */
export interface Log {
  info: (what: string, fields?: Record<string, string | number | boolean | undefined>) => void;
  error: (
    what: string,
    cause: unknown,
    fields?: Record<string, string | number | boolean | undefined>,
  ) => void;
}

/** A log that writes lines to `out`. */
export function createLog(
  out: (line: string) => void = (line) => void globalThis.process.stderr.write(`${line}\n`),
): Log {
  const write = (level: string, what: string, fields: object) =>
    out(JSON.stringify({ at: new Date().toISOString(), level, what, ...fields }));
  return {
    info: (what, fields = {}) => write('note', what, fields),
    error: (what, cause, fields = {}) =>
      write('fault', what, {
        ...fields,
        cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
      }),
  };
}
