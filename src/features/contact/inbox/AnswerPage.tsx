import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Breadcrumbs, Button, Layout, Notice, SelectField, TextArea, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { ContactMessage, ContactQuestion } from '../model/types.ts';
import { Conversation } from '../questions/Conversation.tsx';
import { ANSWER_TEMPLATES } from './templates.ts';

/** The forms of the page as they were typed. */
export interface TypedAnswer {
  /** In the language of the asker. */
  text: string;
  dutch: string;
  note: string;
}

interface AnswerPageProps {
  page: PageContext;
  question: ContactQuestion;
  messages: ContactMessage[];
  token: string;
  typed: TypedAnswer;
  /** Of the form with an answer, and of the form with a note. */
  formKeys: { answer: string; note: string };
  /** The id of the team member who reads the page. */
  ownKey: string;
  /** Meetings for which the asker can be registered. */
  meetings: { id: string; title: string }[];
  refusal?: 'changed-elsewhere' | 'no-words' | 'too-late' | undefined;
}

/** One question for the team: the conversation, and a form to answer in two languages side by side. */
export function AnswerPage({
  page,
  question,
  messages,
  token,
  typed,
  formKeys,
  ownKey,
  meetings,
  refusal,
}: AnswerPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const askerLanguage = question.language;
  const askerLanguageName = page.languages.find(({ code }) => code === askerLanguage)?.name ?? askerLanguage;
  const path = `/${language}/inbox/${question.id}`;
  return (
    <Layout
      page={{ ...page, path: `/inbox/${question.id}` }}
      title={t(`category.${question.category}`)}
      robots="noindex"
    >
      <Breadcrumbs
        label={t('inbox.shelves')}
        items={[
          { href: `/${language}/inbox`, label: t('inbox.title') },
          { label: t(`category.${question.category}`) },
        ]}
      />
      <h1>{t(`category.${question.category}`)}</h1>
      <p class="lead">
        {t('inbox.before', { date: formatDay(question.promisedAt, language) })} ·{' '}
        <bdi>{askerLanguageName}</bdi>
      </p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`answer.refused.${refusal}`)}
        </Notice>
      )}
      {question.assignedName && question.assignedTo !== ownKey && (
        <Notice kind="ask">{t('answer.with', { name: question.assignedName })}</Notice>
      )}
      {question.possiblyOf && (
        <Notice kind="ask">
          <p>
            <a href={`/${language}/inbox/${question.possiblyOf}`}>{t('answer.possibly')}</a>
          </p>
        </Notice>
      )}
      {!question.email && <p class="soft">{t('answer.no-mail')}</p>}
      <Conversation messages={messages} language={language} />
      <TriageForm question={question} token={token} path={path} ownKey={ownKey} t={t} />
      <form method="post" action={`${path}/answer`} class="stack" id="answer">
        <h2>{t('answer.title')}</h2>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKeys.answer} />
        <input type="hidden" name="seen" value={String(question.version)} />
        <div class="actions">
          {ANSWER_TEMPLATES.map((template) => (
            <button
              type="submit"
              class="button quiet"
              name="template"
              value={template}
              formaction={`${path}/keep`}
              formnovalidate
            >
              {t(`template.${template}.name`)}
            </button>
          ))}
        </div>
        <div class="side-by-side">
          <TextArea name="dutch" label={t('answer.dutch')} value={typed.dutch} lang="nl" rows={7} />
          {askerLanguage !== 'nl' && (
            <TextArea
              name="words"
              label={t('answer.theirs', { language: askerLanguageName })}
              value={typed.text}
              lang={askerLanguage}
              rows={7}
            />
          )}
        </div>
        <div class="actions">
          <Button name="after" value="answered" icon="arrow">
            {t('answer.send')}
          </Button>
          <Button name="after" value="waits" kind="ghost">
            {t('answer.ask-back')}
          </Button>
        </div>
      </form>
      <form method="post" action={`${path}/note`} class="stack">
        <h2>{t('note.title')}</h2>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKeys.note} />
        <TextArea name="note" label={t('note.words')} value={typed.note} rows={2} />
        <Button kind="ghost">{t('note.do')}</Button>
      </form>
      {meetings.length > 0 && (
        <form method="post" action={`${path}/sign-up`} class="stack">
          <h2>{t('sign-up.title')}</h2>
          <input type="hidden" name="token" value={token} />
          <SelectField
            name="edition"
            label={t('sign-up.which')}
            value=""
            options={meetings.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <Button kind="ghost">{t('sign-up.do')}</Button>
        </form>
      )}
      <form method="post" action={`${path}/listing`} class="stack">
        <h2>{t('listing.title')}</h2>
        <p>{t('listing.lead')}</p>
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost">{t('listing.do')}</Button>
      </form>
      <form method="post" action={`${path}/merge`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(question.version)} />
        <TextField
          name="into"
          label={t('merge.into')}
          hint={t('merge.hint')}
          value={question.possiblyOf ?? ''}
          maxlength={200}
        />
        <Button kind="quiet">{t('merge.do')}</Button>
      </form>
    </Layout>
  );
}

/** Assigning, giving back, closing and opening, quarantine. */
function TriageForm({
  question,
  token,
  path,
  ownKey,
  t,
}: {
  question: ContactQuestion;
  token: string;
  path: string;
  ownKey: string;
  t: ReturnType<typeof teamMessagesIn>;
}) {
  const quarantined = question.state === 'quarantine';
  const done = question.state === 'closed' || question.state === 'answered' || question.state === 'waiting';
  return (
    <form method="post" action={`${path}/sort`} class="actions">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="seen" value={String(question.version)} />
      <Button kind="ghost" name="what" value={question.assignedTo === ownKey ? 'anyone' : 'mine'}>
        {t(question.assignedTo === ownKey ? 'sort.anyone' : 'sort.mine')}
      </Button>
      <Button kind="quiet" name="what" value={quarantined ? 'release' : 'quarantine'}>
        {t(quarantined ? 'sort.release' : 'sort.quarantine')}
      </Button>
      <Button kind="quiet" name="what" value={done ? 'open' : 'close'}>
        {t(done ? 'sort.open' : 'sort.close')}
      </Button>
    </form>
  );
}
