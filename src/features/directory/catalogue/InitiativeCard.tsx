import { Badge, Card } from '#ui';
import { badgesFor, formatWeeklyTimes } from './labels.ts';
import { textIn } from './texts.ts';
import type { Initiative } from './types.ts';

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
  const { text, language: textLanguage } = textIn(initiative, language);
  return (
    <Card
      level={level}
      href={href}
      title={text.name}
      number={number}
      lang={textLanguage}
      org={initiative.organisation.name}
      lines={[
        text.summary,
        [initiative.town, formatWeeklyTimes(initiative.times, language)].filter(Boolean).join(' · '),
      ]}
      badges={badgesFor(initiative, language).map(({ text: label, kind }) => (
        <Badge {...(kind ? { kind } : {})}>{label}</Badge>
      ))}
    />
  );
}
