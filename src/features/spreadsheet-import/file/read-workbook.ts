import { type CellObject, read, SSF, type WorkSheet } from '@e965/xlsx';
import { Unzip, UnzipInflate } from 'fflate';
import { HYPERLINK_FORMULA, linkKey, type SheetGrid } from './grid.ts';

/** A small ZIP file can unpack to a very large one. */
const MAX_UNPACKED_BYTES = 40 * 1024 * 1024;
/** Columns beyond this are not looked at. */
const MAX_COLUMNS = 60;
const LINK = /^(?:https?:|mailto:|tel:|www\.)/iu;
/** More empty rows than this between two filled ones are a slip, such as a letter typed in the last cell. */
const MAX_EMPTY_ROWS = 1_000;

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
/** An older Excel file: a compound file (MS-CFB §2.2). */
const isCompoundFile = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
/** A table in HTML, which many systems save under the name of a spreadsheet; or Excel's XML of 2003. */
const isMarkup = (bytes: Uint8Array): boolean =>
  /^\s*<(?:!doctype html|html|table|head|meta|style|\?xml[^>]*>\s*(?:<\?[^>]*>\s*)*<(?:(?:\w+:)?workbook|office:document))/i.test(
    new TextDecoder('latin1').decode(bytes.subarray(0, 2_000)).replace(/^ï»¿/, ''),
  );

export const isWorkbook = (bytes: Uint8Array): boolean =>
  isZip(bytes) || isCompoundFile(bytes) || isMarkup(bytes);

/** Whether the parts of a ZIP file unpack to more than may be, counted while they unpack: what a file says of itself counts nothing. */
function unpacksToTooMuch(bytes: Uint8Array): boolean {
  let left = MAX_UNPACKED_BYTES;
  const unzip = new Unzip((file) => {
    file.ondata = (fault, chunk) => {
      if (fault) throw fault;
      left -= chunk.length;
      if (left < 0) file.terminate();
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let from = 0; from < bytes.length && left >= 0; from += 65_536)
    unzip.push(bytes.subarray(from, from + 65_536), from + 65_536 >= bytes.length);
  return left < 0;
}

/**
 * The sheets of an Excel (.xlsx, .xlsb, .xls), OpenDocument (.ods) or HTML file with what is hidden in them; sheets without cells, such as
 * those of a chart, are left out. Runs in a thread of its own: what it costs is known only afterwards.
 * @returns 'too-much' when it unpacks to more than a list ever holds
 * @throws when it is no such file
 */
export function readWorkbook(bytes: Uint8Array): SheetGrid[] | 'too-much' {
  if (isZip(bytes) && unpacksToTooMuch(bytes)) return 'too-much';
  const workbook = read(bytes, {
    type: 'array',
    dense: true,
    cellStyles: true,
    cellNF: true,
    cellText: true,
  });
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    const data = sheet?.['!data'];
    if (!sheet || !data?.length) return [];
    return [
      {
        ...gridOf(name, sheet, data, date1904),
        ...(workbook.Workbook?.Sheets?.[index]?.Hidden ? { hidden: true } : {}),
      },
    ];
  });
}

function gridOf(
  name: string,
  sheet: WorkSheet,
  data: (CellObject | undefined)[][],
  date1904: boolean,
): SheetGrid {
  const rows: string[][] = [];
  const links: Record<string, string> = {};
  const hiddenRows: number[] = [];
  let far = false;
  // Only rows that are there: an address such as XFD1048576 costs no million of them.
  for (const key of Object.keys(data)) {
    const index = Number(key);
    const row = data[index];
    if (!row?.some((cell) => cell && textOf(cell, date1904) !== '')) continue;
    if (index - rows.length > MAX_EMPTY_ROWS) far = true;
    else while (rows.length < index) rows.push([]);
    const cells: string[] = [];
    for (const columnKey of Object.keys(row)) {
      const column = Number(columnKey);
      const cell = row[column];
      if (!cell) continue;
      if (column >= MAX_COLUMNS) {
        far = true;
        continue;
      }
      while (cells.length < column) cells.push('');
      cells[column] = textOf(cell, date1904);
      const target = cell.l?.Target ?? HYPERLINK_FORMULA.exec(cell.f ?? '')?.[1] ?? '';
      if (LINK.test(target)) links[linkKey(rows.length, column)] = target;
    }
    if (sheet['!rows']?.[index]?.hidden) hiddenRows.push(rows.length);
    rows.push(cells);
  }
  const hiddenColumns = (sheet['!cols'] ?? [])
    .slice(0, MAX_COLUMNS)
    .flatMap((column, index) => (column?.hidden ? [index] : []));
  return {
    name,
    rows,
    links,
    ...(hiddenRows.length ? { hiddenRows } : {}),
    ...(hiddenColumns.length ? { hiddenColumns } : {}),
    ...(far ? { remarks: ['far-cells'] } : {}),
  };
}

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * A cell as text: days as 2026-11-24 and times as 13:30 whatever the format and language of the sheet, all else as it is shown where
 * its value alone is not what people see.
 */
function textOf(cell: CellObject, date1904: boolean): string {
  if (cell.t === 'b') return cell.v ? 'ja' : 'nee';
  if (cell.t === 'e') return cell.w ?? '';
  if (cell.t === 'n' && typeof cell.v === 'number') {
    if (!Number.isFinite(cell.v)) return '';
    if (cell.z && SSF.is_date(String(cell.z))) return dayOrTime(cell.v, date1904);
    return String(cell.v);
  }
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  return cell.v === undefined || cell.v === null ? '' : String(cell.v).trim();
}

/** A serial number of days: below one it is a time of day. */
function dayOrTime(serial: number, date1904: boolean): string {
  const moment = SSF.parse_date_code(serial, { date1904 });
  if (!moment) return String(serial);
  // Rounded to minutes: 09:30 is stored as 09:29:59.999.
  const minutes = Math.round((((serial % 1) + 1) % 1) * 1440) % 1440;
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  if (serial < 1) return time;
  return `${moment.y}-${two(moment.m)}-${two(moment.d)}`;
}
