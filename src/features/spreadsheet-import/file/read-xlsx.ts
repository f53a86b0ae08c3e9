import { unzipSync } from 'fflate';
import type { SheetGrid } from './grid.ts';
import { xlsxLinks } from './xlsx-links.ts';

/** A small ZIP file can unpack to a very large one. */
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Reads the sheets of an Excel file; undefined when it is another kind of file, or unpacks to too much. */
export async function readXlsx(bytes: Uint8Array): Promise<SheetGrid[] | undefined> {
  try {
    let unpackedBytes = 0;
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpackedBytes += originalSize;
        return false;
      },
    });
    if (unpackedBytes > MAX_UNPACKED_BYTES) return undefined;
    // Loaded by who brings a sheet, not at every start of the server.
    const { default: readXlsxFile } = await import('read-excel-file/node');
    const sheets = await readXlsxFile(Buffer.from(bytes));
    const links = xlsxLinks(bytes);
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(cellText)),
      links: links.get(sheet) ?? {},
    }));
  } catch {
    return undefined;
  }
}

/** A cell as text. Excel stores a time of day as a moment before its calendar begins in 1900. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) {
    const iso = new Date(Math.round(cell.getTime() / 60_000) * 60_000).toISOString();
    return cell.getUTCFullYear() < 1901 ? iso.slice(11, 16) : iso.slice(0, 10);
  }
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nee';
  return cell === null || cell === undefined ? '' : String(cell).trim();
}
