import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, DeskChoices, Notice, PrintButton, TextArea } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { answerLabel, questionLabel } from './answer-text.ts';
import { isEmpty, standingAt } from './answers.ts';
import { IntakeFrame } from './IntakeFrame.tsx';
import type { LoadedIntake } from './load-intake.ts';
import { type IntakeQuestion, MAX_WORDS_LENGTH, TOPICS, type Topic, wordsOf } from './questions.ts';
import { ReadSection } from './ReadSection.tsx';
import { askedQuestions, intakePath, READ_BACK_VERDICTS, READ_BACK_WAYS } from './rules.ts';
import { ReaderLanguages } from './SittingPage.tsx';

export type ReadBackRefusal = 'no-verdict' | 'bsn' | 'no-case';

interface SummaryProps {
  page: PageContext;
  token: string;
  once: string;
  intake: LoadedIntake;
  /** The language of the newcomer. */
  reader: string;
  typed?: { how: string; verdict: string; words: string } | undefined;
  refusal?: ReadBackRefusal | undefined;
  script: string | undefined;
}

/** The answers that count in a topic, and its questions without one. */
function partsOf(topic: Topic, intake: LoadedIntake) {
  const questions: IntakeQuestion[] = [...askedQuestions(topic, intake), wordsOf(topic)];
  return questions.map((question) => {
    const { answer } = standingAt(intake.standings, question);
    return { question, answer: answer && !isEmpty(answer.value) ? answer : undefined };
  });
}

/** The ids of the answers that the summary shows. */
export const summarisedAnswers = (intake: LoadedIntake): string[] =>
  TOPICS.flatMap((topic) => partsOf(topic, intake).flatMap(({ answer }) => answer?.id ?? []));

/**
 * What was recorded, in plain words and in the newcomer's language, to read, to hear and on paper, and the question whether it is
 * right. It is made from the ready-made answers, whose texts people wrote; words of one's own stay as they were written.
 */
export function SummaryPage(props: SummaryProps) {
  const { page, token, once, intake, reader, typed, refusal, script } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const spoken = messagesIn(reader);
  const here = `/${language}${intakePath(intake.file.id)}/summary`;
  return (
    <IntakeFrame page={page} file={intake.file} title={t('intake.summary.title')} script={script}>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`intake.refusal.${refusal}`)}
        </Notice>
      )}
      <p class="no-print">{t('intake.summary.lead')}</p>
      <ReaderLanguages page={page} path={here} reader={reader} />
      <ReadSection language={reader} deskLanguage={language}>
        <h2>{spoken('intake.summary.title')}</h2>
        <p>{spoken('intake.summary.text')}</p>
        {TOPICS.map((topic) => (
          <TopicSummary topic={topic} intake={intake} reader={reader} />
        ))}
        <h3>{spoken('intake.summary.right')}</h3>
        <p>{spoken('intake.summary.may')}</p>
      </ReadSection>
      <p class="no-print">
        <PrintButton label={t('intake.summary.print')} />
      </p>
      <form method="post" action={here} class="no-print">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <input type="hidden" name="in" value={reader} />
        {summarisedAnswers(intake).map((id) => (
          <input type="hidden" name="shown" value={id} />
        ))}
        <h2>{t('intake.verdict.title')}</h2>
        <DeskChoices
          legend={t('intake.verdict.legend')}
          name="verdict"
          pick="one"
          options={READ_BACK_VERDICTS.map((value) => ({ value, label: t(`intake.verdict.${value}`) }))}
          chosen={[typed?.verdict ?? '']}
        />
        <DeskChoices
          legend={t('intake.how.legend')}
          name="how"
          pick="one"
          options={READ_BACK_WAYS.map((value) => ({ value, label: t(`intake.how.${value}`) }))}
          chosen={[typed?.how ?? 'guide-read']}
        />
        <TextArea
          name="words"
          label={t('intake.verdict.words')}
          value={typed?.words ?? ''}
          hint={t('intake.verdict.hint')}
          rows={3}
          maxlength={MAX_WORDS_LENGTH}
        />
        <p class="actions">
          <Button icon="check" isSend>
            {t('intake.verdict.save')}
          </Button>
          <ButtonLink href={`/${language}${intakePath(intake.file.id)}`} kind="ghost" icon="back">
            {t('intake.back')}
          </ButtonLink>
        </p>
      </form>
    </IntakeFrame>
  );
}

function TopicSummary({ topic, intake, reader }: { topic: Topic; intake: LoadedIntake; reader: string }) {
  const spoken = messagesIn(reader);
  const parts = partsOf(topic, intake);
  const said = parts.filter(({ answer }) => answer);
  const isMissing = said.length === 0;
  return (
    <section>
      <h3>{spoken(`intake.topic.${topic}`)}</h3>
      {isMissing && <p>{spoken('intake.not-asked')}</p>}
      <ul>
        {said.map(
          ({ question, answer }) =>
            answer && (
              <li>
                {questionLabel(question, reader)}:{' '}
                <b dir="auto">
                  <bdi>{answerLabel(question, answer.value, reader)}</bdi>
                </b>
              </li>
            ),
        )}
      </ul>
    </section>
  );
}
