import { Badge } from '#ui';
import { languageName } from '../edition/language-names.ts';
import { messagesIn } from '../messages.ts';
import type { Need, Registration } from '../registrations/types.ts';

/** A need in words: "Tolk: Tigrinya". */
export function needText({ kind, detail }: Need, language: string): string {
  const t = messagesIn(language);
  if (kind === 'interpreter') return t('need.interpreter', { language: languageName(detail, language) });
  if (kind === 'diet') return t('need.diet', { detail });
  if (kind === 'other') return t('need.other', { detail });
  return t(`need.${kind}`);
}

const KINDS = { asked: 'soft', arranged: 'good', cannot: 'new' } as const;

/** What somebody asked for, and what became of each: asked, arranged, or not possible and why. */
export function OwnNeeds({ mine, language }: { mine: Registration; language: string }) {
  const t = messagesIn(language);
  if (!mine.needs.length) return null;
  return (
    <section>
      <h2>{t('mine.needs')}</h2>
      <ul class="needs">
        {mine.needs.map((need) => (
          <li>
            <bdi>{needText(need, language)}</bdi>{' '}
            <Badge kind={KINDS[need.state]}>{t(`need.state.${need.state}`)}</Badge>
            {need.answer && (
              <p>
                <bdi>{need.answer}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
