import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { ImportIssueSink } from '../../schema/issues.ts';
import { asObject, asObjects, asText } from '../../schema/values.ts';
import { decodeHead, readHead } from './text-file.ts';

/** The tables that we read, the longest names first, so that `service_areas` is not taken for a table of services. */
export const TABLE_KINDS = [
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
export type TableKind = (typeof TABLE_KINDS)[number];

/** Tables of HSDS that we do not import. */
const UNUSED_TABLES =
  /^(funding|program|metadata|meta_table_description|organization_identifier|taxonomy|taxonomie|url|additional_url|additional_website)s?$/;

export interface TableFile {
  table: TableKind;
  path: string;
  file: string;
  bytes: number;
}

/** Which table a file holds, by its name: `Services.csv`, `hsds_services_2026.csv`, `physical-addresses.csv`. */
export function tableKindOf(name: string): TableKind | 'unused' | null {
  const normalized = name
    .toLowerCase()
    .replace(/\.[a-z]+$/, '')
    .replace(/organis/g, 'organiz')
    .replace(/[^a-z]+/g, '_')
    .replace(/^_|_$/g, '');
  if (UNUSED_TABLES.test(normalized)) return 'unused';
  const spellings = (table: TableKind) =>
    table.replace('capacity', 'capacit(?:y|ie)').replace('service_at', 'services?_at');
  return (
    TABLE_KINDS.find((table) => new RegExp(`(?:^|_)${spellings(table)}(?:e?s)?(?:_|$)`).test(normalized)) ??
    null
  );
}

/** The CSV files of a tabular package: those that its `datapackage.json` names, otherwise all files in the folder. */
export async function findTableFiles(folder: string, addIssue: ImportIssueSink): Promise<TableFile[]> {
  const resources = await packageResources(folder);
  const candidates = resources.length
    ? resources
    : (await readdir(folder)).sort().map((path) => ({ name: path, path }));
  const files: TableFile[] = [];
  for (const { name, path } of candidates) {
    const absolutePath = resolve(folder, path);
    // Security: a package must not read files outside its own folder.
    if (relative(folder, absolutePath).startsWith(`..${sep}`)) continue;
    const size = await stat(absolutePath).catch(() => null);
    if (!size?.isFile() || !size.size || !(await looksLikeTable(absolutePath))) continue;
    const table = tableKindOf(basename(path)) ?? tableKindOf(name);
    if (table === null) addIssue({ code: 'unknown-table', position: { file: basename(path) } });
    else if (table !== 'unused')
      files.push({ table, path: absolutePath, file: basename(path), bytes: size.size });
  }
  return files;
}

async function looksLikeTable(path: string): Promise<boolean> {
  if (/\.(json|md|html?|pdf|xlsx?|zip)$/i.test(path)) return false;
  const [firstLine = ''] = decodeHead(await readHead(path))
    .trimStart()
    .split('\n', 1);
  return /^"?[\w ]*id"?\s*([,;\t|]|$)/im.test(firstLine) || /[,;\t|]/.test(firstLine);
}

const MAX_DATAPACKAGE_LENGTH = 10_000_000;

async function packageResources(folder: string): Promise<{ name: string; path: string }[]> {
  const text = await readFile(join(folder, 'datapackage.json'), 'utf8').catch(() => '');
  if (text.length > MAX_DATAPACKAGE_LENGTH) return [];
  try {
    return asObjects(asObject(JSON.parse(text))?.resources).flatMap((resource) => {
      const paths = Array.isArray(resource.path) ? resource.path.map(asText) : [asText(resource.path)];
      return paths.filter(Boolean).map((path) => ({ name: asText(resource.name), path }));
    });
  } catch {
    return [];
  }
}
