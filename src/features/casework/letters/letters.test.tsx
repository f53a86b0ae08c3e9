import { render } from 'preact-render-to-string';
import { afterAll, describe, expect, test } from 'vitest';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { createLog } from '#core/log.ts';
import { linesOfDocument, type PaperDocument } from '#core/pdf/document.ts';
import { openTypesetter } from '#core/pdf/typeset.ts';
import { lettersOf, readPdf, wordsOf } from '../../../../test/support/read-pdf.ts';
import { messagesIn } from '../messages.ts';
import { appointmentLetter } from './appointment-letter.ts';
import { dayIn } from './letter-words.ts';
import { PaperSheet } from './PaperSheet.tsx';
import { planLetter } from './plan-letter.ts';
import { samirasPlan } from './sample.testing.ts';
import { summaryLetter } from './summary-letter.ts';

const typesetter = openTypesetter(createLog());
afterAll(typesetter.stop);
const letterIn = (language: string) => ({ language, t: messagesIn(language) });
/** The words of a letter without the signs that isolate a name. */
const plain = (document: PaperDocument) =>
  linesOfDocument(document)
    .join('\n')
    .replace(/[\u2068\u2069]/g, '');
const codes = interfaceLanguages.map(({ code }) => code);

test('the decision has everything that the law asks of a plan, and how to object', () => {
  const text = plain(planLetter(samirasPlan, letterIn('nl')));
  for (const part of [
    'B1-route',
    'apotheker',
    '900 uur',
    'PVT',
    '12 uur',
    'MAP',
    '40 uur',
    'Taalschool De Brug',
    'Wij betalen de bus',
    'peuterspeelzaal',
    '6 ',
    'artikel 15 van de Wet inburgering 2021',
    '11 april 2026',
    '10 april 2029',
    'tot en met 26 mei 2026',
    'een brief aan Gemeente Delft',
    'je naam en adres, de datum, het zaaknummer',
    'Namens burgemeester en wethouders van Delft',
  ])
    expect(text).toContain(part);
});

test('before it is made known there is no last day for an objection, but the rule', () => {
  const open = planLetter({ ...samirasPlan, notifiedOn: null, objectionUntil: null }, letterIn('nl'));
  const text = plain(open);
  expect(text).toContain('zes weken na de dag waarop de gemeente je deze brief gaf');
  expect(text).not.toContain('tot en met');
});

test('what binds and what is free are apart, and nothing of the free part can be demanded', () => {
  const { blocks } = planLetter(samirasPlan, letterIn('nl'));
  const frames = blocks.flatMap((block) => (block.kind === 'frame' ? [block] : []));
  expect(frames.map(({ frame }) => frame)).toEqual(['solid', 'dashed']);
  const [binding = '', free = ''] = frames.map((frame) =>
    linesOfDocument({ language: 'nl', title: '', head: [], blocks: frame.blocks }).join('\n'),
  );
  expect(binding).not.toContain('Taalcafé');
  expect(free).toContain('Taalcafé De Linde');
  expect(free).toContain('Niemand kan iets hiervan van je eisen.');
  const without = planLetter({ ...samirasPlan, free: () => [] }, letterIn('nl')).blocks;
  expect(without.filter(({ kind }) => kind === 'frame')).toHaveLength(1);
});

describe.each(codes)('in %s', (language) => {
  const plan = planLetter(samirasPlan, letterIn(language));

  test('the letter becomes a PDF whose structure a screen reader can use', async () => {
    const set = await typesetter.typeset(plan);
    if (!set.ok) throw new Error(set.refusal);
    const pdf = await readPdf(set.value);
    expect(pdf.language).toBe(language);
    expect(pdf.title).toBe(plan.title);
    expect(pdf.marked).toBe(true);
    expect(pdf.headings[0]?.level).toBe('H1');
    expect(lettersOf(pdf.headings[0]?.text ?? '')).toBe(lettersOf(plan.title));
    const levels = pdf.headings.map(({ level }) => Number(level.slice(1)));
    expect(levels.every((level, place) => level <= (levels[place - 1] ?? 1) + 1)).toBe(true);
    // A table that goes on over a page is one on each.
    expect(pdf.tables.length).toBeGreaterThan(0);
    for (const { headings } of pdf.tables) expect(headings).toHaveLength(2);
    // Everything is there, and what is free comes after what binds.
    for (const line of linesOfDocument(plan)) {
      const found = pdf.parts.some(
        (part) => lettersOf(part).includes(lettersOf(line)) || containsLetters(part, line),
      );
      expect(found, line).toBe(true);
    }
    if (language !== 'nl') expect(pdf.languages).toContain('nl');
  });

  test('another language than Dutch says which letter counts', () => {
    const letter = letterIn(language);
    const day = dayIn(samirasPlan.decidedOn, letter);
    const lines = linesOfDocument(plan);
    expect(lines.includes(letter.t('letters.copy.what', { day }))).toBe(language !== 'nl');
    expect(lines.includes(letter.t('letters.decision.title'))).toBe(language === 'nl');
  });

  test('the page says the same as the PDF, in the right direction', () => {
    const html = render(<PaperSheet document={plan} />);
    expect(html).toContain(`lang="${language}"`);
    expect(html).toContain(`dir="${['ar', 'fa', 'ckb', 'ps'].includes(language) ? 'rtl' : 'ltr'}"`);
    const text = wordsOf(
      html
        .replace(/<[^>]+>/g, ' ')
        .replace(/&amp;/g, '&')
        .replace(/&quot;/g, '"'),
    );
    for (const line of linesOfDocument(plan)) expect(text).toContain(wordsOf(line));
  });
});

/** Whether all letters of a line are among those of a part. */
function containsLetters(part: string, line: string): boolean {
  const left = [...lettersOf(part)];
  return [...lettersOf(line)].every((letter) => {
    const place = left.indexOf(letter);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
}

test('an invitation says that you may come alone; after a missed talk it is a warning too', () => {
  const invitation = {
    ...samirasPlan,
    on: '2026-02-16',
    appointment: '2026-03-02',
    time: '10.30',
    place: 'Stadskantoor',
    missedOn: null,
  };
  const first = plain(appointmentLetter(invitation, letterIn('nl')));
  expect(first).toContain('2 maart 2026 · 10.30');
  expect(first).toContain('Je mag dit gesprek alleen voeren');
  expect(first).not.toContain('waarschuwing');
  const again = plain(appointmentLetter({ ...invitation, missedOn: '2026-02-13' }, letterIn('nl')));
  expect(again).toContain('Je was er niet op 13 februari 2026. Deze brief is een waarschuwing.');
});

test('a summary keeps the language in which something was told', () => {
  const summary = summaryLetter(
    {
      ...samirasPlan,
      on: '2026-03-02',
      topics: [
        {
          name: 'العمل',
          told: [
            { text: 'صيدلانية', language: 'ar' },
            { text: 'vijf jaar', language: 'nl' },
          ],
        },
      ],
    },
    letterIn('ar'),
  );
  expect(render(<PaperSheet document={summary} />)).toContain('<span lang="nl" dir="ltr">vijf jaar</span>');
});
