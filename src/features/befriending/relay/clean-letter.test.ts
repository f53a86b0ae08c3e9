import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLetter, ourMark } from './clean-letter.ts';
import { detailsIn } from './details.ts';

const ADDRESS = 'h.devries@voorbeeld.example';
const NAMES = { known: 'Henk', sender: 'Henk de Vries' };
const MARK = ourMark('0b7c2b1e-0000-4000-a000-000000000001');

/** How programs introduce the letter that is answered, in all languages of the site and some more. */
const INTRODUCTIONS = [
  `Op di 1 dec 2026 om 10:04 schreef Van Onderop <${ADDRESS}>:`,
  `Op 1 dec. 2026 om 10:04 heeft Van Onderop <${ADDRESS}> het volgende geschreven:`,
  `On Tue, 1 Dec 2026 at 10:04, Van Onderop <${ADDRESS}> wrote:`,
  `On Tue, 1 Dec 2026 at 10:04, Van Onderop\n<${ADDRESS}> wrote:`,
  `Am Di., 1. Dez. 2026 um 10:04 Uhr schrieb Van Onderop <${ADDRESS}>:`,
  `Le mar. 1 déc. 2026 à 10:04, Van Onderop <${ADDRESS}> a écrit :`,
  `Van Onderop <${ADDRESS}>, 1 Ara 2026 Sal, 10:04 tarihinde şunu yazdı:`,
  `вт, 1 груд. 2026 р. о 10:04 Van Onderop <${ADDRESS}> пише:`,
  `1 груд. 2026 р. о 10:04 Van Onderop <${ADDRESS}> написав(ла):`,
  `في الثلاثاء، ١ ديسمبر ٢٠٢٦ في ١٠:٠٤ ص تمت كتابة ما يلي بواسطة Van Onderop <${ADDRESS}>:`,
  `في ١ ديسمبر ٢٠٢٦، كتب Van Onderop <${ADDRESS}>:`,
  `در تاریخ سه‌شنبه ۱ دسامبر ۲۰۲۶ ساعت ۱۰:۰۴ Van Onderop <${ADDRESS}> نوشت:`,
  `په ۱ دسمبر ۲۰۲۶، ۱۰:۰۴ Van Onderop <${ADDRESS}> ولیکل:`,
  `لە ١ی دێسەمبەر ٢٠٢٦، ١٠:٠٤ Van Onderop <${ADDRESS}> نووسیویەتی:`,
  `Di 1 Kanûn 2026, 10:04 de Van Onderop <${ADDRESS}> nivîsand:`,
  `Talaado, 1 Dis 2026, 10:04 Van Onderop <${ADDRESS}> ayaa qoray:`,
  `ሰሉስ 1 ታሕሳስ 2026፡ 10:04 Van Onderop <${ADDRESS}> ጸሓፈ፡`,
] as const;

const HEADER_BLOCKS = [
  `-----Oorspronkelijk bericht-----\nVan: Van Onderop <${ADDRESS}>`,
  `-----Original Message-----\nFrom: Van Onderop <${ADDRESS}>`,
  `________________________________\nVan: Van Onderop <${ADDRESS}>\nVerzonden: dinsdag 1 december 2026 10:04\nAan: Henk de Vries <${ADDRESS}>\nOnderwerp: Er is een bericht voor je`,
  `From: Van Onderop <${ADDRESS}>\nSent: Tuesday, December 1, 2026 10:04\nTo: Henk de Vries\nSubject: RE: a message`,
  `De : Van Onderop <${ADDRESS}>\nEnvoyé : mardi 1 décembre 2026 10:04\nÀ : Henk de Vries\nObjet : RE`,
  `Gönderen: Van Onderop <${ADDRESS}>\nGönderildi: 1 Aralık 2026 10:04\nKime: Henk de Vries\nKonu: RE`,
  `من: Van Onderop <${ADDRESS}>\nتم الإرسال: ١ ديسمبر ٢٠٢٦ ١٠:٠٤\nإلى: Henk de Vries\nالموضوع: RE`,
  `از: Van Onderop <${ADDRESS}>\nتاریخ: ۱ دسامبر ۲۰۲۶\nبه: Henk de Vries\nموضوع: RE`,
  `Від: Van Onderop <${ADDRESS}>\nНадіслано: 1 грудня 2026 р. 10:04\nКому: Henk de Vries\nТема: RE`,
] as const;

