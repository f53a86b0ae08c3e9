import { formatList, joinNames } from '#core/i18n/formats.ts';
import { answerText } from '#features/story';
import type { WeekCell } from '#features/story/rules.ts';
import { vocabularyIn } from '#features/vocabulary';
import type { SpokenLanguage } from '#features/vocabulary/rules.ts';
import { messagesIn } from '../messages.ts';
import { ACTIVITIES, type Activity, DISLIKES, type Dislike } from '../model/answers.ts';
import type { MeetingReason } from '../model/rules.ts';

const isActivity = (code: Dislike): code is Activity => (ACTIVITIES as readonly string[]).includes(code);
const isDislike = (code: Dislike): code is (typeof DISLIKES)[number] =>
  (DISLIKES as readonly string[]).includes(code);

/** A reason as a whole sentence, in the reader's language. */
export function reasonText(reason: MeetingReason, language: string): string {
  const t = messagesIn(language);
  const names = (codes: readonly Dislike[]) =>
    joinNames(
      codes.map((code) =>
        isActivity(code) ? t(`activity.${code}`) : isDislike(code) ? t(`dislike.${code}`) : code,
      ),
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

/** Why two cards were proposed to each other: the same for both, in the words of whoever reads. */
export const ReasonList = ({
  language,
  reasons,
}: {
  language: string;
  reasons: readonly MeetingReason[];
}) => (
  <ul class="befriending-reasons">
    {reasons.map((reason) => (
      <li key={reason.reason}>{reasonText(reason, language)}</li>
    ))}
  </ul>
);
