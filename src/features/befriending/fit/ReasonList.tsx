import { formatList, joinNames } from '#core/i18n/formats.ts';
import { answerText, cellName } from '#features/story';
import type { WeekCell } from '#features/story/rules.ts';
import { vocabularyIn } from '#features/vocabulary';
import type { SpokenLanguage } from '#features/vocabulary/rules.ts';
import { Icon, type IconName } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Dislike } from '../model/answers.ts';
import type { MeetingReason } from '../model/rules.ts';
import { activityIcon, activityText } from './activity-words.ts';

/** A reason as a whole sentence, in the reader's language. */
export function reasonText(reason: MeetingReason, language: string): string {
  const t = messagesIn(language);
  const names = (codes: readonly Dislike[]) =>
    joinNames(
      codes.map((code) => activityText(code, language)),
      language,
    );
  switch (reason.reason) {
    case 'time':
      return t('fit.time', {
        times: answerText('time', { cells: reason.codes as WeekCell[] }, language),
      });
    case 'languages':
      return t('fit.languages', {
        languages: formatList(
          reason.codes.map((code) => vocabularyIn(language)(`language.${code as SpokenLanguage}`)),
          language,
        ),
      });
    case 'likes':
      return t('fit.likes', { things: names(reason.codes) });
    case 'teaches':
      return t('fit.teaches', { things: names(reason.codes) });
    case 'rather-not':
      return t('fit.rather-not', { things: names(reason.codes) });
    default:
      return t(`fit.${reason.reason}`);
  }
}

/** The picture of each reason, as the same answers have it on a card. */
const ICONS: Record<MeetingReason['reason'], IconName> = {
  time: 'calendar',
  likes: 'face-good',
  teaches: 'study',
  'rather-not': 'face-not',
  languages: 'globe',
  near: 'place',
  children: 'children',
  rhythm: 'clock',
  met: 'second',
};

/** Above so many parts of the week, sentences say it shorter. */
const MAX_TIME_CHIPS = 6;

/** What a reason is about, each with its picture where there is one; empty where the sentence says it all. */
function chipsOf(reason: MeetingReason, language: string): [icon: IconName | null, text: string][] {
  switch (reason.reason) {
    case 'time': {
      const cells = reason.codes as WeekCell[];
      return cells.length > MAX_TIME_CHIPS
        ? [[null, answerText('time', { cells }, language)]]
        : cells.map((cell) => [partIcon(cell), cellName(cell, language)]);
    }
    case 'languages':
      return reason.codes.map((code) => [null, vocabularyIn(language)(`language.${code as SpokenLanguage}`)]);
    case 'likes':
    case 'teaches':
    case 'rather-not':
      return reason.codes.map((code) => [activityIcon(code), activityText(code, language)]);
    default:
      return [];
  }
}

const PARTS = ['morning', 'afternoon', 'evening'] as const;
const partIcon = (cell: string): IconName | null => PARTS.find((part) => cell.endsWith(part)) ?? null;

function titleOf({ reason }: MeetingReason, language: string): string {
  const t = messagesIn(language);
  switch (reason) {
    case 'time':
    case 'languages':
    case 'likes':
    case 'teaches':
    case 'rather-not':
      return t(`fit.${reason}.title`);
    default:
      return t(`fit.${reason}`);
  }
}

interface ReasonsProps {
  language: string;
  reasons: readonly MeetingReason[];
}

/**
 * Why two cards were proposed to each other: the same for both, in the words of whoever reads, with the pictures that both tapped on
 * their own cards for who would rather look than read.
 */
export const ReasonList = ({ language, reasons }: ReasonsProps) => (
  <ul class="befriending-shared">
    {reasons.map((reason) => {
      const chips = chipsOf(reason, language);
      return (
        <li key={reason.reason}>
          <Icon name={ICONS[reason.reason]} />
          <div>
            <span>{titleOf(reason, language)}</span>
            {chips.length > 0 && (
              <ul class="befriending-chips">
                {chips.map(([icon, text]) => (
                  <li key={text}>
                    {icon && <Icon name={icon} />}
                    <span>{text}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </li>
      );
    })}
  </ul>
);

/** The same reasons as sentences, for a row of a table at the desk. */
export const ReasonLines = ({ language, reasons }: ReasonsProps) => (
  <ul class="befriending-reasons">
    {reasons.map((reason) => (
      <li key={reason.reason}>{reasonText(reason, language)}</li>
    ))}
  </ul>
);
