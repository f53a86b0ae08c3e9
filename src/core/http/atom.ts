/** Text for XML: the five special characters escaped; left out is what is no character of XML (XML 1.0 §2.2). */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those may not stand in XML
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

export interface AtomEntry {
  /** A UUID. */
  id: string;
  title: string;
  summary: string;
  /** The organisation. */
  author: string;
  url: string;
  updated: Date;
}

export interface AtomFeed {
  /** The page that the feed follows, in full. */
  page: string;
  title: string;
  language: string;
  entries: readonly AtomEntry[];
}

/** An Atom feed (RFC 4287), served at the URL of its page followed by `/feed.atom`. */
export function atomFeed({ page, title, language, entries }: AtomFeed): string {
  const updated = entries.map((entry) => entry.updated.toISOString()).sort();
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${escapeXml(page)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(page)}/feed.atom"/>`,
    `<updated>${updated.at(-1) ?? '1970-01-01T00:00:00.000Z'}</updated>`,
    ...entries.map(entryOf),
    '</feed>',
  ].join('\n');
}

const entryOf = ({ id, title, summary, author, url, updated }: AtomEntry): string =>
  [
    '<entry>',
    `<id>urn:uuid:${id}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<summary>${escapeXml(summary)}</summary>`,
    `<author><name>${escapeXml(author)}</name></author>`,
    '</entry>',
  ].join('');