/** What stands below by itself, or because somebody once made it so. */
const SIGNATURES = [
  '',
  '-- \nHenk de Vries\nBouwbedrijf De Vries\n06-1234 5678',
  '--\nHenk de Vries',
  'Verstuurd vanaf mijn iPhone',
  'Verzonden vanaf mijn Galaxy',
  'Sent from my iPhone',
  'Sent from Outlook for Android',
  'Get Outlook for iOS<https://aka.ms/o0ukef>',
  'Download Outlook voor Android',
  'Envoyé de mon iPhone',
  'Von meinem iPhone gesendet',
  'iPhone’umdan gönderildi',
  'Надіслано з iPhone',
  'Отправлено с iPhone',
  'أُرسلت من الـ iPhone',
  'ارسال شده از آیفون من iPhone',
  'Waxaa laga soo diray iPhone',
  'Ji iPhone a min hat şandin',
  'Met vriendelijke groet,\n\nHenk de Vries\nBouwbedrijf De Vries\nT: 06-1234 5678',
  'Groeten,\nHenk de Vries\n06 1234 5678',
  'Kind regards,\nHenk de Vries',
  'مع أطيب التحيات،\nHenk de Vries\n06-1234 5678',
  'Saygılarımla,\nHenk de Vries',
  'З повагою,\nHenk de Vries',
  'Cordialement,\nHenk de Vries\nwww.devries.example',
  'Henk de Vries\nBouwbedrijf De Vries\n06-1234 5678',
  'BEGIN:VCARD\nVERSION:4.0\nFN:Henk de Vries\nTEL:+31612345678\nEND:VCARD',
  'BEGIN:VCALENDAR\nORGANIZER;CN=Henk de Vries:mailto:h.devries@voorbeeld.example\nEND:VCALENDAR',
  '-- \nHenk de Vries\n\nDit bericht is uitsluitend bestemd voor de geadresseerde en kan vertrouwelijk zijn.',
] as const;

const WORDS = [
  'Dinsdag om 10.30 uur bij de bieb, Stationsplein 3?',
  'Ik neem koffie mee. Hou je van appeltaart?',
  'السلام عليكم، الثلاثاء مناسب لي.',
  'سه‌شنبه خوب است.',
  'Selam! Salı günü olur.',
  'Вівторок мені підходить.',
  'ሰላም! ሰሉስ ጽቡቕ እዩ።',
  'Oui, mardi je peux. À bientôt !',
  'Haa, Talaadada waan imanayaa.',
  'Van maandag tot vrijdag werk ik, dinsdag ben ik vrij.',
  'Ik schreef het op: dinsdag.',
] as const;

const QUOTE = ['Wat leuk!', 'Tot dinsdag?', `Schrijf terug naar gesprek+abc@vanonderop.example ${MARK}`];
const SECRET =
  /devries|de Vries|Bouwbedrijf|1234 ?5678|612345678|voorbeeld\.example|iPhone|Galaxy|Outlook|VCARD|VCALENDAR|2026|gesprek|Wat leuk|geadresseerde/i;

