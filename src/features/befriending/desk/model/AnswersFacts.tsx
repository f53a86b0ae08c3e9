import { joinNames } from '#core/i18n/formats.ts';
import { answerText } from '#features/story';
import { Definition } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { type Activity, type Answers, DISLIKES, type Dislike } from '../../model/answers.ts';

/** What somebody said of themselves, question by question, in the words of the card. */
export function AnswersFacts({ answers, language }: { answers: Answers; language: string }) {
  const t = teamMessagesIn(language);
  const named = (codes: readonly Activity[]) =>
    joinNames(
      codes.map((code) => t(`activity.${code}`)),
      language,
    ) || '–';
  const { place, rangeKm, widerKm } = answers;
  return (
    <div class="desk-facts">
      <Definition
        items={[
          [t('desk.said.likes'), named(answers.likes)],
          [t('desk.said.learn'), named(answers.learn)],
          [t('desk.said.show'), named(answers.show)],
          [
            t('desk.said.rather-not'),
            joinNames(
              answers.ratherNot.map((code) => dislikeName(code, language)),
              language,
            ) || '–',
          ],
          [t('desk.languages'), answerText('languages', answers.languages, language)],
          [t('desk.said.time'), answerText('time', { cells: answers.cells }, language)],
          [t('desk.said.rhythm'), t(`desk.said.rhythm.${answers.howOften}.${answers.howLong}`)],
          [
            t('desk.said.place'),
            t(widerKm ? 'desk.said.place.wider' : 'desk.said.place.value', {
              place: place.name,
              km: rangeKm,
            }),
          ],
          [t('desk.said.company'), answerText('company', answers.company, language)],
          [t('desk.said.age'), answerText('age', answers.age, language)],
          [t('desk.said.children'), t(answers.children ? 'desk.yes' : 'desk.no')],
        ]}
      />
    </div>
  );
}

const isActivity = (code: Dislike): code is Activity => !(DISLIKES as readonly string[]).includes(code);

const dislikeName = (code: Dislike, language: string): string => {
  const t = teamMessagesIn(language);
  return isActivity(code) ? t(`activity.${code}`) : t(`dislike.${code}`);
};
