import { randomUUID } from 'node:crypto';
import { chromium, type Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { flushBallots } from '../../src/features/voice/ballots/cast.ts';
import { groupedCode, makeCodes } from '../../src/features/voice/ballots/codes.ts';
import { readBallots } from '../../src/features/voice/ballots/queries.ts';
import { countAnswers } from '../../src/features/voice/model/ballot.ts';
import { addStatement } from '../../src/features/voice/model/queries.ts';
import { axe, firstVisitBytes, site, sticksOut, wrongOnPhoneAndDesk } from '../support/site.ts';
import { sounded } from '../support/sounds.ts';
import { makeConversation } from '../support/voice.ts';

const MAX_TAPS = 3;
const FIRST_VISIT_BYTES = 30_000;

const { phone, at, app, faults } = await site({ demonstration: false });

const STATEMENTS: [nl: string, ar: string, ti: string][] = [
  [
    'Er zijn genoeg plekken om Nederlands te oefenen.',
    'توجد أماكن كافية لممارسة اللغة الهولندية.',
    'ሆላንደኛ ንምልምማድ እኹል ቦታታት ኣሎ።',
  ],
  ['Ik weet bij wie ik terechtkan met een brief.', 'أعرف إلى من أذهب برسالة.', 'ምስ ደብዳቤ ናብ መን ከም ዝኸይድ እፈልጥ።'],
  ['De bus naar de les is te duur.', 'الحافلة إلى الدرس غالية جدًا.', 'ናብ ትምህርቲ ዝወስድ ኣውቶቡስ ክቡር እዩ።'],
  ['Ik wil mijn buren leren kennen.', 'أريد أن أتعرف على جيراني.', 'ጎረባብተይ ክፈልጥ እደሊ።'],
  ['Wachten op een huis duurt te lang.', 'انتظار البيت يستغرق وقتًا طويلًا.', 'ገዛ ምጽባይ ብዙሕ ይነውሕ።'],
  [
    'Er is kinderopvang als ik les heb.',
    'توجد رعاية للأطفال عندما يكون لدي درس.',
    'ትምህርቲ ኣብ ዝህልወኒ ግዜ ቆልዑ ዝሕሉ ኣሎ።',
  ],
  ['Mijn diploma telt hier mee.', 'شهادتي محسوبة هنا.', 'ዲፕሎማይ ኣብዚ ይቑጸር።'],
  ['De gemeente legt goed uit wat mag.', 'تشرح البلدية جيدًا ما هو مسموح.', 'ምምሕዳር ከተማ ዝፍቀድ ጽቡቕ ጌሩ ይገልጽ።'],
  ['Ik kan ergens sporten.', 'يمكنني ممارسة الرياضة في مكان ما.', 'ስፖርት ክሰርሕ እኽእል።'],
];

async function conversation(options: Parameters<typeof makeConversation>[1] = {}) {
  const made = await makeConversation(app, {
    statements: 0,
    title: { nl: 'Hoe is het om hier te beginnen?', ar: 'كيف هي البداية هنا؟', ti: 'ኣብዚ ምጅማር ከመይ እዩ?' },
    intro: { nl: 'De gemeente wil weten wat beter kan.', ar: 'تريد البلدية معرفة ما يمكن أن يكون أفضل.' },
    ...options,
  });
  await inTransaction(app.db, { account: made.account }, async (tx) => {
    for (const [nl, ar, ti] of STATEMENTS) {
      const id = randomUUID();
      await addStatement(tx, {
        id,
        conversation: made.conversation.id,
        origin: 'organiser',
        language: 'nl',
        state: 'shown',
        texts: [
          { language: 'nl', words: nl, reviewed: true },
          { language: 'ar', words: ar, reviewed: true },
          { language: 'ti', words: ti, reviewed: true },
        ],
      });
      await tx
        .insertInto('voice_statement_audio')
        .values({ statement_id: id, language: 'ti', content_type: 'audio/wav', content: sounded(1) })
        .execute();
    }
  });
  return { ...made, slug: made.conversation.slug };
}

const ballotsOf = async (id: string) => {
  await flushBallots(app, { all: true });
  return inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => readBallots(tx, id));
};
/** Ten people more, for fewer are never written. */
async function tenOthers(slug: string): Promise<void> {
  for (let person = 0; person < 10; person++) {
    const context = await phone();
    const page = await context.newPage();
    await page.goto(`/nl/voice/${slug}/vote`);
    await page.locator('.voice-answer.agree').click();
    await context.close();
  }
}

