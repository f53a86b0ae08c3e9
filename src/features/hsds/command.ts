import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Db } from '#core/db/connection.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { slugOf } from './ids.ts';
import { importHsds } from './importHsds.ts';
import { makeProgress } from './progress.ts';
import { type NotOpened, openSource } from './read/open.ts';
import { openReport } from './report.ts';
import { summary } from './summary.ts';
import { findTown } from './towns.ts';

/** Where words go, and when to stop. */
export interface Console {
  print: (text: string) => void;
  printError: (text: string) => void;
  /** A line that the next one may be written over; null where lines stay. */
  over: ((text: string) => void) | null;
  stop: AbortSignal;
  now: () => Date;
  /** Where reports go when none is named. */
  reports: string;
}

export const HSDS_USAGE = `npm run import -- hsds <file|folder|url> [--dry-run] [--source NAME] [--report FILE]
  <file|folder|url>  HSDS 3.0 or 3.1: JSON, one JSON record on every line, a tabular package, or the address of a feed
  --dry-run          reads and reports everything, writes nothing
  --source NAME      the name under which it is kept, so that the next import recognises it (default: host, file or folder)
  --report FILE      where the list of left-out and repaired rows goes`;

const NOT_OPENED: Record<NotOpened, string> = {
  'not-found': 'There is no such file or folder',
  empty: 'There is nothing in it',
  compressed: 'It is compressed: unpack it first',
  'not-hsds': 'It is neither JSON nor a tabular package of HSDS',
  'feed-failed': 'The feed does not answer as an HSDS feed',
  stopped: 'Stopped; nothing of it is in',
};

/**
 * Reads HSDS into the directory.
 * @param open gives the database; asked only when something will be written
 * @param args what stands behind `hsds` on the command line
 * @returns the exit code: 0 read to the end, 1 not to the end or not at all, 2 asked in a way that is not understood
 * @throws when the database fails; what was written before is in
 */
export async function runHsdsImport(open: () => Promise<Db>, args: string[], out: Console): Promise<number> {
  const asked = readArgs(args);
  if (!asked) {
    out.printError(HSDS_USAGE);
    return 2;
  }
  const begun = out.now();
  const path = resolve(
    asked.report ?? join(out.reports, `hsds-${begun.toISOString().replace(/\D/g, '').slice(0, 17)}.ndjson`),
  );
  const report = openReport(path);
  const progress = makeProgress(out);
  const manners = { stop: out.stop, patience: 30_000, pause: 1000 };
  const opened = await openSource(asked.given, { manners, remarks: report.remark, progress: progress.print });
  if (!opened.ok) {
    report.close({ refusal: opened.refusal });
    out.printError(`${asked.given}: ${NOT_OPENED[opened.refusal]}.`);
    return 1;
  }
  const { source, base, close } = opened.value;
  const name = `hsds:${slugOf(asked.source ?? base) || 'import'}`;
  try {
    const imported = await importHsds({
      db: asked.dry ? null : await open(),
      name,
      source,
      around: { today: amsterdamDate(begun), findTown },
      remarks: report.remark,
      stop: out.stop,
      progress: (at) => progress.at(at, source.bytes, report.total('skipped')),
    });
    progress.end();
    const seconds = (out.now().getTime() - begun.getTime()) / 1000;
    out.print(summary({ name, form: source.form, dry: asked.dry, imported, report, path, seconds }));
    const nothing = !imported.services && !imported.organizations;
    if (nothing) out.printError('There is no service and no organization in it.');
    return report.total('broken') || imported.stopped || nothing ? 1 : 0;
  } finally {
    progress.end();
    report.close({ source: name, counts: Object.fromEntries(report.counts) });
    await close();
  }
}

interface Asked {
  given: string;
  dry: boolean;
  source: string | undefined;
  report: string | undefined;
}

function readArgs(args: string[]): Asked | null {
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
    const [given, ...more] = positionals;
    if (!given || more.length) return null;
    return { given, dry: values['dry-run'], source: values.source, report: values.report };
  } catch {
    return null;
  }
}
