import type { ComponentChildren } from 'preact';
import { factsSentence, machineTranslationLabel, textIn } from '#features/directory';
import { Card, Reasons } from '#ui';
import { reasonItems, weeklyTimeText } from '../reasons/reason-text.ts';
import { EntryBadges, FactsLine } from './SuggestionFacts.tsx';
import type { Suggestion } from './suggest.ts';

/** The most important cautions; who puts it into the week, or opens its page, is told them all. */
const MAX_CAUTIONS = 2;

/** A suggestion that is not in the week: what, when, how far, what it costs, why. */
export function OtherSuggestion({
  language,
  suggestion,
  level,
  line,
  maxReasons = 2,
  children,
}: {
  language: string;
  suggestion: Suggestion;
  level?: 2 | 3;
  /** Something more to say, before the rest. */
  line?: string;
  maxReasons?: number;
  children?: ComponentChildren;
}) {
  const { initiative, reasons, times, travel } = suggestion;
  const { text, language: written, fallback } = textIn(initiative, language);
  return (
    <Card
      {...(level ? { level } : {})}
      href={`/${language}/initiatives/${initiative.id}`}
      title={text.name}
      lang={written}
      lines={[
        line ?? '',
        fallback ? factsSentence(initiative, language, { leaveOut: ['times', 'town'] }) : '',
        ...times.slice(0, 2).map((time) => weeklyTimeText(time, language)),
        machineTranslationLabel(initiative, language) ?? '',
      ]}
      badges={<EntryBadges language={language} initiative={initiative} />}
    >
      <FactsLine language={language} initiative={initiative} travel={travel} />
      <Reasons items={reasonItems(reasons, language, maxReasons).slice(0, maxReasons + MAX_CAUTIONS)} />
      {children}
    </Card>
  );
}