test(`from the link to the first vote in at most ${MAX_TAPS} taps and without typing, without JavaScript too, under ${FIRST_VISIT_BYTES} bytes`, async () => {
  const { conversation: made, slug } = await conversation();
  for (const script of [false, true]) {
    const page = await (await phone({ script })).newPage();
    await page.goto(`/nl/voice/${slug}`);
    let taps = 0;
    const tap = async (selector: string) => {
      taps++;
      await page.locator(selector).first().click();
    };
    await tap('.voice-languages a[lang=ti]');
    await tap('.voice-begin');
    await tap('.voice-answer.agree');
    await page.locator('text=ሕቶ').first().waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('.voice-progress .is-done').count()).toBe(1);
    expect(taps).toBeLessThanOrEqual(MAX_TAPS);
  }
  await tenOthers(slug);
  expect((await ballotsOf(made.id)).map(({ answers }) => countAnswers(answers))).toEqual(Array(12).fill(1));
  expect(await firstVisitBytes(await phone({ script: true }), `/nl/voice/${slug}`)).toBeLessThan(
    FIRST_VISIT_BYTES,
  );
  expect(await firstVisitBytes(await phone({ script: true }), `/nl/voice/${slug}/vote`)).toBeLessThan(
    FIRST_VISIT_BYTES,
  );
  expect(faults).toEqual([]);
}, 90_000);

/** Nothing that is written can be seen: only pictures, and what is heard. */
const hideWords = (page: Page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { color: transparent !important; text-shadow: none !important; }');
    document.adoptedStyleSheets = [sheet];
  });

test('who cannot read hears a statement, hears it again, and answers by pictures alone, in Tigrinya', async () => {
  const { slug } = await conversation();
  const page = await (await phone({ script: true })).newPage();
  await page.goto(`/ti/voice/${slug}`);
  await hideWords(page);
  await page.locator('a.voice-begin').click();
  await page.locator('.voice-answers').waitFor();
  await hideWords(page);
  const signs = await page
    .locator('.voice-sign')
    .evaluateAll((all) =>
      all.map((sign) => ({ size: sign.getBoundingClientRect().width, form: sign.innerHTML })),
    );
  expect(new Set(signs.map(({ form }) => form)).size).toBe(3);
  for (const { size } of signs) expect(size).toBeGreaterThan(60);
  const isHeard = () =>
    page.locator('#vote audio').evaluate((sound: HTMLAudioElement) => !sound.paused || sound.currentTime > 0);
  await page.locator('[data-listen]').click();
  await expect.poll(isHeard).toBe(true);
  await expect
    .poll(() => page.locator('#vote audio').evaluate((sound: HTMLAudioElement) => sound.ended), {
      timeout: 10_000,
    })
    .toBe(true);
  await page.locator('[data-listen]').click();
  await expect.poll(isHeard).toBe(true);
  const targets = await page
    .locator('.voice-answer')
    .evaluateAll((all) => all.map((button) => button.getBoundingClientRect().height));
  for (const height of targets) expect(height).toBeGreaterThanOrEqual(96);
  await page.locator('.voice-answer.disagree').click();
  await expect.poll(() => page.locator('.voice-progress .is-done').count()).toBe(1);
  // Who listens once hears the next one by itself.
  await expect.poll(isHeard).toBe(true);
  await page.locator('button[value=undo]').click();
  await expect.poll(() => page.locator('.voice-progress .is-done').count()).toBe(0);
}, 60_000);

test('where there is no recording and no voice for the language, the page says so', async () => {
  const { slug } = await conversation();
  const page = await (await phone({ script: true })).newPage();
  await page.goto(`/nl/voice/${slug}/vote`);
  await page.locator('[data-listen]').click();
  await page.locator('text=Vraag iemand om het voor te lezen').waitFor();
}, 30_000);