describe('D10: nothing but the words reaches the other side', () => {
  test('of any letter with any quote and any signature in any of our languages', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...SIGNATURES),
        fc.constantFrom(...INTRODUCTIONS, ...HEADER_BLOCKS, ''),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('> ', '>', '>> ', ' > '),
        (words, signature, introduction, marked, lineEnd, mark) => {
          const isHeader = (HEADER_BLOCKS as readonly string[]).includes(introduction);
          const quoted = isHeader || !marked ? QUOTE.join('\n') : QUOTE.map((line) => mark + line).join('\n');
          const letter = [words.join('\n\n'), signature, introduction, introduction && quoted]
            .filter(Boolean)
            .join('\n\n')
            .replace(/\n/g, lineEnd);
          const clean = cleanLetter(letter, NAMES);
          expect(clean.doubt).toBe(false);
          expect(clean.words).not.toMatch(SECRET);
          for (const word of words) expect(clean.words).toContain(word);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test.each(INTRODUCTIONS)('a quote is introduced by: %s', (introduction) => {
    expect(cleanLetter(`Graag!\n\n${introduction}\n\n> Dinsdag?\n`, NAMES)).toMatchObject({
      words: 'Graag!',
      doubt: false,
    });
  });

  test('an answer between the quoted lines stays, without those lines', () => {
    const letter = `${INTRODUCTIONS[0]}\n\n> Dinsdag of woensdag?\n\nWoensdag.\n\n> Neem je iets mee?\n\nJa, koffie.\n\n> ${MARK}`;
    expect(cleanLetter(letter, NAMES).words).toBe('Woensdag.\n\nJa, koffie.');
  });

  test('the name by which the other knows somebody may stand below their words', () => {
    expect(cleanLetter('Tot dan.\n\nGroetjes,\nHenk\n06-12345678', NAMES).words).toBe(
      'Tot dan.\n\nGroetjes,\nHenk',
    );
    expect(cleanLetter('Tot dan.\n\nHenk de Vries', NAMES).words).toBe('Tot dan.');
  });

  test('a postscript stays; many sentences below a greeting wait for who wrote them', () => {
    expect(cleanLetter('Tot dan.\n\nGroetjes,\nHenk\n\nPS: neem een paraplu mee.', NAMES).words).toContain(
      'paraplu',
    );
    const long = cleanLetter(
      'Dag!\n\nGroeten\n\nIk wilde je nog vertellen over de tuin van mijn zus.\nDaar groeien nu de eerste tulpen van het jaar.',
      NAMES,
    );
    expect(long.doubt).toBe(true);
  });

  test('a letter that is passed on keeps only what stands above it', () => {
    expect(
      cleanLetter(
        `Kijk eens.\n\n---------- Forwarded message ---------\nFrom: Ahmed <${ADDRESS}>\nDate: Sat\n\nHoi`,
        NAMES,
      ).words,
    ).toBe('Kijk eens.');
  });
});

test('whatever comes in, cleaning ends, and no quoted line is left', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.constantFrom(...INTRODUCTIONS, ...SIGNATURES, '> x'),
        ),
      ),
      (lines) => {
        const { words } = cleanLetter(lines.join('\n'), NAMES);
        expect(words.split('\n').some((line) => /^\s*>/.test(line))).toBe(false);
      },
    ),
    { numRuns: 300 },
  );
});

describe('what leads out of the conversation is seen', () => {
  test.each([
    ['Bel me: 06-12345678', ['phone']],
    ['+31 6 12 34 56 78', ['phone']],
    ['٠٦١٢٣٤٥٦٧٨', ['phone']],
    ['۰۶ ۱۲۳۴۵۶۷۸', ['phone']],
    ['mail selam@voorbeeld.nl', ['email']],
    ['selam (at) voorbeeld punt nl', ['email']],
    ['wa.me/31612345678', ['link']],
    ['kijk op www.facebook.com/henk', ['link']],
    ['Insta: @henk_71', ['account']],
    ['NL91 ABNA 0417 1643 00', ['account']],
    ['Ik woon op 1011 AB', ['postcode']],
  ])('%s', (text, found) => expect(detailsIn(text)).toEqual(expect.arrayContaining(found)));

  test.each([
    'Dinsdag 1-12-2026 om 10.30 uur',
    'Van 14.30 - 16.00 uur bij de bieb',
    'Stationsplein 3, naast de Albert Heijn',
    'Ik ben geboren in 1955 en woon hier sinds 2019.',
    'In 2026 is het 25 jaar geleden',
    'Lijn 12, 15 of 16 en dan 5 minuten lopen',
    'الثلاثاء الساعة ١٠:٣٠',
  ])('nothing in: %s', (text) => expect(detailsIn(text)).toEqual([]));
});
