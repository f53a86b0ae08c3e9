import { Badge, Card } from '#ui';
import { factsSentence, mainGoal, practicalLine } from './facts.ts';
import { badgesFor, formatWeeklyTimes, writtenInText } from './labels.ts';
import { photoUrl } from './photo-url.ts';
import { textIn } from './texts.ts';
import type { Initiative } from './types.ts';

/** The longest words about times on a card, in characters: its page has them all. */
const MAX_WHEN_LENGTH = 80;

/** One initiative in a list. */
export function InitiativeCard({
  initiative,
  language,
  level = 3,
  href = `/${language}/initiatives/${initiative.id}`,
  number,
}: {
  initiative: Initiative;
  language: string;
  level?: 2 | 3;
  href?: string;
  /** Its number on the map above. */
  number?: number | undefined;
}) {
  const { text, language: textLanguage, fallback } = textIn(initiative, language);
  return (
    <Card
      level={level}
      href={href}
      title={text.name}
      number={number}
      lang={textLanguage}
      org={initiative.organisation.name}
      icon={mainGoal(initiative)}
      photo={initiative.photo && photoUrl(initiative.id, initiative.photo, 'small')}
      lines={[
        fallback ? factsSentence(initiative, language, { leaveOut: ['times', 'town'] }) : text.summary,
        [
          initiative.town,
          formatWeeklyTimes(initiative.times, language) ||
            (!fallback && text.when?.slice(0, MAX_WHEN_LENGTH)),
        ]
          .filter(Boolean)
          .join(' · '),
        practicalLine(initiative, language),
      ]}
      quote={
        fallback
          ? { text: text.summary, lang: textLanguage, label: writtenInText(textLanguage, language) }
          : undefined
      }
      badges={badgesFor(initiative, language, { inSentence: fallback }).map(({ text: label, kind }) => (
        <Badge {...(kind ? { kind } : {})}>{label}</Badge>
      ))}
    />
  );
}