test('a whole set with the keyboard alone; the back button shows no step that is over', async () => {
  const { slug } = await conversation();
  const page = await (await phone({ script: true, wide: true })).newPage();
  await page.goto(`/nl/voice/${slug}`);
  const reach = async (selector: string) => {
    for (let tabs = 0; tabs < 60; tabs++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`nothing like ${selector} within 60 tabs`);
  };
  await reach('a.voice-begin');
  await page.keyboard.press('Enter');
  for (let answers = 0; answers < 8; answers++) {
    await page.locator(`text=Vraag ${answers + 1} van 8`).waitFor({ state: 'attached' });
    await reach('.voice-answer.pass');
    await page.keyboard.press('Enter');
  }
  await page.locator('text=Voor wie spreek je?').waitFor();
  await reach('button[name=audience][value=skip]');
  await page.keyboard.press('Enter');
  await page.locator('text=Dank je wel!').waitFor();
  await page.goBack();
  await page.goForward();
  await page.locator('text=Dank je wel!').waitFor();
  expect(faults).toEqual([]);
}, 60_000);

test('a double tap is one answer, and without a network the answer waits in the page and is sent later', async () => {
  const { conversation: made, slug } = await conversation();
  const context = await phone({ script: true });
  const page = await context.newPage();
  await page.goto(`/nl/voice/${slug}/vote`);
  await page.locator('.voice-answer.agree').dblclick();
  await expect.poll(() => page.locator('.voice-progress .is-done').count()).toBe(1);
  await context.setOffline(true);
  await page.locator('.voice-answer.agree').click();
  await page.locator('text=Je antwoord wacht hier').waitFor();
  await context.setOffline(false);
  await expect.poll(() => page.locator('.voice-progress .is-done').count(), { timeout: 15_000 }).toBe(2);
  await page.locator('text=Je antwoord is verstuurd').waitFor();
  await tenOthers(slug);
  const counts = (await ballotsOf(made.id)).map(({ answers }) => countAnswers(answers)).sort();
  expect(counts).toEqual([...Array(10).fill(1), 2]);
}, 60_000);

test('a code out of a QR code is in no request and leaves the address at once; in blind mode it never leaves the phone', async () => {
  for (const tokenKind of ['signed', 'blind'] as const) {
    const { conversation: made, account, slug } = await conversation({ access: 'code', tokenKind });
    const [code = '', second = ''] = await inTransaction(app.db, { account }, (tx) =>
      makeCodes(tx, app, made.id, 2, { id: randomUUID(), table: null }),
    );
    const page = await (await phone({ script: true })).newPage();
    const asked: string[] = [];
    const bodies: string[] = [];
    page.on('request', (request) => {
      asked.push(`${request.url()} ${request.headers().referer ?? ''}`);
      bodies.push(request.postData() ?? '');
    });
    const grouped = groupedCode(code).replaceAll('-', ' ');
    await page.goto(`/nl/voice/${slug}#c=${code}`);
    await expect.poll(() => page.inputValue('input[name=code]')).toBe(grouped);
    expect(page.url()).not.toContain(code);
    await page.locator('button.voice-begin').click();
    await page.locator('.voice-answer.agree').click();
    await expect.poll(() => page.locator('.voice-progress .is-done').count()).toBe(1);
    expect(asked.filter((line) => line.includes(code))).toEqual([]);
    const sent = bodies.filter((body) => body.includes(code) || body.includes(code.slice(0, 4)));
    expect(sent.length > 0).toBe(tokenKind === 'signed');
    // The next card on the same phone is another person.
    await page.goto(`/nl/voice/${slug}#c=${second}`);
    await page.reload();
    await page.goto('about:blank');
    await page.goto(`/nl/voice/${slug}#c=${second}`);
    expect(await page.locator('[data-go-on]').count()).toBe(0);
    await page.locator('button.voice-begin').click();
    await page.locator('text=Vraag 1 van 8').waitFor({ state: 'attached' });
  }
  expect(faults).toEqual([]);
}, 90_000);

