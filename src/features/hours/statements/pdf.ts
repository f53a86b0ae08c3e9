import { encode } from 'uqr';
import { formatCalendarDay } from '#core/i18n/formats.ts';
import { formatLength, messagesIn } from '../messages.ts';
import { HOURS_KINDS } from '../model/rules.ts';
import type { StatementContent } from '../model/statement-rules.ts';

/** The statement is for who decides in the Netherlands. */
const LANGUAGE = 'nl';
const [WIDTH, HEIGHT, MARGIN] = [595, 842, 56];
const GREEN = '0.11 0.36 0.27';

/** Letters of Windows-1252 beyond Latin-1 that Dutch and names use; the built-in fonts of PDF have these and no others. */
const EXTRA: Record<string, number> = {
  '€': 0x80,
  '–': 0x96,
  '—': 0x97,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  Š: 0x8a,
  š: 0x9a,
  Ž: 0x8e,
  ž: 0x9e,
  Œ: 0x8c,
  œ: 0x9c,
};
const byteOf = (letter: string): number | undefined => {
  const code = letter.codePointAt(0) ?? 0;
  return EXTRA[letter] ?? ((code >= 32 && code < 127) || (code >= 160 && code < 256) ? code : undefined);
};
const plain = (text: string): string => text.replace(/[\u2060-\u2069\u200e\u200f]/g, '').normalize('NFC');

/** Can every letter of it stand in a PDF without a font of its own? Else it is printed from its page. */
export const fitsInPdf = ({ name, entries }: StatementContent): boolean =>
  [name, ...entries.map(({ place }) => place)].every((text) =>
    [...plain(text)].every((letter) => byteOf(letter) !== undefined),
  );

const literal = (text: string): string =>
  `(${[...plain(text)]
    .map((letter) => String.fromCharCode(byteOf(letter) ?? 63))
    .join('')
    .replace(/[\\()]/g, '\\$&')})`;

interface Line {
  text: string;
  tag: 'H1' | 'H2' | 'P';
  size: number;
  bold?: boolean;
  /** Empty space above it. */
  gap: number;
}

/** So many letters of this size fit on a line, by the mean width of Helvetica. */
const lettersFor = (size: number): number => Math.floor((WIDTH - 2 * MARGIN) / (size * 0.5));

function wrapped(line: Line): Line[] {
  const most = lettersFor(line.size);
  const rows: string[] = [];
  for (const word of line.text.split(' ')) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + word.length < most) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows.map((text, row) => ({ ...line, text, gap: row === 0 ? line.gap : 0 }));
}

function linesOf(content: StatementContent, address: string): Line[] {
  const t = messagesIn(LANGUAGE);
  const day = (date: string) => `${formatCalendarDay(date, LANGUAGE, 'dayOfMonth')} ${date.slice(0, 4)}`;
  const line = (text: string, more: Partial<Line> = {}): Line => ({
    text,
    tag: 'P',
    size: 10.5,
    gap: 2,
    ...more,
  });
  return [
    line(t('st.title.paper'), { tag: 'H1', size: 24, bold: true, gap: 0 }),
    ...(content.example ? [line(t('st.example'), { bold: true, gap: 8 })] : []),
    line(content.name, { tag: 'H2', size: 17, bold: true, gap: 14 }),
    line(`${t('st.made', { day: day(content.made) })} · ${content.issuer}`),
    line(t('total.title', { length: formatLength(content.total, LANGUAGE) }), {
      tag: 'H2',
      size: 14,
      bold: true,
      gap: 16,
    }),
    ...HOURS_KINDS.flatMap((kind) =>
      content.totals[kind]
        ? [line(`${t(`kind.${kind}`)}: ${formatLength(content.totals[kind], LANGUAGE)}`)]
        : [],
    ),
    line(t('list.title'), { tag: 'H2', size: 14, bold: true, gap: 16 }),
    ...content.entries.map((entry) =>
      line(
        [
          day(entry.day),
          `${entry.from}–${entry.to}`,
          formatLength(entry.minutes, LANGUAGE),
          entry.place,
          t(`kind.${entry.kind}`),
          entry.dutch && t('entry.dutch'),
          entry.together && t('entry.together'),
        ]
          .filter(Boolean)
          .join(' · '),
        { size: 9.5, gap: 4 },
      ),
    ),
    line(t('z.note'), { gap: 16 }),
    line(t('st.check', { address }), { gap: 10 }),
    line(`${t('st.code')}: ${content.code}`, { size: 14, bold: true, gap: 4 }),
  ].flatMap(wrapped);
}

