/** A language of a translation server. */
export interface SupportedLanguage {
  code: string;
  /** The codes of the languages that it can be translated into; absent means all of them. */
  targets?: readonly string[] | undefined;
}

/** Other codes under which translation servers know our languages. */
const ALTERNATIVE_CODES: Record<string, readonly string[]> = {
  kmr: ['ku'],
  ckb: ['ku-Arab'],
  fa: ['pes', 'prs'],
  ps: ['pbt'],
  zh: ['zh-Hans', 'zh-CN', 'zt'],
  pt: ['pt-PT', 'pt-BR'],
  nl: ['nl-NL'],
};

/** The server's code for one of our languages. */
const serverCode = (language: string, codes: readonly string[]): string | undefined =>
  [language, ...(ALTERNATIVE_CODES[language] ?? [])].flatMap(
    (alternative) => codes.find((code) => code.toLowerCase() === alternative.toLowerCase()) ?? [],
  )[0];

/** The server's codes for both languages, when it can translate from the one into the other. */
export function languagePair(
  supported: readonly SupportedLanguage[],
  from: string,
  to: string,
): { source: string; target: string } | undefined {
  const codes = supported.map(({ code }) => code);
  const source = serverCode(from, codes);
  if (!source || from === to) return undefined;
  const targets = supported.find(({ code }) => code === source)?.targets ?? codes;
  const target = serverCode(to, targets);
  return target && target !== source ? { source, target } : undefined;
}
