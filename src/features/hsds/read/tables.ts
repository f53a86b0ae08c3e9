import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { Remarks } from '../types.ts';
import { object, objects, plain } from '../values.ts';
import { headOf, textOfHead } from './file.ts';

/** The tables that we read, the longest names first: `service_areas` is no table of services. */
export const TABLES = [
  'service_at_location',
  'required_document',
  'service_capacity',
  'taxonomy_term',
  'service_area',
  'organization',
  'cost_option',
  'accessibility',
  'attribute',
  'location',
  'schedule',
  'language',
  'service',
  'address',
  'contact',
  'phone',
  'unit',
] as const;
export type Table = (typeof TABLES)[number];

/** Part of HSDS, and nothing that we keep. */
const PASSED_BY =
  /^(funding|program|metadata|meta_table_description|organization_identifier|taxonomy|taxonomie|url|additional_url|additional_website)s?$/;

export interface TableFile {
  table: Table;
  path: string;
  file: string;
  bytes: number;
}

/** Which table a file holds, by its name: `Services.csv`, `hsds_services_2026.csv`, `physical-addresses.csv`. */
export function tableOf(name: string): Table | 'passed-by' | null {
  const plainName = name
    .toLowerCase()
    .replace(/\.[a-z]+$/, '')
    .replace(/organis/g, 'organiz')
    .replace(/[^a-z]+/g, '_')
    .replace(/^_|_$/g, '');
  if (PASSED_BY.test(plainName)) return 'passed-by';
  const forms = (table: Table) =>
    table.replace('capacity', 'capacit(?:y|ie)').replace('service_at', 'services?_at');
  return TABLES.find((table) => new RegExp(`(?:^|_)${forms(table)}(?:e?s)?(?:_|$)`).test(plainName)) ?? null;
}

/** The CSV files of a tabular package: those that its `datapackage.json` names, else those that lie in the folder. */
export async function tableFiles(folder: string, remarks: Remarks): Promise<TableFile[]> {
  const named = await resources(folder);
  const listed = named.length ? named : (await readdir(folder)).sort().map((path) => ({ name: path, path }));
  const found: TableFile[] = [];
  for (const { name, path } of listed) {
    const whole = resolve(folder, path);
    // A package names files of its own; what it says about other folders is not followed.
    if (relative(folder, whole).startsWith(`..${sep}`)) continue;
    const size = await stat(whole).catch(() => null);
    if (!size?.isFile() || !size.size || !(await isTable(whole))) continue;
    const table = tableOf(basename(path)) ?? tableOf(name);
    if (table === null) remarks({ code: 'unknown-table', where: { file: basename(path) } });
    else if (table !== 'passed-by')
      found.push({ table, path: whole, file: basename(path), bytes: size.size });
  }
  return found;
}

async function isTable(path: string): Promise<boolean> {
  if (/\.(json|md|html?|pdf|xlsx?|zip)$/i.test(path)) return false;
  const head = textOfHead(await headOf(path)).trimStart();
  return (
    /^"?[\w ]*id"?\s*([,;\t|]|$)/im.test(head.split('\n', 1)[0] ?? '') ||
    /[,;\t|]/.test(head.split('\n', 1)[0] ?? '')
  );
}

async function resources(folder: string): Promise<{ name: string; path: string }[]> {
  const text = await readFile(join(folder, 'datapackage.json'), 'utf8').catch(() => '');
  if (text.length > 10_000_000) return [];
  try {
    return objects(object(JSON.parse(text))?.resources).flatMap((resource) => {
      const paths = Array.isArray(resource.path) ? resource.path.map(plain) : [plain(resource.path)];
      return paths.filter(Boolean).map((path) => ({ name: plain(resource.name), path }));
    });
  } catch {
    return [];
  }
}
