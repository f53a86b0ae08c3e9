import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatDay } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { Button, ButtonLink, Definition, DeskLayout, Notice, SelectField, TextArea, UndoNotice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { urgency } from '../model/promise.ts';
import type { ContactMessage, ContactQuestion } from '../model/types.ts';
import { Conversation } from '../questions/Conversation.tsx';
import { BUILT_IN_TEMPLATES } from '../templates/built-in.ts';
import { templateFit } from '../templates/rules.ts';
import type { AnswerTemplate } from '../templates/types.ts';
import type { TriageStep } from './actions.ts';
import { MergeForm } from './MergeForm.tsx';
import type { Colleague } from './queries.ts';
import { TriageForm } from './TriageForm.tsx';
import { viewOf } from './views.ts';

/** The forms of the page as they were typed. */
export interface TypedAnswer {
  /** In the language of the asker. */
  text: string;
  dutch: string;
  note: string;
}

/** What a template that was put in lacks for this asker: there is no text in their language, or an older one. */
export interface TemplateWarning {
  kind: 'missing' | 'older';
  name: string;
}

export const EXPLAINED_REFUSALS = [
  'changed-elsewhere',
  'no-words',
  'too-late',
  'dutch-alone',
  'nobody',
] as const;

interface AnswerPageProps {
  page: PageContext;
  question: ContactQuestion;
  messages: ContactMessage[];
  /** Other questions that may be of the same asker. */
  related: ContactQuestion[];
  /** Questions that were merged into this one. */
  merged: ContactQuestion[];
  colleagues: Colleague[];
  templates: AnswerTemplate[];
  /** The id of the next open question. */
  next: string | undefined;
  token: string;
  typed: TypedAnswer;
  /** Of the form with an answer, and of the form with a note. */
  formKeys: { answer: string; note: string };
  /** The id of the team member who reads the page. */
  ownKey: string;
  /** Meetings for which the asker can be registered. */
  meetings: { id: string; title: string }[];
  now: Date;
  refusal?: (typeof EXPLAINED_REFUSALS)[number] | undefined;
  warning?: TemplateWarning | undefined;
  /** The step that was done just now, with the one that undoes it. */
  done?: { step: TriageStep; undo: TriageStep } | undefined;
  /** The answer to the question before this one was sent just now. */
  sent?: boolean;
}

/** One question for the team: the conversation, a form to answer in two languages side by side, and what else one can do. */
export function AnswerPage(props: AnswerPageProps) {
  const { page, question, messages, token, ownKey, refusal, done, sent, now, next } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}/inbox`;
  const path = `${base}/${question.id}`;
  const view = viewOf(question);
  const title = question.subject ?? t(`category.${question.category}`);
  const shown = { ...page, path: `/inbox/${question.id}` };
  return (
    <DeskLayout
      page={shown}
      title={title}
      count={question.name ?? question.email ?? t('inbox.nameless')}
      crumbs={[
        { href: base, label: t('inbox.title') },
        ...(view === 'open' ? [] : [{ href: `${base}/${view}`, label: t(`shelf.${view}`) }]),
      ]}
      keys={[
        { key: 'r', label: t('keys.answer') },
        { key: 't', label: t('keys.template') },
        { key: 'a', label: t('sort.mine') },
        { key: 'e', label: t('sort.close') },
        { key: 'n', label: t('answer.next') },
        { key: 'u', label: t('answer.to-list') },
      ]}
      actions={
        <>
          <ButtonLink href={base} kind="quiet" keyName="u">
            {t('answer.to-list')}
          </ButtonLink>
          {next && (
            <ButtonLink href={`${base}/${next}`} kind="quiet" keyName="n">
              {t('answer.next')}
            </ButtonLink>
          )}
        </>
      }
    >
      {sent && (
        <Notice kind="good" role="status">
          {t('inbox.sent-next')}
        </Notice>
      )}
      {done && (
        <UndoNotice
          language={language}
          text={t(`done.${done.step}`)}
          action={`${path}/sort`}
          token={token}
          fields={{ seen: String(question.version), what: done.undo }}
        />
      )}
      {refusal && refusal !== 'dutch-alone' && (
        <Notice kind="problem" role="alert">
          {t(`answer.refused.${refusal}`)}
        </Notice>
      )}
      {question.deletedAt && <Notice kind="ask">{t('answer.deleted')}</Notice>}
      {question.assignedName && question.assignedTo !== ownKey && (
        <Notice kind="ask">{t('answer.with', { name: question.assignedName })}</Notice>
      )}
      {question.confirmationBouncedAt && <Notice kind="problem">{t('answer.bounced')}</Notice>}
      {question.possiblyOf && (
        <Notice kind="ask">
          <p>
            <a href={`${base}/${question.possiblyOf}`}>{t('answer.possibly')}</a>
          </p>
        </Notice>
      )}
      <div class="desk-columns">
        <div>
          <Conversation
            messages={messages}
            language={language}
            footer={(message) => <MessageFooter message={message} path={path} language={language} />}
          />
          {!question.deletedAt && <AnswerForm {...props} path={path} />}
        </div>
        <aside aria-label={t('answer.about')}>
          <Definition
            items={[
              [t('inbox.who'), <bdi>{question.name ?? t('inbox.nameless')}</bdi>],
              [t('answer.email'), question.email ? <bdi>{question.email}</bdi> : t('answer.no-mail')],
              [t('filter.language'), languageNameOf(question.language)],
              [t('filter.category'), t(`category.${question.category}`)],
              [t('inbox.received'), formatDate(question.receivedAt, language, 'moment')],
              [
                t('inbox.promised'),
                <>
                  {formatDay(question.promisedAt, language)}
                  {question.state === 'open' && (
                    <> · {t(`urgency.${urgency(question.receivedAt, question.promisedAt, now)}`)}</>
                  )}
                </>,
              ],
              [t('inbox.who-answers'), <bdi>{question.assignedName ?? t('filter.nobody')}</bdi>],
            ]}
          />
          <TriageForm
            question={question}
            colleagues={props.colleagues}
            token={token}
            path={path}
            ownKey={ownKey}
            t={t}
          />
          {!question.deletedAt && <MoreForms {...props} path={path} />}
        </aside>
      </div>
    </DeskLayout>
  );
}

function AnswerForm({
  page,
  question,
  token,
  typed,
  formKeys,
  templates,
  refusal,
  warning,
  path,
}: AnswerPageProps & { path: string }) {
  const t = teamMessagesIn(page.language);
  const asker = question.language;
  const askerLanguageName = languageNameOf(asker);
  const lacking = (template: AnswerTemplate): string =>
    ({
      fits: template.name,
      missing: t('template.option-missing', { name: template.name, language: askerLanguageName }),
      older: t('template.option-older', { name: template.name, language: askerLanguageName }),
    })[templateFit(template, asker)];
  return (
    <form method="post" action={`${path}/answer`} class="stack" id="answer">
      <h2>{t('answer.title')}</h2>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="once" value={formKeys.answer} />
      <input type="hidden" name="seen" value={String(question.version)} />
      {warning && (
        <Notice kind="ask" role="status">
          {t(`template.warning.${warning.kind}`, { name: warning.name, language: askerLanguageName })}
        </Notice>
      )}
      <div class="in-row">
        <select name="template" aria-label={t('template.choose')} data-key="t">
          <option value="">{t('template.choose')}</option>
          {templates.map((template) => (
            <option value={template.id}>{lacking(template)}</option>
          ))}
          {BUILT_IN_TEMPLATES.map((name) => (
            <option value={name}>{t(`template.${name}.name`)}</option>
          ))}
        </select>
        <Button kind="quiet" to={`${path}/keep`}>
          {t('template.insert')}
        </Button>
      </div>
      <div class="side-by-side">
        <TextArea
          id="dutch"
          name="dutch"
          label={t('answer.dutch')}
          value={typed.dutch}
          lang="nl"
          dir="ltr"
          rows={7}
          keyName="r"
        />
        {asker !== 'nl' && (
          <TextArea
            name="words"
            label={t('answer.theirs', { language: askerLanguageName })}
            value={typed.text}
            lang={asker}
            rows={7}
          />
        )}
      </div>
      {refusal === 'dutch-alone' && (
        <Notice kind="problem" role="alert">
          <p>{t('answer.refused.dutch-alone', { language: askerLanguageName })}</p>
          <Button name="alone" value="yes" kind="ghost">
            {t('answer.dutch-alone')}
          </Button>
        </Notice>
      )}
      <div class="actions">
        <Button name="after" value="answered" icon="arrow" isSend>
          {t('answer.send')}
        </Button>
        <Button name="after" value="waits" kind="ghost">
          {t('answer.ask-back')}
        </Button>
      </div>
    </form>
  );
}

/** A note for the team, merging, registering for a meeting, a draft listing: closed until somebody wants one of them. */
function MoreForms({
  page,
  question,
  related,
  merged,
  token,
  typed,
  formKeys,
  meetings,
  path,
}: AnswerPageProps & { path: string }) {
  const t = teamMessagesIn(page.language);
  return (
    <>
      <details open={typed.note !== ''}>
        <summary>{t('note.title')}</summary>
        <form method="post" action={`${path}/note`} class="stack">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={formKeys.note} />
          <TextArea name="note" label={t('note.words')} value={typed.note} rows={2} />
          <Button kind="ghost">{t('note.do')}</Button>
        </form>
      </details>
      <MergeForm
        question={question}
        related={related}
        merged={merged}
        token={token}
        path={path}
        language={page.language}
      />
      {meetings.length > 0 && (
        <details>
          <summary>{t('sign-up.title')}</summary>
          <form method="post" action={`${path}/sign-up`} class="stack">
            <input type="hidden" name="token" value={token} />
            <SelectField
              name="edition"
              label={t('sign-up.which')}
              value=""
              options={meetings.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <Button kind="ghost">{t('sign-up.do')}</Button>
          </form>
        </details>
      )}
      <details>
        <summary>{t('listing.title')}</summary>
        <form method="post" action={`${path}/listing`} class="stack">
          <p>{t('listing.lead')}</p>
          <input type="hidden" name="token" value={token} />
          <Button kind="ghost">{t('listing.do')}</Button>
        </form>
      </details>
    </>
  );
}

/** The way to the whole e-mail where there is more in it, and what came with it. */
function MessageFooter({
  message: { id, hasOriginal, attachments },
  path,
  language,
}: {
  message: ContactMessage;
  path: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <>
      {hasOriginal && (
        <p>
          <a href={`${path}/letter/${id}`}>{t('letter.whole')}</a>
        </p>
      )}
      {attachments.length > 0 && (
        <ul aria-label={t('letter.attachments')}>
          {attachments.map(({ id: file, fileName, byteLength, dropped }) => (
            <li>
              {dropped ? (
                <bdi>{fileName}</bdi>
              ) : (
                <a href={`${path}/file/${file}`} download={fileName}>
                  <bdi>{fileName}</bdi>
                </a>
              )}{' '}
              <small>
                {dropped
                  ? t('letter.too-large')
                  : t('letter.size', { kilobytes: Math.max(1, Math.round(byteLength / 1024)) })}
              </small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
