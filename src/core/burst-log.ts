/** After a line in the log, how long more of the same is only counted. */
const BURST_MS = 10_000;

/**
 * Something that may happen very often at once gets one line in the log, and the next line says how many there were in between.
 * @param write writes the line; `more` is undefined when there were none in between
 */
export function oncePerBurst<T>(write: (item: T, more: number | undefined) => void): (item: T) => void {
  let quietUntilMs = Number.NEGATIVE_INFINITY;
  let unreported = 0;
  return (item) => {
    const now = performance.now();
    if (now < quietUntilMs) {
      unreported++;
      return;
    }
    quietUntilMs = now + BURST_MS;
    write(item, unreported || undefined);
    unreported = 0;
  };
}
