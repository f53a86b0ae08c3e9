const TAG = /<\/?[a-z!][^<>]*>/gi;
const LINE = /<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^<>]*>/gi;
const NAMED = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    euro: '€',
    pound: '£',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    bull: '•',
    middot: '·',
    shy: '',
    copy: '©',
    reg: '®',
    deg: '°',
    frac12: '½',
    eacute: 'é',
    egrave: 'è',
    euml: 'ë',
    ecirc: 'ê',
    iuml: 'ï',
    ouml: 'ö',
    uuml: 'ü',
    auml: 'ä',
    aacute: 'á',
    agrave: 'à',
    oacute: 'ó',
    uacute: 'ú',
    iacute: 'í',
    ccedil: 'ç',
    Eacute: 'É',
    ntilde: 'ñ',
    szlig: 'ß',
    laquo: '«',
    raquo: '»',
  }),
);

/** Plain text of what may hold HTML: tags go, the ends of paragraphs become ends of lines, entities become letters. */
export function withoutHtml(text: string): string {
  if (!/[<&]/.test(text)) return text;
  const decoded = entities(strip(text));
  // What was escaped twice comes out as tags only now.
  return decoded.search(TAG) >= 0 ? entities(strip(decoded)) : decoded;
}

const strip = (text: string): string => withoutBlocks(text).replace(LINE, '\n').replace(TAG, '');

/** Scripts and styles go with everything in them. */
function withoutBlocks(text: string): string {
  let visible = '';
  let rest = text;
  for (;;) {
    const open = /<(script|style)\b[^<>]*>/i.exec(rest);
    if (!open) return visible + rest;
    visible += rest.slice(0, open.index);
    const close = new RegExp(`</${open[1]}\\s*>`, 'i').exec(rest.slice(open.index));
    if (!close) return visible;
    rest = rest.slice(open.index + close.index + close[0].length);
  }
}

const entities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}\d{0,2}));/gi,
    (whole, decimal, hexadecimal, name) => {
      if (name) return NAMED.get(name) ?? NAMED.get(String(name).toLowerCase()) ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
