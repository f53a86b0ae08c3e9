import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { Button, ButtonLink, DeskChoices, Notice, TextField } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { type CaseEventOf, lastEvent } from '../model/events.ts';
import { AnswerField, AnswerHistory, originText } from './AnswerFields.tsx';
import { answerLabel, questionLabel } from './answer-text.ts';
import { ANSWER_SOURCES, type AnswerValue, isEmpty, NO_ANSWER, standingAt } from './answers.ts';
import { IntakeFrame } from './IntakeFrame.tsx';
import type { LoadedIntake } from './load-intake.ts';
import {
  HEALTH_TOPIC,
  type IntakeQuestion,
  questionsOf,
  TOPIC_ARTICLES,
  TOPICS,
  type Topic,
  wordsOf,
} from './questions.ts';
import { askedQuestions, hasNoChildren, intakePath, isTested, viewDiffersFromTest } from './rules.ts';

export type TopicRefusal = 'future-day' | 'not-an-answer' | 'bsn' | 'changed' | 'no-case' | 'test-not';
export const TEST_OUTCOMES = ['feasible', 'not-feasible', 'unknown', 'visual', 'auditory', 'other'] as const;

/** What was typed, when the form is shown again. */
export interface TypedTopic {
  source: string;
  day: string;
  values: ReadonlyMap<IntakeQuestion, AnswerValue>;
  seen: ReadonlyMap<IntakeQuestion, readonly string[]>;
}

interface TopicProps {
  page: PageContext;
  token: string;
  once: string;
  testOnce: string;
  today: string;
  topic: Topic;
  intake: LoadedIntake;
  typed?: TypedTopic | undefined;
  refusal?: TopicRefusal | undefined;
  notice?: 'saved' | 'chosen' | 'test' | 'same' | undefined;
}