test('every page of it is well in Dutch and Arabic, on a phone and a desk', async () => {
  const { slug } = await conversation();
  const { slug: closed } = await conversation({ access: 'code' });
  for (const language of ['nl', 'ar']) {
    const page = await (await phone({ script: true })).newPage();
    const check = async (what: string) =>
      expect([language, what, await wrongOnPhoneAndDesk(page)]).toEqual([language, what, []]);
    for (const path of ['', `/${slug}`, `/${closed}`, `/${slug}/poster`, `/${slug}/say`]) {
      await page.goto(`/${language}/voice${path}`);
      await check(path);
    }
    await page.goto(`/${language}/voice/${slug}/vote`);
    await check('vote');
    for (let answers = 0; answers < 8; answers++) {
      await page.locator('.voice-answer.agree').click();
      await expect
        .poll(() =>
          page
            .locator('.voice-progress .is-done')
            .count()
            .then((done) => done === answers + 1 || answers === 7),
        )
        .toBe(true);
    }
    await page.locator('button[name=audience]').first().waitFor();
    await check('audience');
    await page.locator('button[name=audience][value=newcomer]').click();
    await page.locator('button[value=more]').waitFor();
    await check('thanks');
    await page.goto(`/${language}/voice/${slug}/say`);
    await page.fill('textarea[name=words]', language === 'ar' ? 'أريد بيتًا' : 'Ik wil een huis');
    await page.locator('#say .actions button').last().click();
    await page.waitForURL('**/voice-answer/**');
    await check('own words');
  }
}, 180_000);

test('from right to left at 360 px the pictures stay, and the page runs from the right', async () => {
  const { slug } = await conversation();
  const page = await (await phone({ script: true })).newPage();
  await page.goto(`/ar/voice/${slug}/vote`);
  const places = await page
    .locator('.voice-answer')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
  expect(places).toEqual(places.toSorted((a, b) => b - a));
  expect(await sticksOut(page)).toEqual([]);
  expect(await axe(page)).toEqual([]);
}, 30_000);

/** A browser with a microphone that beeps, is silent, or is refused. */
async function withMicrophone(kind: 'beeps' | 'refused'): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--use-fake-device-for-media-stream',
      ...(kind === 'beeps' ? ['--use-fake-ui-for-media-stream'] : ['--deny-permission-prompts']),
    ],
  });
  afterAll(() => browser.close());
  const context = await browser.newContext({ baseURL: at, viewport: { width: 360, height: 740 } });
  return context.newPage();
}

test('spoken words are recorded, heard and sent, and come back as a page of one’s own', async () => {
  const { slug } = await conversation();
  const page = await withMicrophone('beeps');
  await page.goto(`/nl/voice/${slug}/say`);
  await page.locator('[data-record]').click();
  await page.locator('text=Praat maar').first().waitFor();
  await page.waitForTimeout(2_500);
  await page.locator('[data-finish]').click();
  await page.locator('text=Luister of het goed is').waitFor();
  expect(await page.locator('[data-own]').evaluate((own: HTMLAudioElement) => own.src)).toMatch(/^blob:/);
  await page.locator('[data-send]').click();
  await page.waitForURL('**/voice-answer/**');
  await page.locator('text=We hebben je opname').waitFor();
  const played = await page.locator('main audio').evaluate(async (own: HTMLAudioElement) => {
    own.muted = true;
    await own.play();
    return own.error === null;
  });
  expect(played).toBe(true);
  expect(faults).toEqual([]);
}, 60_000);

test('C10: a refused microphone, an empty and a silent recording are told kindly, and the words can be typed', async () => {
  const { slug } = await conversation();
  const refused = await withMicrophone('refused');
  await refused.goto(`/nl/voice/${slug}/say`);
  await refused.locator('[data-record]').click();
  await refused.locator('text=Dat geeft niet').waitFor();
  expect(await refused.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');

  const page = await withMicrophone('beeps');
  await page.goto(`/nl/voice/${slug}/say`);
  await page.locator('[data-record]').click();
  await page.locator('[data-finish]').click();
  await page.locator('text=Er is niets opgenomen').waitFor();
  // A microphone that is there and hears nothing.
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      const context = new AudioContext();
      const silence = new GainNode(context, { gain: 0 });
      const heard = context.createMediaStreamDestination();
      const tone = new OscillatorNode(context);
      tone.connect(silence).connect(heard);
      tone.start();
      return heard.stream;
    };
  });
  await page.locator('[data-record]').click();
  await page.waitForTimeout(1_500);
  await page.locator('[data-finish]').click();
  await page.locator('text=We horen niets').waitFor();
  expect(await page.locator('[data-send]').isVisible()).toBe(false);
  await page.fill('textarea[name=words]', 'Ik wil een huis');
  await page.locator('#say .actions button').last().click();
  await page.locator('text=Begrijpen we je goed?').first().waitFor();
}, 60_000);
