import type { ComponentChildren } from 'preact';
import { answerText } from '#features/story';
import { Icon, type IconName } from '#ui';
import { activityIcon, activityText } from '../fit/activity-words.ts';
import { messagesIn } from '../messages.ts';
import type { Answers, Dislike, Form } from '../model/answers.ts';
import type { Card } from '../model/rules.ts';

interface CardSummaryProps {
  language: string;
  /** How the person is called; left out where a heading says it already. */
  name?: string | undefined;
  /** What they said of themselves. Only their own summary has where they live. */
  answers: Omit<Answers, 'place' | 'rangeKm' | 'widerKm'> & Partial<Answers>;
  /** What the whole card says, where whoever reads may see that. */
  card?: Pick<Card, 'party' | 'forms'> | undefined;
  /** What stands behind each line, such as a link to change it. @param step the step of the form that asks for it */
  after?: ((step: SummaryStep) => ComponentChildren) | undefined;
}

/** The steps of the form that a summary has lines of. */
export type SummaryStep =
  | 'you'
  | 'likes'
  | 'learn'
  | 'show'
  | 'rather-not'
  | 'languages'
  | 'time'
  | 'place'
  | 'together'
  | 'rhythm';

/** What somebody said of themselves: pictures beside words, the same for both sides. Empty lines are left out. */
export function CardSummary({ language, name, answers, card, after }: CardSummaryProps) {
  const t = messagesIn(language);
  const { likes, learn, show, ratherNot, languages, cells, company, age, children, place, rangeKm, widerKm } =
    answers;
  const pictured = (codes: readonly Dislike[]) =>
    codes.length > 0 && (
      <ul class="befriending-things">
        {codes.map((code) => (
          <li>
            <Icon name={activityIcon(code)} />
            <span>{activityText(code, language)}</span>
          </li>
        ))}
      </ul>
    );
  const lines: [step: SummaryStep, icon: IconName, label: string, value: ComponentChildren][] = [
    ['likes', 'face-good', t('card.label.likes'), pictured(likes)],
    ['learn', 'study', t('card.label.learn'), pictured(learn)],
    ['show', 'volunteer', t('card.label.show'), pictured(show)],
    ['rather-not', 'face-not', t('card.label.rather-not'), pictured(ratherNot)],
    ['languages', 'globe', t('card.label.languages'), answerText('languages', languages, language)],
    ['time', 'calendar', t('card.label.time'), answerText('time', { cells }, language)],
    [
      'place',
      'place',
      t('card.label.place'),
      place && rangeKm && (
        <>
          <bdi>{place.name}</bdi>
          {' · '}
          {t(widerKm ? 'card.range.wider' : 'card.range.value', { km: rangeKm })}
        </>
      ),
    ],
    ['you', `age-${age}`, t('card.label.age'), answerText('age', age, language)],
    ['together', 'everyone', t('card.label.together'), card && t(`card.party.${card.party}`)],
    // Said to who reads it only where there are some: that somebody has none is nobody's business.
    ['together', 'children', t('card.label.children'), children && t('card.children.yes')],
    ['together', 'people', t('card.label.company'), place && answerText('company', company, language)],
    ['rhythm', 'clock', t('card.label.rhythm'), <Rhythm language={language} answers={answers} />],
    ['rhythm', 'buddy', t('card.label.forms'), card && <Forms language={language} forms={card.forms} />],
  ];
  return (
    <div class="befriending-summary">
      {name && (
        <p class="befriending-name">
          <bdi>{name}</bdi>
        </p>
      )}
      <dl>
        {lines.map(
          ([step, icon, label, value]) =>
            (value || (after && ['learn', 'show', 'rather-not'].includes(step))) && (
              <div>
                <dt>
                  <Icon name={icon} />
                  <span>{label}</span>
                </dt>
                <dd>{value || <span class="soft">{t('card.nothing')}</span>}</dd>
                {after && <dd class="befriending-change no-print">{after(step)}</dd>}
              </div>
            ),
        )}
      </dl>
    </div>
  );
}

const Rhythm = ({
  language,
  answers: { howOften, howLong },
}: {
  language: string;
  answers: Pick<Answers, 'howOften' | 'howLong'>;
}) => {
  const t = messagesIn(language);
  return (
    <>
      {t(`card.often.${howOften}`)}
      {' · '}
      {t(`card.long.${howLong}`)}
    </>
  );
};

const Forms = ({ language, forms }: { language: string; forms: readonly Form[] }) => (
  <ul class="befriending-forms">
    {forms.map((form) => (
      <li>{messagesIn(language)(`card.form.${form}`)}</li>
    ))}
  </ul>
);