const QR_SIZE = 104;

/** A QR code as squares, in the corner of the first page. */
function qrSquares(address: string): string {
  const { data, size } = encode(address, { border: 0 });
  const one = QR_SIZE / size;
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) =>
      dark
        ? [
            `${(WIDTH - MARGIN - QR_SIZE + x * one).toFixed(2)} ${(HEIGHT - MARGIN - (y + 1) * one).toFixed(2)} ${(one + 0.05).toFixed(2)} ${(one + 0.05).toFixed(2)} re`,
          ]
        : [],
    ),
  );
  return `/Figure <</MCID 0>> BDC 0 0 0 rg\n${squares.join('\n')} f EMC`;
}

/**
 * A statement as a PDF: text that can be read aloud and copied, with headings, language and title, and a QR code that leads to
 * the page where it is checked. Written by hand: see docs/decisions/0047-statements-of-hours.md.
 */
export function statementPdf(content: StatementContent, address: string): Buffer {
  const pages: { stream: string; tags: string[] }[] = [
    {
      stream: `${qrSquares(address)}\n${GREEN} RG 3 w ${MARGIN} ${HEIGHT - 40} m ${MARGIN + 60} ${HEIGHT - 40} l S`,
      tags: ['Figure'],
    },
  ];
  let y = HEIGHT - MARGIN - 22;
  for (const [index, line] of linesOf(content, address).entries()) {
    y -= line.gap + (index === 0 ? 0 : line.size * 1.35);
    // Beside the QR code only the heading and the name have room.
    if (y < MARGIN) {
      pages.push({ stream: '', tags: [] });
      y = HEIGHT - MARGIN - line.size;
    }
    const page = pages.at(-1);
    if (!page) continue;
    const color = line.tag === 'P' ? '0.1 0.1 0.1' : GREEN;
    page.stream += `\n/${line.tag} <</MCID ${page.tags.length}>> BDC BT ${color} rg /F${line.bold ? 2 : 1} ${line.size} Tf ${MARGIN} ${y.toFixed(1)} Td ${literal(line.text)} Tj ET EMC`;
    page.tags.push(line.tag);
  }
  return assemble(pages, `${messagesIn(LANGUAGE)('st.title.paper')} · ${content.name}`, content.code);
}

/** Objects, cross-reference table and structure of the document (ISO 32000). */
function assemble(pages: { stream: string; tags: string[] }[], title: string, alt: string): Buffer {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const reserve = (): number => add('');
  const [catalog, tree, root] = [reserve(), reserve(), reserve()];
  const fonts = ['Helvetica', 'Helvetica-Bold'].map((name) =>
    add(`<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`),
  );
  const elements: number[] = [];
  const parents: string[] = [];
  const kids = pages.map(({ stream, tags }, number) => {
    const body = add(`<</Length ${Buffer.byteLength(stream, 'latin1')}>>\nstream\n${stream}\nendstream`);
    const page = add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${WIDTH} ${HEIGHT}]/Contents ${body} 0 R/StructParents ${number}/Tabs/S/Resources<</Font<</F1 ${fonts[0]} 0 R/F2 ${fonts[1]} 0 R>>>>>>`,
    );
    const own = tags.map((tag, mcid) =>
      add(
        `<</Type/StructElem/S/${tag}/P ${root} 0 R/Pg ${page} 0 R/K ${mcid}${tag === 'Figure' ? `/Alt ${literal(`QR: ${alt}`)}` : ''}>>`,
      ),
    );
    elements.push(...own);
    parents.push(`${number} [${own.map((id) => `${id} 0 R`).join(' ')}]`);
    return page;
  });
  objects[catalog - 1] =
    `<</Type/Catalog/Pages ${tree} 0 R/Lang(nl)/MarkInfo<</Marked true>>/StructTreeRoot ${root} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>`;
  objects[tree - 1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((id) => `${id} 0 R`).join(' ')}]>>`;
  objects[root - 1] =
    `<</Type/StructTreeRoot/K[${elements.map((id) => `${id} 0 R`).join(' ')}]/ParentTree<</Nums[${parents.join(' ')}]>>>>`;
  const info = add(`<</Title ${literal(title)}>>`);
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const offset = Buffer.byteLength(text, 'latin1');
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = Buffer.byteLength(text, 'latin1');
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root ${catalog} 0 R/Info ${info} 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
