import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Db } from '#core/db/connection.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { slugOf } from '../schema/source-ids.ts';
import { importHsds } from './import-hsds.ts';
import { findTown } from './mapping/find-town.ts';
import { createProgressLine } from './progress.ts';
import { createReport } from './report.ts';
import { type OpenSourceError, openSource } from './sources/open.ts';
import { importSummary } from './summary.ts';

const SILENCE_TIMEOUT_MS = 30_000;
const RETRY_DELAY_MS = 1000;

/** What the command needs from the process that runs it. */
export interface CommandOutput {
  print: (text: string) => void;
  printError: (text: string) => void;
  /** Prints a line that the next call overwrites; null when the output is no terminal. */
  overwriteLine: ((text: string) => void) | null;
  stop: AbortSignal;
  now: () => Date;
  /** Where reports are written when no file is named. */
  reportFolder: string;
}

export const HSDS_USAGE = `npm run import -- hsds <file|folder|url> [--dry-run] [--source NAME] [--report FILE]
  <file|folder|url>  HSDS 3.0 or 3.1: JSON, one JSON record on every line, a tabular package, or the address of a feed
  --dry-run          reads and reports everything, writes nothing
  --source NAME      the name under which it is kept, so that the next import recognises it (default: host, file or folder)
  --report FILE      where the list of left-out and repaired rows goes`;

const OPEN_FAILURES: Record<OpenSourceError, string> = {
  'not-found': 'There is no such file or folder',
  empty: 'There is nothing in it',
  compressed: 'It is compressed: unpack it first',
  'not-hsds': 'It is neither JSON nor a tabular package of HSDS',
  'feed-failed': 'The feed does not answer as an HSDS feed',
  stopped: 'Stopped; nothing of it is in',
};

/**
 * Imports HSDS into the directory.
 * @param openDatabase called only when something will be written
 * @param args the command line after `hsds`
 * @returns the exit code: 0 read to the end, 1 not to the end or not at all, 2 invalid arguments
 * @throws when the database fails; the batches that were written before it stay
 */
export async function runHsdsImport(
  openDatabase: () => Promise<Db>,
  args: string[],
  output: CommandOutput,
): Promise<number> {
  const options = parseOptions(args);
  if (!options) {
    output.printError(HSDS_USAGE);
    return 2;
  }
  const startedAt = output.now();
  const path = resolve(options.report ?? join(output.reportFolder, reportName(startedAt)));
  const report = createReport(path);
  const progress = createProgressLine(output);
  const fetchPolicy = {
    stop: output.stop,
    silenceTimeoutMs: SILENCE_TIMEOUT_MS,
    retryDelayMs: RETRY_DELAY_MS,
  };
  const opened = await openSource(options.input, {
    fetchPolicy,
    addIssue: report.addIssue,
    progress: progress.print,
  });
  if (!opened.ok) {
    report.close({ refusal: opened.refusal });
    output.printError(`${options.input}: ${OPEN_FAILURES[opened.refusal]}.`);
    return 1;
  }
  const { source, base, close } = opened.value;
  const name = `hsds:${slugOf(options.source ?? base) || 'import'}`;
  try {
    const totals = await importHsds({
      db: options.dryRun ? null : await openDatabase(),
      name,
      source,
      context: { today: amsterdamDate(startedAt), findTown },
      addIssue: report.addIssue,
      stop: output.stop,
      progress: (state) => progress.update(state, source.bytes, report.total('skipped')),
    });
    progress.end();
    const seconds = (output.now().getTime() - startedAt.getTime()) / 1000;
    output.print(
      importSummary({ name, form: source.form, dryRun: options.dryRun, totals, report, path, seconds }),
    );
    const isEmpty = !totals.services && !totals.organizations;
    if (isEmpty) output.printError('There is no service and no organization in it.');
    return report.total('broken') || totals.stopped || isEmpty ? 1 : 0;
  } finally {
    progress.end();
    report.close({ source: name, counts: Object.fromEntries(report.counts) });
    await close();
  }
}

const reportName = (startedAt: Date): string =>
  `hsds-${startedAt.toISOString().replace(/\D/g, '').slice(0, 17)}.ndjson`;

interface CommandOptions {
  /** A file, a folder or a URL. */
  input: string;
  dryRun: boolean;
  source: string | undefined;
  report: string | undefined;
}

function parseOptions(args: string[]): CommandOptions | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        source: { type: 'string' },
        report: { type: 'string' },
      },
    });
    const [input, ...rest] = positionals;
    if (!input || rest.length) return null;
    return { input, dryRun: values['dry-run'], source: values.source, report: values.report };
  } catch {
    return null;
  }
}
