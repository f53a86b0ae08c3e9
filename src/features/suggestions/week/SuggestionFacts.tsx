import { type Initiative, practicalFacts, type WeeklyTime } from '#features/directory';
import { vocabularyIn } from '#features/vocabulary';
import { Badge } from '#ui';
import { messagesIn } from '../messages.ts';
import type { TravelEstimate } from '../reasons/reasons.ts';
import { factsLine } from './facts.ts';

interface SuggestionFactsProps {
  language: string;
  initiative: Initiative;
  travel: TravelEstimate | null;
  time?: WeeklyTime;
}

/** When, where, how far and what it costs, on one line of which no part breaks. */
export function FactsLine({ language, ...facts }: SuggestionFactsProps) {
  return (
    <p class="line">
      {factsLine(facts, language).map((fact, place) => (
        <>
          {place > 0 && ' · '}
          <bdi class="fact">{fact}</bdi>
        </>
      ))}
    </p>
  );
}

/** Whether one may walk in, and how much room there is. */
export function EntryBadges({ language, initiative }: { language: string; initiative: Initiative }) {
  const t = messagesIn(language);
  const { walkIn, room, placesFree } = initiative;
  const { joining } = practicalFacts(initiative, language);
  return (
    <>
      {joining && <Badge kind={walkIn ? 'good' : 'plain'}>{joining}</Badge>}
      {/* That there is room, without a number, is what everybody expects. */}
      {room && (room !== 'room' || placesFree !== null) && (
        <Badge kind={room === 'room' ? 'good' : 'soft'}>
          {room === 'room' && placesFree
            ? t('reason.room.places', { places: placesFree })
            : vocabularyIn(language)(`room.${room}`)}
        </Badge>
      )}
    </>
  );
}

/** How to ask: by telephone, and one other way. */
export function ContactLine({ language, initiative }: { language: string; initiative: Initiative }) {
  const { phone, contact } = practicalFacts(initiative, language);
  const ways = [phone, contact].filter((way) => way !== null);
  if (!ways.length) return null;
  return (
    <>
      {ways.map(({ text, href }) => (
        <p class="line">
          <a href={href}>
            <bdi dir="ltr">{text}</bdi>
          </a>
        </p>
      ))}
    </>
  );
}
