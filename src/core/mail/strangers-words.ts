/** Signs that are not seen, apart from those that join and part letters in Persian, Kurdish and Urdu. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}\p{Zs}\u200c'’ʼ-]{0,39}$/u;

/**
 * The words of somebody whom we do not know, for the body of an e-mail: every line marked as quoted, and nothing in it that
 * a mail program makes a link of.
 */
export const quoteForEmail = (words: string): string =>
  words
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `> ${withoutLinks(line.replace(INVISIBLE, ''))}`.trimEnd())
    .join('\n');

/** `https://evil.example` becomes `https[:]//evil[.]example`: readable, and nothing to tap. */
const withoutLinks = (line: string): string =>
  line.replace(/:(?=\/\/|[^\s/]+@)/g, '[:]').replace(/(?<=[\p{L}\p{N}])[.．。｡](?=[\p{L}\p{N}])/gu, '[.]');

/** A typed name as a greeting may use it; empty when it is none: then it could be a message to whoever gets the letter. */
export const greetingName = (typed: string | null | undefined): string => {
  const name = (typed ?? '').trim();
  return NAME.test(name) ? name : '';
};
