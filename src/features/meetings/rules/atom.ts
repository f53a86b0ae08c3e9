import type { Edition } from '../types.ts';
import { textOf } from './texts.ts';

/** A text as XML: the five signs that mean something there, and no control characters (XML 1.0 §2.2). */
const xml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those may not stand in XML
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/** New and changed meetings as an Atom feed (RFC 4287). @param at the public address of this house, with the language */
export function atomOf(editions: readonly Edition[], language: string, at: string, title: string): string {
  const updated = editions.map(({ changedAt }) => changedAt.toISOString()).sort();
  const entries = editions.map((edition) => {
    const url = `${at}/meetings/${edition.slug}`;
    return [
      '<entry>',
      `<id>urn:uuid:${edition.id}</id>`,
      `<title>${xml(textOf(edition.texts, 'title', language))}</title>`,
      `<link rel="alternate" type="text/html" href="${xml(url)}"/>`,
      `<updated>${edition.changedAt.toISOString()}</updated>`,
      `<summary>${xml(textOf(edition.texts, 'summary', language))}</summary>`,
      `<author><name>${xml(textOf(edition.series.texts, 'title', language))}</name></author>`,
      '</entry>',
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${xml(at)}/meetings</id>`,
    `<title>${xml(title)}</title>`,
    `<link rel="self" type="application/atom+xml" href="${xml(at)}/meetings/feed.atom"/>`,
    `<updated>${updated.at(-1) ?? '1970-01-01T00:00:00.000Z'}</updated>`,
    ...entries,
    '</feed>',
  ].join('\n');
}
