import { languageName } from '../edition/language-names.ts';
import { messagesIn } from '../messages.ts';
import type { Need } from './types.ts';

/** A need as text: "Tolk: Tigrinya". */
export function needText({ kind, detail }: Pick<Need, 'kind' | 'detail'>, language: string): string {
  const t = messagesIn(language);
  if (kind === 'interpreter') return t('need.interpreter', { language: languageName(detail, language) });
  if (kind === 'diet') return t('need.diet', { detail });
  if (kind === 'other') return t('need.other', { detail });
  return t(`need.${kind}`);
}
