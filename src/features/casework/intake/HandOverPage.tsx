import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Definition, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { CaseFile } from '../model/queries.ts';
import { answerLabel, questionLabel } from './answer-text.ts';
import type { HandOver, HandOverRefusal } from './hand-over.ts';
import { HAND_OVER_FIELDS } from './hand-over.ts';
import { IntakeFrame } from './IntakeFrame.tsx';
import { intakePath } from './rules.ts';

interface HandOverProps {
  page: PageContext;
  token: string;
  once: string;
  file: CaseFile;
  today: string;
  read?: HandOver | undefined;
  refusal?: HandOverRefusal | 'future-day' | 'no-case' | undefined;
}

/** The hand-over of COA: a file is chosen, shown with what is refused by name, and only then stored. */
export function HandOverPage({ page, token, once, file, today, read, refusal }: HandOverProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${intakePath(file.id)}/hand-over`;
  return (
    <IntakeFrame page={page} file={file} title={t('intake.coa.title')}>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`intake.coa.refusal.${refusal}`)}
        </Notice>
      )}
      <p class="lead">{t('intake.coa.lead')}</p>
      {read ? (
        <Preview read={read} here={here} token={token} once={once} language={language} today={today} />
      ) : (
        <form method="post" action={`${here}/read`} enctype="multipart/form-data">
          <input type="hidden" name="token" value={token} />
          <div class="field">
            <label for="field-file">{t('intake.coa.file')}</label>
            <p class="soft" id="hint-file">
              {t('intake.coa.format', { fields: HAND_OVER_FIELDS.join(', ') })}
            </p>
            <input
              id="field-file"
              type="file"
              name="file"
              accept=".json,.csv,.txt"
              aria-describedby="hint-file"
              required
            />
          </div>
          <Button icon="arrow">{t('intake.coa.look')}</Button>
        </form>
      )}
      <p>
        <ButtonLink href={`/${language}${intakePath(file.id)}`} kind="ghost" icon="back">
          {t('intake.back')}
        </ButtonLink>
      </p>
    </IntakeFrame>
  );
}

function Preview({
  read,
  here,
  token,
  once,
  language,
  today,
}: {
  read: HandOver;
  here: string;
  token: string;
  once: string;
  language: string;
  today: string;
}) {
  const t = teamMessagesIn(language);
  const day = read.date || today;
  return (
    <>
      <p>
        {t('intake.coa.about', {
          name: read.name || t('intake.coa.unsaid'),
          number: read.caseNumber || t('intake.coa.unsaid'),
          day: formatFullDay(day, language),
        })}
      </p>
      {read.refused.length > 0 && (
        <Notice kind="ask" title={t('intake.coa.refused')}>
          <p>{t('intake.coa.refused.why')}</p>
          <ul>
            {read.refused.map((name) => (
              <li>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {read.unread.length > 0 && <p>{t('intake.coa.unread', { fields: read.unread.join(', ') })}</p>}
      {read.answers.length === 0 ? (
        <p>{t('intake.coa.nothing')}</p>
      ) : (
        <form method="post" action={here}>
          <h2>{t('intake.coa.stored')}</h2>
          <Definition
            items={read.answers.map(({ question, value }) => [
              questionLabel(question, language),
              answerLabel(question, value, language),
            ])}
          />
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={once} />
          <input type="hidden" name="day" value={day} />
          {read.answers.map(({ question, value }) => (
            <input type="hidden" name="answer" value={`${question} ${value.choices.join(' ')}`} />
          ))}
          <p>{t('intake.coa.newcomer-first')}</p>
          <Button icon="check">{t('intake.coa.store')}</Button>
        </form>
      )}
    </>
  );
}
