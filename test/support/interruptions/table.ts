import { KIND_WORDS, KINDS } from './database.ts';
import type { Interruption, InterruptionsRun } from './run.ts';

/** How soon every reading page has to be as ever after the database is back. */
export const MAX_PAGES_BACK_MS = 5_000;

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const middleAndMost = (values: number[]): string =>
  `${seconds(median(values))} / ${seconds(Math.max(...values))}`;

/** A table of all interruptions by kind, and below it what was lost. */
export function tableOf({
  interruptions,
  acknowledged,
  refused,
  lost,
  processEnds,
}: InterruptionsRun): string {
  const rows = KINDS.flatMap((kind) =>
    [true, false].flatMap((underLoad) => {
      const chosen = interruptions.filter((each) => each.kind === kind && each.underLoad === underLoad);
      return chosen.length
        ? [rowOf(`${KIND_WORDS[kind]}, ${underLoad ? 'under load' : 'nobody writes'}`, chosen)]
        : [];
    }),
  );
  return [
    '| what happened | times | database back (s, median / most) | pages back after that | writes back after that | pages shown meanwhile | of these from memory | slowest page (s) |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    `process ended: ${processEnds} · acknowledged: ${countsOf(acknowledged)} · lost: ${lost.length}`,
    `not acknowledged: ${countsOf(refused) || 'none'}`,
    ...lost.slice(0, 20).map((line) => `lost: ${line}`),
  ].join('\n');
}

function rowOf(name: string, chosen: Interruption[]): string {
  const reads = chosen.flatMap((each) => each.reads);
  const shown = reads.filter(({ status }) => status === 200);
  return `| ${[
    name,
    chosen.length,
    middleAndMost(chosen.map(({ databaseBackMs }) => databaseBackMs)),
    middleAndMost(chosen.map(({ pagesBackMs }) => pagesBackMs)),
    middleAndMost(chosen.map(({ writesBackMs }) => writesBackMs)),
    `${shown.length} of ${reads.length}`,
    shown.filter(({ stale }) => stale).length,
    seconds(Math.max(0, ...reads.map(({ tookMs }) => tookMs))),
  ].join(' | ')} |`;
}

const countsOf = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([what, count]) => `${count} × ${what}`)
    .join(', ');

/** Why the run is not good enough, as sentences; empty when it is. */
export function shortcomings({ interruptions, lost, processEnds }: InterruptionsRun): string[] {
  return [
    ...(processEnds ? ['the server process ended'] : []),
    ...(lost.length ? [`${lost.length} acknowledged writes were lost`] : []),
    ...interruptions
      .filter(({ pagesBackMs }) => pagesBackMs > MAX_PAGES_BACK_MS)
      .map(({ kind, pagesBackMs }) => `pages were back ${seconds(pagesBackMs)} s after ${KIND_WORDS[kind]}`),
    ...interruptions.flatMap(({ kind, reads }) => {
      const failed = reads.filter(({ status }) => status !== 200).length;
      return failed ? [`${failed} reading pages were not shown during ${KIND_WORDS[kind]}`] : [];
    }),
  ];
}
