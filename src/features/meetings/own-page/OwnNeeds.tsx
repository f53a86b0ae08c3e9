import { Badge } from '#ui';
import { messagesIn } from '../messages.ts';
import { needText } from '../registrations/need-text.ts';
import type { Registration } from '../registrations/types.ts';

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
