import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay, formatMonth } from '#core/i18n/formats.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { Button, ChoiceCards, DeskLayout, Notice, RadioCard, TextArea, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_SIGNALS_PATH, takenUpPath } from '../model/paths.ts';
import type { SignalFigure } from '../model/rules.ts';
import {
  ANSWER_KINDS,
  MAX_ANSWER_WORDS,
  MAX_OWNER_NAME,
  type SignalAnswer,
  type SignalQuestion,
  standingOf,
} from '../questions/rules.ts';
import { StandingBadge } from './PolicyPage.tsx';

export type SignalAnswerRefusal = 'no-words' | 'no-kind' | 'no-date' | 'too-long' | 'changed-elsewhere';

export interface TypedSignalAnswer {
  kind: string;
  words: string;
  doneBy: string;
}

/** One question, with what was answered; for who makes policy the forms that answer it. */
export function QuestionPage({
  page,
  question,
  figures,
  token,
  formKey,
  today,
  mayAnswer,
  typed,
  typedName,
  refusal,
  done,
}: {
  page: PageContext;
  question: SignalQuestion;
  figures: SignalFigure[];
  token: string;
  formKey: string;
  today: string;
  mayAnswer: boolean;
  typed: TypedSignalAnswer;
  typedName: string | undefined;
  refusal: SignalAnswerRefusal | undefined;
  done: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${POLICY_SIGNALS_PATH}`;
  const municipality = municipalityByCode(question.municipality)?.name ?? question.municipality;
  return (
    <DeskLayout
      page={page}
      title={t('question.title', { obstacle: t(`obstacle.${question.obstacle}`), municipality })}
      crumbs={[{ href: path, label: t('policy.title') }]}
    >
      {done && (
        <Notice kind="good" role="status">
          {t('question.done')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`question.refused.${refusal}`)}
        </Notice>
      )}
      <p>
        <StandingBadge standing={standingOf(question, today)} language={language} />{' '}
        {question.takenUpBy ? (
          <a href={`/${language}${takenUpPath(question.takenUpBy)}`}>{t('state.taken-up')}</a>
        ) : (
          t('question.promised', { date: formatFullDay(question.promisedOn, language) })
        )}
      </p>
      <p class="soft">
        {t(`question.opened.${question.openedBy}`, { date: formatDate(question.openedAt, language) })}
      </p>
      {figures.length > 0 && (
        <table class="plain-table">
          <caption>{t('policy.people')}</caption>
          <tbody>
            {figures.map(({ month, people }) => (
              <tr>
                <th scope="row">{formatMonth(month, language)}</th>
                <td>{people}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {question.answers.map((answer) => (
        <AnswerCard answer={answer} language={language} />
      ))}
      {mayAnswer && question.takenUpBy === null && (
        <>
          <form method="post" action={`${path}/${question.id}/owner`} class="stack">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="version" value={String(question.version)} />
            <TextField
              name="name"
              label={t('question.owner')}
              hint={t('question.owner.hint')}
              value={typedName ?? question.ownerName}
              maxlength={MAX_OWNER_NAME}
              autocomplete="off"
            />
            <Button kind="ghost" icon="check">
              {t('question.owner.do')}
            </Button>
          </form>
          <h2>{t(question.answers.length > 0 ? 'question.again' : 'question.answer')}</h2>
          <form method="post" action={`${path}/${question.id}`} class="stack">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="once" value={formKey} />
            <input type="hidden" name="version" value={String(question.version)} />
            <fieldset>
              <legend>{t('question.kind')}</legend>
              <ChoiceCards>
                {ANSWER_KINDS.map((kind) => (
                  <RadioCard
                    name="kind"
                    value={kind}
                    icon={KIND_ICONS[kind]}
                    label={t(`answer.${kind}`)}
                    checked={typed.kind === kind}
                  />
                ))}
              </ChoiceCards>
            </fieldset>
            <TextField
              name="doneBy"
              type="date"
              label={t('question.done-by')}
              hint={t('question.done-by.hint')}
              value={typed.doneBy}
              error={refusal === 'no-date' ? t('question.refused.no-date') : undefined}
            />
            <TextArea
              name="words"
              label={t('question.words')}
              hint={t('question.words.hint')}
              value={typed.words}
              maxlength={MAX_ANSWER_WORDS}
              error={refusal === 'no-words' ? t('question.refused.no-words') : undefined}
            />
            <Button icon="arrow" isSend>
              {t('question.do')}
            </Button>
          </form>
        </>
      )}
    </DeskLayout>
  );
}

const KIND_ICONS = { done: 'check', 'will-do': 'calendar', no: 'remove', 'not-ours': 'swap' } as const;

/** One answer, with its day. */
function AnswerCard({ answer, language }: { answer: SignalAnswer; language: string }) {
  const t = teamMessagesIn(language);
  return (
    <section class="card">
      <h2 class="card-title">{t(`answer.${answer.kind}`)}</h2>
      {answer.doneBy && <p>{t('answer.done-by', { date: formatFullDay(answer.doneBy, language) })}</p>}
      <p lang={answer.language} dir="auto">
        {answer.words}
      </p>
      <p class="soft">{t('answer.on', { date: formatDate(answer.answeredAt, language) })}</p>
    </section>
  );
}
