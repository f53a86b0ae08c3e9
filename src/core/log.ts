/** One line of JSON per happening. Never a name, an address of a story, a code or an answer. */
export interface Log {
  note: (what: string, fields?: Record<string, string | number | boolean | undefined>) => void;
  fault: (
    what: string,
    cause: unknown,
    fields?: Record<string, string | number | boolean | undefined>,
  ) => void;
}

/** A log that writes lines to `out`. */
export function makeLog(
  out: (line: string) => void = (line) => void globalThis.process.stderr.write(`${line}\n`),
): Log {
  const write = (level: string, what: string, fields: object) =>
    out(JSON.stringify({ at: new Date().toISOString(), level, what, ...fields }));
  return {
    note: (what, fields = {}) => write('note', what, fields),
    fault: (what, cause, fields = {}) =>
      write('fault', what, {
        ...fields,
        cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
      }),
  };
}
