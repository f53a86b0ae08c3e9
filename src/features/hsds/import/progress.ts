import type { ImportProgress } from './import-hsds.ts';

interface ProgressOutput {
  print: (text: string) => void;
  /** Null when the output is no terminal. */
  overwriteLine: ((text: string) => void) | null;
  now: () => Date;
}

const TERMINAL_INTERVAL_MS = 1000;
const LOG_INTERVAL_MS = 5000;

const formatNumber = new Intl.NumberFormat('en').format;

/** Shows how far the import is: every second in a terminal, every five seconds in a log. */
export function createProgressLine({ print, overwriteLine, now }: ProgressOutput) {
  const intervalMs = overwriteLine ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS;
  const startedAtMs = now().getTime();
  let printedAtMs = startedAtMs;
  let needsClearing = false;
  const isDue = () => now().getTime() - printedAtMs >= intervalMs;
  const show = (text: string): void => {
    if (!isDue()) return;
    printedAtMs = now().getTime();
    if (overwriteLine) overwriteLine(text);
    else print(text);
    needsClearing = true;
  };
  return {
    print: show,
    /** @param totalBytes 0 when the size is not known */
    update: (progress: ImportProgress, totalBytes: number, skipped: number): void => {
      if (!isDue()) return;
      const { step, services, total, bytes } = progress;
      const fraction = total ? services / total : totalBytes ? bytes / totalBytes : null;
      const percentage = fraction === null ? '' : `${Math.min(100, Math.floor(100 * fraction))} %`;
      const perSecond = services / Math.max(1, (now().getTime() - startedAtMs) / 1000);
      const count = services
        ? `${formatNumber(services)} of ${formatNumber(total)} services, ${formatNumber(Math.round(perSecond))} per second`
        : '';
      const leftOut = skipped ? `${formatNumber(skipped)} left out` : '';
      show([step, percentage, count, leftOut].filter(Boolean).join(' · '));
    },
    end: (): void => {
      if (needsClearing && overwriteLine) overwriteLine('');
      needsClearing = false;
    },
  };
}
