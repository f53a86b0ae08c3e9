import type { AnswerTemplate } from './types.ts';

/** Whether a template can be used for somebody who reads a language. */
export type TemplateFit = 'fits' | 'missing' | 'older';

/**
 * `missing` when there is no text in the language, `older` when the Dutch text was changed after it: what it says may be no
 * longer true.
 */
export function templateFit({ texts }: Pick<AnswerTemplate, 'texts'>, language: string): TemplateFit {
  const own = texts[language];
  if (!own) return 'missing';
  const dutch = texts.nl;
  return dutch && language !== 'nl' && dutch.changedAt > own.changedAt ? 'older' : 'fits';
}

/**
 * The texts after somebody saved the form: what stays the same keeps its moment, what is emptied goes.
 * @param typed what stands in each field now, by language
 */
export function withTyped(
  texts: AnswerTemplate['texts'],
  typed: Partial<Record<string, string>>,
  now: Date,
): AnswerTemplate['texts'] {
  const next: AnswerTemplate['texts'] = {};
  for (const [language, raw = ''] of Object.entries(typed)) {
    const text = raw.trim();
    if (!text) continue;
    const before = texts[language];
    next[language] = before?.text === text ? before : { text, changedAt: now };
  }
  return next;
}
