import type { Counts } from './batch.ts';
import { CODES, type Weight } from './codes.ts';
import type { Imported } from './importHsds.ts';
import type { Report } from './report.ts';

const HEADINGS: Record<Weight, string> = {
  broken: 'The input itself',
  skipped: 'Left out',
  repaired: 'In, after a repair',
  hint: 'Worth a look',
};

const number = new Intl.NumberFormat('en').format;

const figures = ({ new: fresh, changed, same }: Counts): string =>
  `${number(fresh + changed + same)} in the directory (${number(fresh)} new, ${number(changed)} changed, ${number(same)} the same)`;

/** What the operator reads at the end. */
export function summary({
  name,
  form,
  dry,
  imported,
  report,
  path,
  seconds,
}: {
  name: string;
  form: string;
  dry: boolean;
  imported: Imported;
  report: Report;
  path: string;
  seconds: number;
}): string {
  const { services, organizations, organisations, initiatives, stopped } = imported;
  const count = (counts: Counts) => (dry ? `${number(counts.new)} would be written` : figures(counts));
  const parts = (['broken', 'skipped', 'repaired', 'hint'] as const).flatMap((weight) => {
    const codes = [...report.counts]
      .filter(([code]) => CODES[code].weight === weight)
      .sort((a, b) => b[1] - a[1]);
    if (!codes.length) return [];
    return [
      `${HEADINGS[weight]}: ${number(report.total(weight))}`,
      ...codes.map(([code, times]) => `  ${number(times).padStart(7)}  ${code}: ${CODES[code].why}`),
    ];
  });
  return [
    `${name}, read as ${form}, in ${seconds.toFixed(1)} s.`,
    `Read: ${number(services)} services, ${number(organizations)} organizations by themselves.`,
    `Initiatives: ${count(initiatives)}.`,
    `Organisations: ${count(organisations)}.`,
    ...(stopped
      ? ['Stopped half-way: what was written before is in. Run it again to bring in the rest.']
      : []),
    ...(dry ? ['This was a dry run: nothing was changed.'] : []),
    ...parts,
    `Every row that was left out, repaired or worth a look: ${path}`,
  ].join('\n');
}
