import { expect, test } from 'vitest';
import { unscramble } from '#core/text/mojibake.ts';
import type { IssueCode } from '../../schema/issues.ts';
import { cleanLine, cleanParagraphs, MAX_TEXT_LENGTH, summaryOf } from './clean-text.ts';
import { detectTextLanguage } from './text-language.ts';
import { textsOf } from './texts.ts';

const noted = () => {
  const codes: IssueCode[] = [];
  return { codes, note: (code: IssueCode) => void codes.push(code) };
};

test.each([
  ['cafÃ©', 'café'],
  ['financiÃ«le hulp', 'financiële hulp'],
  ['maandagâ€™s', 'maandag’s'],
  ['Ø§Ù„Ø¹Ø±Ø¨ÙŠØ©', 'العربية'],
  ['ÐŸÑ€Ð¸Ð²ÐµÑ‚', 'Привет'],
  ['TÃ¼rkÃ§e, ÅŸehir', 'Türkçe, şehir'],
])('damaged letters are put right: %s', (damaged, whole) => {
  expect(unscramble(damaged)).toBe(whole);
});

test.each(['café', 'Ísland', '„Ä“', 'naïef – “zo”', 'Übung «Ö»', 'GRÖ“', 'Привет', 'العربية', 'SÃO'])(
  'letters that are right stay as they are: %s',
  (text) => {
    expect(unscramble(text)).toBe(text);
  },
);

test('tags become plain text, and the report says so', () => {
  const { codes, note } = noted();
  expect(cleanLine('<b>Taal</b>caf&eacute; <script>alert(1)</script>&amp; meer', 200, note, 'name')).toBe(
    'Taalcafé & meer',
  );
  expect(codes).toEqual(['html']);
  expect(cleanParagraphs('<p>Een</p><p>Twee<br>Drie</p>', 200, note, 'description')).toBe('Een\nTwee\nDrie');
  expect(cleanParagraphs('&lt;p&gt;dubbel&lt;/p&gt; <scr<b>ipt>', 200, note, 'description')).not.toMatch(
    /<p>|<script>/,
  );
});

test('a smaller-than sign and an ampersand are no HTML', () => {
  const { codes, note } = noted();
  expect(cleanLine('kinderen < 12 jaar & ouders', 200, note, 'name')).toBe('kinderen < 12 jaar & ouders');
  expect(codes).toEqual([]);
});

test('ten megabytes in a field are cut at once, and the report says so', () => {
  const { codes, note } = noted();
  const before = performance.now();
  const cut = cleanParagraphs(
    '<a <script &amp; Ã©'.repeat(600_000),
    MAX_TEXT_LENGTH.description,
    note,
    'description',
  );
  expect(cut.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH.description);
  expect(codes).toContain('too-long');
  expect(performance.now() - before).toBeLessThan(2000);
});

test('signs that a database cannot keep are gone', () => {
  const { note } = noted();
  expect(cleanLine('a\u0000b\u0007c\ud800d&#0;&#55296;', 200, note, 'name')).not.toMatch(/[\p{Cc}\p{Cs}]/u);
});

test('what is no text is nothing', () => {
  const { codes, note } = noted();
  for (const value of [null, undefined, {}, [], Number.NaN, true])
    expect(cleanLine(value, 200, note, 'name')).toBe('');
  expect(cleanLine(12, 200, note, 'name')).toBe('12');
  expect(codes).toEqual([]);
});

test('a summary ends at a sentence', () => {
  expect(
    summaryOf(
      `Elke week oefenen wij samen Nederlands in het buurthuis. ${'En nog veel meer woorden '.repeat(20)}.`,
    ),
  ).toBe('Elke week oefenen wij samen Nederlands in het buurthuis.');
  expect(summaryOf('x'.repeat(500)).length).toBeLessThanOrEqual(MAX_TEXT_LENGTH.summary);
});

test('the language of a text is counted between Dutch and English', () => {
  expect(detectTextLanguage('Samen koken met de buren')).toBe('nl');
  expect(detectTextLanguage('Cooking together with the neighbours and friends')).toBe('en');
  expect(detectTextLanguage('نتعلم اللغة الهولندية معاً')).toBe('ar');
  expect(detectTextLanguage('')).toBe('nl');
});

test('what people must know beforehand is in the description', () => {
  const { note } = noted();
  const raw = {
    name: 'Koor',
    alternate_name: 'Wereldkoor',
    description: 'Wij zingen elke week.',
    alert: 'Vanaf mei in de kerk.',
    eligibility_description: 'Voor iedereen vanaf 16.',
    required_documents: [{ document: 'Een map' }, { document: null }],
  };
  const written = textsOf(raw, note);
  expect(written?.language).toBe('nl');
  expect(written?.texts.nl?.summary).toBe('Wij zingen elke week.');
  expect(written?.texts.nl?.description).toBe(
    'Wij zingen elke week.\n\nWereldkoor\n\nLet op: Vanaf mei in de kerk.\n\nVoor iedereen vanaf 16.',
  );
  expect(written?.texts.nl?.bring).toBe('Een map');
  expect(textsOf({ name: ' ', description: 'x' }, note)).toBeNull();
});
