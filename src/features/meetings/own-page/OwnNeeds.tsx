import { Badge } from '#ui';
import { languageName } from '../edition/language-names.ts';
import { messagesIn } from '../messages.ts';
import type { Need, Registration } from '../registrations/types.ts';

/** A need as text: "Tolk: Tigrinya". */
export function needText({ kind, detail }: Need, language: string): string {
  const t = messagesIn(language);
  if (kind === 'interpreter') return t('need.interpreter', { language: languageName(detail, language) });
  if (kind === 'diet') return t('need.diet', { detail });
  if (kind === 'other') return t('need.other', { detail });
  return t(`need.${kind}`);
}

const BADGE_KINDS = { asked: 'soft', arranged: 'good', cannot: 'new' } as const;

/** What somebody asked for, and what became of each: asked, arranged, or not possible and why. */
export function OwnNeeds({ registration, language }: { registration: Registration; language: string }) {
  const t = messagesIn(language);
  if (!registration.needs.length) return null;
  return (
    <section>
      <h2>{t('mine.needs')}</h2>
      <ul class="needs">
        {registration.needs.map((need) => (
          <li>
            <bdi>{needText(need, language)}</bdi>{' '}
            <Badge kind={BADGE_KINDS[need.state]}>{t(`need.state.${need.state}`)}</Badge>
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
