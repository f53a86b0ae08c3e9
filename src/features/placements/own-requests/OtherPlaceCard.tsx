import { mainGoal, textIn } from '#features/directory';
import { ButtonLink, Icon } from '#ui';
import { askPath } from '../asking/AskSection.tsx';
import { messagesIn } from '../messages.ts';
import type { OtherPlace } from './other-places.ts';

/** Another place, with why it fits and the button that asks there. */
export function OtherPlaceCard({ language, other }: { language: string; other: OtherPlace }) {
  const t = messagesIn(language);
  const { initiative, lines, time } = other;
  const { text, language: written } = textIn(initiative, language);
  return (
    <div class="notice good">
      <Icon name={mainGoal(initiative) ?? 'place'} />
      <div class="notice-words">
        <p>
          <a href={`/${language}/initiatives/${initiative.id}`}>
            <bdi lang={written}>{text.name}</bdi>
          </a>
        </p>
        {lines.map((line) => (
          <p>{line}</p>
        ))}
        <ButtonLink
          href={`/${language}${askPath(initiative.id, time)}`}
          label={`${t('requests.other.ask')} · ${text.name}`}
        >
          {t('requests.other.ask')}
        </ButtonLink>
      </div>
    </div>
  );
}
