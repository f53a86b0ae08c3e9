/** What a server that translates says of one of its languages. */
export interface SupportedLanguage {
  code: string;
  /** What it can be made into; absent: everything. */
  targets?: readonly string[] | undefined;
}

/** Other names under which servers know languages that we call otherwise. */
const OTHERS: Record<string, readonly string[]> = {
  kmr: ['ku'],
  ckb: ['ku-Arab'],
  fa: ['pes', 'prs'],
  ps: ['pbt'],
  zh: ['zh-Hans', 'zh-CN', 'zt'],
  pt: ['pt-PT', 'pt-BR'],
  nl: ['nl-NL'],
};

const same = (code: string, wanted: string): boolean => code.toLowerCase() === wanted.toLowerCase();

/** How this server calls one of our languages. */
const codeFor = (ours: string, codes: readonly string[]): string | undefined =>
  [ours, ...(OTHERS[ours] ?? [])].flatMap((name) => codes.find((code) => same(code, name)) ?? [])[0];

/** Both languages as the server calls them, when it can make the one into the other. */
export function languagePair(
  spoken: readonly SupportedLanguage[],
  from: string,
  to: string,
): { source: string; target: string } | undefined {
  const source = codeFor(
    from,
    spoken.map(({ code }) => code),
  );
  if (!source || from === to) return undefined;
  const targets = spoken.find(({ code }) => code === source)?.targets ?? spoken.map(({ code }) => code);
  const target = codeFor(to, targets);
  return target && target !== source ? { source, target } : undefined;
}
