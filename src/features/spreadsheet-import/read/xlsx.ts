import { unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import type { Grid } from '../types.ts';

/** Unpacked, in bytes: a small file can hold a very large one. */
const LARGEST = 200 * 1024 * 1024;

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** What the sheets of an Excel file say; nothing when it is another kind of file, or far too large inside. */
export async function readXlsx(bytes: Uint8Array): Promise<Grid[] | undefined> {
  try {
    let size = 0;
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return false;
      },
    });
    if (size > LARGEST) return undefined;
    const sheets = await readXlsxFile(Buffer.from(bytes));
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(words)) }));
  } catch {
    return undefined;
  }
}

/** A cell as one reads it. A time is a moment on the day before Excel's calendar begins. */
function words(cell: unknown): string {
  if (cell instanceof Date) {
    const iso = new Date(Math.round(cell.getTime() / 60_000) * 60_000).toISOString();
    return cell.getUTCFullYear() < 1901 ? iso.slice(11, 16) : iso.slice(0, 10);
  }
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nee';
  return cell === null || cell === undefined ? '' : String(cell).trim();
}
