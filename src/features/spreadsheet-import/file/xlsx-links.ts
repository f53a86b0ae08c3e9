import { strFromU8, unzipSync } from 'fflate';
import type { SheetGrid } from './grid.ts';

type Attributes = Record<string, string>;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescapeXml = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return ENTITIES[name] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

/** The attributes of the tags with this name, whatever prefix their namespace has. */
const tagsOf = (xml: string, name: string): Attributes[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b([^>]*)>`, 'gu'))].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)].map(
        ([, key = '', double, single]) => [key.replace(/^\w+:/u, ''), unescapeXml(double ?? single ?? '')],
      ),
    ),
  );

/** `C5` as row and column, from 0. */
function positionOf(ref: string): { row: number; column: number } | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})/u.exec(ref.replaceAll('$', '')) ?? [];
  if (!letters) return undefined;
  const column = [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/**
 * Where the links in the sheets of an Excel file lead, by sheet name: the reader of cells gives only what they show. Links
 * to another cell are none. @throws when the file is no ZIP file
 */
export function xlsxLinks(bytes: Uint8Array): Map<string, SheetGrid['links']> {
  const files = unzipSync(bytes, {
    filter: ({ name }) => /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/)/u.test(name),
  });
  const xmlOf = (path: string): string => {
    const file = files[path];
    return file ? strFromU8(file) : '';
  };
  const sheetPaths = new Map(
    tagsOf(xmlOf('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ Id = '', Target = '' }) => [
      Id,
      Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`,
    ]),
  );
  return new Map(
    tagsOf(xmlOf('xl/workbook.xml'), 'sheet').map(({ name = '', id = '' }) => {
      const path = sheetPaths.get(id) ?? '';
      return [name, linksOfSheet(xmlOf(path), xmlOf(path.replace(/([^/]+)$/u, '_rels/$1.rels')))];
    }),
  );
}

function linksOfSheet(sheet: string, relations: string): SheetGrid['links'] {
  const targets = new Map(tagsOf(relations, 'Relationship').map(({ Id = '', Target = '' }) => [Id, Target]));
  const links: Record<string, string> = {};
  const add = (ref: string, target: string) => {
    const position = positionOf(ref);
    if (position && /^(?:https?:|mailto:|tel:|www\.)/iu.test(target))
      links[linkKey(position.row, position.column)] = target;
  };
  for (const { ref = '', id = '' } of tagsOf(sheet, 'hyperlink')) add(ref, targets.get(id) ?? '');
  for (const [, ref = '', formula = ''] of sheet.matchAll(
    /<(?:\w+:)?c\b[^>]*\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*>([^<]*)</gu,
  ))
    add(ref, HYPERLINK_FORMULA.exec(unescapeXml(formula))?.[1] ?? '');
  return links;
}

/** `HYPERLINK("https://…"; "what it shows")`. */
export const HYPERLINK_FORMULA = /^=?\s*HYPERLINK\(\s*"([^"]*)"\s*(?:[;,]\s*"([^"]*)"\s*)?\)$/iu;

/** The key of a cell in `SheetGrid.links`. */
export const linkKey = (row: number, column: number): string => `${row},${column}`;
