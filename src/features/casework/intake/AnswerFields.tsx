import { formatFullDay } from '#core/i18n/formats.ts';
import { DeskChoices, TextArea } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { answerLabel, choiceLabel, questionLabel } from './answer-text.ts';
import { type AnswerValue, type IntakeAnswer, type IntakeStanding, isEmpty } from './answers.ts';
import {
  type ChoiceName,
  DECLINED,
  describeQuestion,
  HEALTH_TOPIC,
  type IntakeQuestion,
  isChoiceName,
  MAX_WORDS_LENGTH,
  topicOf,
} from './questions.ts';

/** Who said it, when, and who wrote it down. */
export function originText(answer: IntakeAnswer, language: string): string {
  const t = teamMessagesIn(language);
  return t('intake.origin', {
    source: t(`intake.source.${answer.source}`),
    // A name that a message can select by has no hyphen.
    way: answer.via === 'coa-file' ? 'file' : answer.via,
    day: formatFullDay(answer.day, language),
    name: answer.by,
  });
}

/** The ready-made answers of a question as an input offers them: "not asked yet" is what a question without an answer says. */
export function optionsOf(question: ChoiceName, language: string) {
  const t = messagesIn(language);
  const { pick, options, ofGuide } = describeQuestion(question);
  return [
    ...options.map((value) => ({ value, label: choiceLabel(question, value, language) })),
    ...(ofGuide ? [] : [{ value: DECLINED, label: t('intake.declined') }]),
    ...(pick === 'one' ? [{ value: '', label: t('intake.not-asked') }] : []),
  ];
}

/** One question of a topic, with what was answered so far. */
export function AnswerField({
  question,
  language,
  value,
  standing,
}: {
  question: IntakeQuestion;
  language: string;
  /** What is filled in. */
  value: AnswerValue;
  /** What stands there, for who said it; nothing on a tablet, which fills it in itself. */
  standing?: IntakeStanding | undefined;
}) {
  const t = teamMessagesIn(language);
  const answer = standing?.answer;
  const note = answer && !isEmpty(answer.value) ? originText(answer, language) : undefined;
  if (!isChoiceName(question)) {
    const hint = topicOf(question) === HEALTH_TOPIC ? t('intake.words.health') : t('intake.words.hint');
    return (
      <div data-question={question}>
        <TextArea
          name={question}
          label={questionLabel(question, language)}
          value={value.words ?? ''}
          hint={note ? `${note}. ${hint}` : hint}
          rows={3}
          maxlength={MAX_WORDS_LENGTH}
        />
      </div>
    );
  }
  const { pick } = describeQuestion(question);
  const chosen = pick === 'one' && !value.choices.length ? [''] : value.choices;
  return (
    <DeskChoices
      legend={questionLabel(question, language)}
      name={question}
      pick={pick}
      options={optionsOf(question, language)}
      chosen={chosen}
      note={note}
      question={question}
    />
  );
}

/** Everything that was answered at a question before, the newest first. */
export function AnswerHistory({ standing, language }: { standing: IntakeStanding; language: string }) {
  const t = teamMessagesIn(language);
  return (
    <ul>
      {standing.history.map((answer) => (
        <li>
          <bdi>
            {isEmpty(answer.value)
              ? t('intake.taken-back')
              : answerLabel(answer.question, answer.value, language)}
          </bdi>
          <br />
          <span class="soft">{originText(answer, language)}</span>
        </li>
      ))}
    </ul>
  );
}
