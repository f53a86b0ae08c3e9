/**
 * What of an e-mail goes to the other side: the words that somebody wrote to them, and nothing that tells who wrote it. Rules for
 * programs and habits in all our languages; what is in doubt is not cut but held, for who wrote it decides.
 */

/** In every letter of ours, so that all below it in an answer is known as ours: `[gesprek <32 hex>]`. */
const OUR_MARK = /\[gesprek [0-9a-f]{32}\]/i;
export const ourMark = (address: string): string => `[gesprek ${address.replaceAll('-', '')}]`;

/** Signs that are not seen, apart from those that join and part letters in Persian, Kurdish and Urdu. */
const INVISIBLE = /(?!\u200c|\u200d|\n|\t)[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const ADDRESS = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/u;
const TIME = /\p{Nd}{1,2}[:.٫]\p{Nd}{2}/u;
const YEAR = /\p{Nd}{4}/u;
/** Signs with which a line introduces a quote, also those of Ethiopic and Asian scripts. */
const ENDS_AS_INTRODUCTION = /[:：፡፦]$/u;

/** "On Tuesday … wrote:" without an address and a time, in words of our languages. */
const WROTE =
  /(?<!\p{L})(wrote|schreef|schreven|geschreven|schrieb|a écrit|écrit|yazdı|yazmış|пише|написав|написала|написал|написал\(а\)|كتب|كتبت|كتابة|نوشت|نوشته|ولیکل|لیکلي|نووسی|نووسیویەتی|nivîsand|nivîsî|qoray|qortay|ጸሓፈ|ጽሒፉ|ጻፈ)(?!\p{L})/iu;

/** Lines that begin an e-mail quoted without marks, or one that is passed on. */
const ORIGINAL =
  /^[-_—\s]*(original message|oorspronkelijk bericht|doorgestuurd bericht|begin doorgestuurd bericht|forwarded message|begin forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d['’]origine|message transféré|message original|orijinal ileti|iletilen ileti|özgün ileti|исходное сообщение|пересланное сообщение|переслане повідомлення|оригінальне повідомлення|الرسالة الأصلية|رسالة معاد توجيهها|پیام اصلی|پیام بازارسالی|farriinta asalka ah|peyama orîjînal)[-_—\s:]*$/iu;
const HEADER_FIELD =
  /^[>\s*]*(from|van|von|de|da|gönderen|kimden|від|от|من|از|ji|laga|ka|له|sent|verzonden|gesendet|envoyé|gönderildi|tarih|надіслано|отправлено|تاريخ الإرسال|تم الإرسال|أُرسلت|ارسال|ارسال شده|date|datum|дата|التاريخ|تاریخ|to|aan|an|à|kime|кому|إلى|به|cc|bcc|subject|onderwerp|betreff|objet|konu|тема|الموضوع|موضوع|reply-to|antwoord aan|message-id|return-path|received)\s?\*?\s?[:：]\*?\s/iu;

/** What phones and programs put below by themselves. */
const SENT_FROM =
  /^[\s>*_-]*(sent (from|with|via|using) |get outlook for|verzonden (vanaf|vanuit|met|via|door) |verstuurd (vanaf|vanuit|met|via|door) |mijn iphone|outlook voor (android|ios) downloaden|download outlook|gesendet (von|mit) |von meinem .* gesendet|envoyé (de|depuis|avec|à partir) |obtenez outlook|télécharge[rz] outlook|.*(iphone|ipad|android|samsung|galaxy|huawei|xiaomi|telefonum|cihazım)\S* ?\S* (gönderildi|gönderilmiştir)|.*'(dan|den) gönderildi|outlook.* edinin|надіслано (з|із) |отправлено (с|из|через) |відправлено (з|із) |завантажити outlook|أُ?رسلت? من |تم الإرسال (من|باستخدام) |مُ?رسل من |أُرسل من |الحصول على outlook|ارسال( شده)? از |فرستاده( شده)? از |از .* من ارسال شد|له .* څخه (لېږل|استول)|له (آیفون|اندروید|iphone|android)|لە .* نێردراو?ا?|ji .* hat(e|î)? (şandin|hinartin)|waxaa laga soo diray|laga soo diray |ካብ .* (ዝተላእከ|ተላኢኹ))/iu;
/** Programs that name themselves in any language. */
const PROGRAM =
  /^.{0,60}\b(iphone|ipad|galaxy|samsung mobile|huawei|xiaomi|blackberry|outlook for (ios|android)|yahoo mail|proton ?mail|protonmail|mailspring|thunderbird|blue ?mail|spark|gmail mobile|aqua mail|k-9 mail|tutanota|windows mail)\b.{0,40}$/iu;

/** Words with which people end a letter. What follows is a signature. */
const CLOSING =
  /^[\s*_]*((met )?(vriendelijke|hartelijke|warme|lieve|beste|zonnige|fijne)? ?(groet|groeten|groetjes|groetje)|m\.?v\.?g\.?|vr\.? ?gr\.?|gr\.?|grtz|liefs|hartelijks|dank en groet(en)?|tot (snel|dan|ziens|gauw|dinsdag|morgen)|(kind|warm|best|with kind|with best|many)? ?regards|best( wishes)?|cheers|sincerely|yours( truly| sincerely)?|love|mit freundlichen grüßen|(viele|liebe|herzliche) grüße|lg|mfg|(bien )?cordialement|(bien )?amicalement|(meilleures )?salutations( distinguées)?|bien à (vous|toi)|(en iyi |iyi )?(dileklerimle|dileklerimizle)|saygılar(ımla|ımızla)?|sevgiler(imle)?|selamlar|(з|із) (найкращими побажаннями|повагою|вдячністю)|с уважением|всього найкращого|مع (أطيب |خالص |أصدق )?(التحيات|التحية|تحياتي|الشكر|الاحترام)|تحياتي|تحيات|مع تحيات|وشكرا|با (احترام|سپاس|تشکر|مهر)|ارادتمند|په (درنښت|مننه)|لە گەڵ ڕێز(دا)?|لەگەڵ ڕێز(دا)?|ڕێز و سڵاو|bi (rêz|silav)[ê]?( û [\p{L}]+)?|silav( û rêz)?|salaan( diiran| wanaagsan)?|mahadsanid|ምስ (ሰላምታ|ኣኽብሮት)|ሰላምታ)[\s,.!؛،:*_-]*$/iu;
const DISCLAIMER =
  /(disclaimer|confidential|vertrouwelijk|uitsluitend bestemd voor|geadresseerde|intended (solely )?(for|recipient)|privileged|confidentiel|destinataire|gizlidir|конфіденційн|سرية|محرمانه)/iu;
const DELIMITER = /^\s*(--\s?|—|–{2,}|_{3,}|-{3,}|={3,}|\*{3,})\s*$/u;
const POSTSCRIPT = /^p\.?\s?s\.?[\s:.]/i;
/** In a signature: something to reach somebody by, or a name of a part of an organisation. */
const REACHABLE =
  /(\p{Nd}[\s().\-/]?){7,}|@|www\.|https?:|\.(nl|com|org|net|eu)\b|^(tel|t|m|mob|mobiel|e|fax|kvk|btw)\s?[.:]/iu;

/** Nobody writes more to somebody; what programs quote below may be cut anywhere. */
const MAX_LETTER_LENGTH = 20_000;

/** What came of a letter: the words to pass on, or why nobody can say what they are. */
export interface CleanLetter {
  words: string;
  /** All that was not quoted, for who wrote it: where there is doubt, they say what goes on. */
  whole: string;
  /** What was left of quotes and headers: it could say who wrote it, so it waits for who did. */
  doubt: boolean;
}

const isBlank = (line: string): boolean => line.trim() === '';
const isQuoted = (line: string): boolean => /^\s*[>›»|]/.test(line);

/**
 * The words that somebody wrote in an answer.
 * @param text the plain text of an e-mail
 * @param names how who wrote it is called: here, and in the sender of the e-mail
 */
export function cleanLetter(text: string, names: { known: string; sender: string | null }): CleanLetter {
  const plain = text
    .slice(0, MAX_LETTER_LENGTH)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]{2,}|[\t\u00a0]/gu, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC');
  const unquoted = withoutQuotes(withoutEmbedded(plain).split('\n'));
  const own = withoutSignature(unquoted, names);
  const words = own
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const lost = unquoted.filter((line) => isSentence(line) && !own.includes(line));
  return {
    words,
    whole: unquoted.join('\n').trim(),
    doubt: lost.length > MAX_SIGNATURE_SENTENCES || words.split('\n').some((line) => isSuspicious(line)),
  };
}

/** A signature has at most a motto; more sentences below a greeting may be what somebody wanted to say. */
const MAX_SIGNATURE_SENTENCES = 1;
const MIN_SENTENCE_LENGTH = 30;
const isSentence = (line: string): boolean =>
  line.trim().length >= MIN_SENTENCE_LENGTH &&
  /[.?!؟።]$/u.test(line.trim()) &&
  !REACHABLE.test(line) &&
  !DISCLAIMER.test(line) &&
  !SENT_FROM.test(line);

/** Business cards and invitations that stand in the text. */
const withoutEmbedded = (text: string): string =>
  text.replace(/^\s*BEGIN:(VCARD|VCALENDAR|VEVENT)[\s\S]*?(^\s*END:\1[^\n]*$|$(?![\s\S]))/gim, '');

/** What stands above and between quoted lines; of an e-mail that is quoted without marks, what stands above it. */
function withoutQuotes(lines: readonly string[]): string[] {
  const mark = lines.findIndex((line) => !isQuoted(line) && OUR_MARK.test(line));
  let end = mark < 0 ? lines.length : aboveMark(lines, mark);
  for (let i = 0; i < end; i++) {
    const line = (lines[i] ?? '').trim();
    if (ORIGINAL.test(line) || isHeaderBlock(lines.slice(i, i + HEADER_BLOCK_LINES))) end = i;
  }
  const kept: string[] = [];
  for (let i = 0; i < end; i++) {
    const length = introductionAt(lines, i, end);
    if (length > 0) {
      // Without quoted lines below it, all below is the letter that is answered.
      if (!lines.slice(i + length, end).some(isQuoted)) break;
      i += length - 1;
      continue;
    }
    if (!isQuoted(lines[i] ?? '')) kept.push(lines[i] ?? '');
  }
  return kept;
}

const HEADER_BLOCK_LINES = 7;
const INTRODUCTION_LINES = 4;

/** Two header fields beside each other, or one with an address. */
function isHeaderBlock(block: readonly string[]): boolean {
  const [first = ''] = block;
  if (!HEADER_FIELD.test(first.trim())) return false;
  const blank = block.findIndex(isBlank);
  const fields = block
    .slice(0, blank < 0 ? undefined : blank)
    .filter((line) => HEADER_FIELD.test(line.trim()));
  return (
    ADDRESS.test(first) ||
    (fields.length >= 2 &&
      (TIME.test(fields.join(' ')) || YEAR.test(fields.join(' ')) || ADDRESS.test(fields.join(' '))))
  );
}

/** Where our letter begins when its mark stands without a sign of quoting: above it stands only who wrote it and when. */
function aboveMark(lines: readonly string[], mark: number): number {
  let end = mark;
  while (end > 0 && isBlank(lines[end - 1] ?? '')) end--;
  for (let length = 1; length <= INTRODUCTION_LINES && length <= end; length++) {
    const joined = lines
      .slice(end - length, end)
      .join(' ')
      .trim();
    if (ENDS_AS_INTRODUCTION.test(joined) && isIntroduction(joined)) return end - length;
  }
  return end;
}

const isIntroduction = (joined: string): boolean =>
  ADDRESS.test(joined) ||
  (YEAR.test(joined) && TIME.test(joined)) ||
  (WROTE.test(joined) && (TIME.test(joined) || YEAR.test(joined)));

/** How many lines from here on introduce a quote; 0 when they are somebody's own. */
function introductionAt(lines: readonly string[], at: number, end: number): number {
  for (let length = 1; length <= INTRODUCTION_LINES && at + length <= end; length++) {
    const block = lines.slice(at, at + length);
    if (block.some((line) => isBlank(line) || isQuoted(line))) return 0;
    const joined = block.join(' ').trim();
    if (!ENDS_AS_INTRODUCTION.test(joined)) continue;
    const next = lines.slice(at + length).find((line) => !isBlank(line));
    const beforeQuote = next === undefined || isQuoted(next) || OUR_MARK.test(next);
    if (isIntroduction(joined) || (WROTE.test(joined) && beforeQuote))
      return beforeQuote || ADDRESS.test(joined) ? length : 0;
  }
  return 0;
}

/** Without what stands below the words: a signature, what a phone adds, a warning of an organisation. */
function withoutSignature(
  lines: readonly string[],
  names: { known: string; sender: string | null },
): string[] {
  let kept = [...lines];
  const trimEnd = () => {
    while (kept.length > 0 && isBlank(kept.at(-1) ?? '')) kept.pop();
  };
  const cutFrom = (at: number) => {
    kept = [...kept.slice(0, at), ...postscript(kept.slice(at))];
  };
  const delimiter = kept.findIndex((line) => DELIMITER.test(line));
  if (delimiter >= 0) cutFrom(delimiter);
  const added = kept.findIndex((line) => SENT_FROM.test(line) || (PROGRAM.test(line) && isLast(kept, line)));
  if (added >= 0) cutFrom(added);
  const warning = kept.findIndex((line) => DISCLAIMER.test(line));
  if (warning >= 0 && isLastParagraph(kept, warning)) kept = kept.slice(0, paragraphStart(kept, warning));
  trimEnd();
  const closing = kept.findLastIndex((line) => CLOSING.test(line));
  if (closing >= 0) {
    const below = kept.slice(closing + 1);
    kept = [...kept.slice(0, closing + 1), ...postscript(below)];
    // The name by which the other knows them may stand below it.
    const [name = ''] = below.filter((line) => !isBlank(line));
    if (sameName(name, names.known)) kept.splice(closing + 1, 0, name.trim());
  }
  trimEnd();
  kept = withoutContactBlock(kept);
  trimEnd();
  const last = (kept.at(-1) ?? '').trim();
  if (names.sender && sameName(last, names.sender) && !sameName(last, names.known)) {
    kept.pop();
    trimEnd();
  }
  return kept;
}

const sameName = (line: string, name: string): boolean =>
  name.trim() !== '' &&
  line
    .replace(/[\s,.!*_-]+/g, ' ')
    .trim()
    .toLocaleLowerCase() === name.trim().toLocaleLowerCase();

const isLast = (lines: readonly string[], line: string): boolean =>
  lines.findLast((other) => !isBlank(other)) === line && line.trim().length <= 80;

/** Lines of somebody's own that stand below a signature. */
function postscript(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => POSTSCRIPT.test(line.trim()));
  if (start < 0) return [];
  const end = lines.findIndex((line, i) => i > start && isBlank(line));
  return ['', ...lines.slice(start, end < 0 ? undefined : end)];
}

const paragraphStart = (lines: readonly string[], at: number): number => {
  const blank = lines.slice(0, at).findLastIndex(isBlank);
  return blank < 0 ? at : blank;
};
const isLastParagraph = (lines: readonly string[], at: number): boolean =>
  lines.slice(at).filter(isBlank).length <= 1;

const MAX_SIGNATURE_LINE = 70;

/** A last paragraph of short lines, of which one says where somebody can be reached, is a signature without any sign before it. */
function withoutContactBlock(lines: readonly string[]): string[] {
  const start = lines.findLastIndex(isBlank) + 1;
  const block = lines.slice(start);
  const isSignature =
    start > 0 &&
    block.length >= 2 &&
    block.every((line) => line.trim().length <= MAX_SIGNATURE_LINE && !/[.?!؟…]$/.test(line.trim())) &&
    block.some((line) => REACHABLE.test(line.trim()));
  return isSignature ? lines.slice(0, start) : [...lines];
}

/** What should not be there any more. */
const isSuspicious = (line: string): boolean =>
  OUR_MARK.test(line) ||
  /(gesprek\+|\[vo:|BEGIN:V|END:V|X-[A-Z][\w-]+:)/i.test(line) ||
  ORIGINAL.test(line.trim()) ||
  SENT_FROM.test(line) ||
  (HEADER_FIELD.test(line.trim()) && ADDRESS.test(line)) ||
  (ENDS_AS_INTRODUCTION.test(line.trim()) && ADDRESS.test(line));
