import { ISSUES, type IssueSeverity } from '../schema/issues.ts';
import type { OutcomeCounts } from './batch.ts';
import type { ImportTotals } from './import-hsds.ts';
import type { ImportReport } from './report.ts';

const HEADINGS: Record<IssueSeverity, string> = {
  broken: 'The input itself',
  skipped: 'Left out',
  repaired: 'In, after a repair',
  hint: 'Worth a look',
};

const formatNumber = new Intl.NumberFormat('en').format;

const formatCounts = ({ new: added, changed, same }: OutcomeCounts): string =>
  `${formatNumber(added + changed + same)} in the directory (${formatNumber(added)} new, ${formatNumber(changed)} changed, ${formatNumber(same)} the same)`;

/** What the operator reads at the end. */
export function importSummary({
  name,
  form,
  dryRun,
  totals,
  report,
  path,
  seconds,
}: {
  name: string;
  form: string;
  dryRun: boolean;
  totals: ImportTotals;
  report: ImportReport;
  path: string;
  seconds: number;
}): string {
  const { services, organizations, organisations, initiatives, stopped } = totals;
  const outcome = (counts: OutcomeCounts) =>
    dryRun ? `${formatNumber(counts.new)} would be written` : formatCounts(counts);
  const issueLines = (['broken', 'skipped', 'repaired', 'hint'] as const).flatMap((severity) => {
    const codes = [...report.counts]
      .filter(([code]) => ISSUES[code].severity === severity)
      .sort((a, b) => b[1] - a[1]);
    if (!codes.length) return [];
    return [
      `${HEADINGS[severity]}: ${formatNumber(report.total(severity))}`,
      ...codes.map(([code, count]) => `  ${formatNumber(count).padStart(7)}  ${code}: ${ISSUES[code].why}`),
    ];
  });
  return [
    `${name}, read as ${form}, in ${seconds.toFixed(1)} s.`,
    `Read: ${formatNumber(services)} services, ${formatNumber(organizations)} organizations by themselves.`,
    `Initiatives: ${outcome(initiatives)}.`,
    `Organisations: ${outcome(organisations)}.`,
    ...(stopped
      ? ['Stopped half-way: what was written before is in. Run it again to bring in the rest.']
      : []),
    ...(dryRun ? ['This was a dry run: nothing was changed.'] : []),
    ...issueLines,
    `Every row that was left out, repaired or worth a look: ${path}`,
  ].join('\n');
}