/** One topic of the intake: its questions with ready-made answers, who said what and when, and what is not asked yet. */
export function TopicPage(props: TopicProps) {
  const { page, topic, intake, refusal, notice, typed } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${intakePath(intake.file.id)}`;
  const title = messagesIn(language)(`intake.topic.${topic}`);
  const next = TOPICS[TOPICS.indexOf(topic) + 1];
  return (
    <IntakeFrame page={page} file={intake.file} title={title}>
      {notice && (
        <Notice kind="good" role="status">
          {t(`intake.notice.${notice}`)}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`intake.refusal.${refusal}`)}
        </Notice>
      )}
      <p class="soft">
        {TOPIC_ARTICLES[topic]} · {t(`intake.about.${topic}`)}
      </p>
      {topic === HEALTH_TOPIC && <Notice kind="ask">{t('intake.health.warning')}</Notice>}
      <Conflicts {...props} here={here} />
      {topic === 'learnabilityTest' && <LearnabilityForm {...props} here={here} />}
      <form method="post" action={`${here}/topic/${topic}`} id="topic">
        <input type="hidden" name="token" value={props.token} />
        <input type="hidden" name="once" value={props.once} />
        {topic === 'learnabilityTest' && <h2>{t('intake.own-view')}</h2>}
        <Questions {...props} />
        <details open={Boolean(typed)}>
          <summary>{t('intake.source.change')}</summary>
          <DeskChoices
            legend={t('intake.source')}
            name="source"
            pick="one"
            options={ANSWER_SOURCES.map((source) => ({ value: source, label: t(`intake.source.${source}`) }))}
            chosen={[typed?.source ?? (topic === 'learnabilityTest' ? 'guide' : 'newcomer')]}
          />
          <TextField name="day" type="date" label={t('intake.day')} value={typed?.day ?? props.today} />
        </details>
        <p class="actions">
          {next && (
            <Button icon="arrow" name="to" value={next} isSend>
              {t('intake.save.next', { topic: messagesIn(language)(`intake.topic.${next}`) })}
            </Button>
          )}
          <Button icon="check" kind={next ? 'ghost' : 'primary'} name="to" value="">
            {t('intake.save')}
          </Button>
          <ButtonLink href={here} kind="quiet" icon="back">
            {t('intake.back')}
          </ButtonLink>
        </p>
      </form>
      <Earlier topic={topic} intake={intake} language={language} />
    </IntakeFrame>
  );
}

function Questions({ page: { language }, topic, intake, typed }: TopicProps) {
  const t = teamMessagesIn(language);
  const asked: IntakeQuestion[] = [...askedQuestions(topic, intake), wordsOf(topic)];
  return (
    <>
      {topic === 'earlyChildhoodEducation' && hasNoChildren(intake.standings) && (
        <p>{t('intake.no-children')}</p>
      )}
      {topic === 'learnabilityTest' && viewDiffersFromTest(intake.standings, intake.facts) && (
        <Notice kind="ask">{t('intake.view-differs')}</Notice>
      )}
      {asked.map((question) => {
        const standing = standingAt(intake.standings, question);
        if (standing.conflict.length && !typed) return null;
        const value = typed?.values.get(question) ?? standing.answer?.value ?? NO_ANSWER;
        return (
          <>
            <input
              type="hidden"
              name={`seen-${question}`}
              value={(typed?.seen.get(question) ?? standing.heads).join(' ')}
            />
            <AnswerField question={question} language={language} value={value} standing={standing} />
          </>
        );
      })}
    </>
  );
}

type SectionProps = TopicProps & { here: string };

/** Two people answered the same question without knowing of each other: both stand here, until somebody chooses. */
function Conflicts({ page: { language }, topic, intake, token, here }: SectionProps) {
  const t = teamMessagesIn(language);
  const open = questionsOf(topic).flatMap((question) => {
    const standing = standingAt(intake.standings, question);
    return standing.conflict.length ? [{ question, standing }] : [];
  });
  if (!open.length) return null;
  return (
    <Notice kind="problem" title={t('intake.conflict.title')}>
      <p>{t('intake.conflict.lead')}</p>
      {open.map(({ question, standing }) => (
        <section>
          <h3>{questionLabel(question, language)}</h3>
          {standing.conflict.map((answer) => {
            const words = answerLabel(question, answer.value, language) || t('intake.taken-back');
            return (
              <form method="post" action={`${here}/topic/${topic}/choose`}>
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="question" value={question} />
                <input type="hidden" name="answer" value={answer.id} />
                <input type="hidden" name="seen" value={standing.heads.join(' ')} />
                <p>
                  <b>
                    <bdi>{words}</bdi>
                  </b>
                  <br />
                  <span class="soft">{originText(answer, language)}</span>
                </p>
                <Button kind="ghost" icon="check" label={`${t('intake.conflict.choose')}: ${words}`}>
                  {t('intake.conflict.choose')}
                </Button>
              </form>
            );
          })}
        </section>
      ))}
      <p>{t('intake.conflict.kept')}</p>
    </Notice>
  );
}

function testText(
  test: CaseEventOf<'learnability-result'> | CaseEventOf<'learnability-skipped'>,
  language: string,
): string {
  const t = teamMessagesIn(language);
  const day = formatFullDay(test.day, language);
  if (test.kind === 'learnability-skipped')
    return t('intake.test.was-skipped', { ground: t(`intake.test.${test.data.ground}`), day });
  const { result, score, needed } = test.data;
  const outcome = t(`intake.test.${result}`);
  return score === undefined || needed === undefined
    ? t('intake.test.was', { outcome, day })
    : t('intake.test.was-score', { outcome, day, score, needed });
}

/** What DUO's test says; a fact of its own, beside what the municipality thinks of the route. */
function LearnabilityForm({ page: { language }, token, testOnce, today, intake, here }: SectionProps) {
  const t = teamMessagesIn(language);
  const known = [
    lastEvent(intake.facts, 'learnability-result'),
    lastEvent(intake.facts, 'learnability-skipped'),
  ].filter((event) => event !== undefined);
  return (
    <>
      <h2>{t('intake.test.title')}</h2>
      {known.map((test) => (
        <p>
          <b>{testText(test, language)}</b>
        </p>
      ))}
      <details open={!isTested(intake.facts)}>
        <summary>{t(known.length ? 'intake.test.change' : 'intake.test.fill')}</summary>
        <form method="post" action={`${here}/test-result`}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={testOnce} />
          <DeskChoices
            legend={t('intake.test.outcome')}
            name="outcome"
            pick="one"
            options={TEST_OUTCOMES.map((outcome) => ({
              value: outcome,
              label: t(`intake.test.${outcome}`),
            }))}
            chosen={[]}
            note={t('intake.test.skip')}
          />
          <TextField
            name="score"
            type="number"
            inputmode="decimal"
            min={0}
            label={t('intake.test.score')}
            value=""
          />
          <TextField
            name="needed"
            type="number"
            inputmode="decimal"
            min={0}
            label={t('intake.test.needed')}
            value=""
          />
          <TextField id="test-day" name="day" type="date" label={t('intake.test.day')} value={today} />
          <Button icon="check">{t('intake.test.save')}</Button>
        </form>
      </details>
    </>
  );
}

/** What was answered before: nothing is ever thrown away. */
function Earlier({ topic, intake, language }: { topic: Topic; intake: LoadedIntake; language: string }) {
  const t = teamMessagesIn(language);
  const changed = questionsOf(topic).flatMap((question) => {
    const standing = standingAt(intake.standings, question);
    return standing.history.length > 1 || standing.history.some(({ value }) => isEmpty(value))
      ? [{ question, standing }]
      : [];
  });
  if (!changed.length) return null;
  return (
    <details>
      <summary>{t('intake.earlier')}</summary>
      {changed.map(({ question, standing }) => (
        <>
          <h3>{questionLabel(question, language)}</h3>
          <AnswerHistory standing={standing} language={language} />
        </>
      ))}
    </details>
  );
}
