import type { Progress } from './importHsds.ts';

interface Screen {
  print: (text: string) => void;
  over: ((text: string) => void) | null;
  now: () => Date;
}

const number = new Intl.NumberFormat('en').format;

/** Says how far it is: every second on a screen, every five where lines stay. */
export function makeProgress({ print, over, now }: Screen) {
  const pause = over ? 1000 : 5000;
  const begun = now().getTime();
  let said = begun;
  let drawn = false;
  const due = () => now().getTime() - said >= pause;
  const tell = (text: string): void => {
    if (!due()) return;
    said = now().getTime();
    if (over) over(text);
    else print(text);
    drawn = true;
  };
  return {
    print: tell,
    at: (at: Progress, bytes: number, skipped: number): void => {
      if (!due()) return;
      const part = at.total ? at.services / at.total : bytes ? at.bytes / bytes : null;
      const share = part === null ? '' : `${Math.min(100, Math.floor(100 * part))} %`;
      const rate = at.services / Math.max(1, (now().getTime() - begun) / 1000);
      const count = at.services
        ? `${number(at.services)} of ${number(at.total)} services, ${number(Math.round(rate))} per second`
        : '';
      tell([at.step, share, count, skipped ? `${number(skipped)} left out` : ''].filter(Boolean).join(' · '));
    },
    end: (): void => {
      if (drawn && over) over('');
      drawn = false;
    },
  };
}
