import type { Reader } from '#core/http/request-context.ts';
import { dayWords } from '#features/meetings';
import { Button, Crumbs, Frame, Notice, SelectField, TextField, WordsField } from '#ui';
import { speak } from '../messages/team/index.ts';
import { TEMPLATES } from '../rules/templates.ts';
import type { ContactMessage, ContactQuestion } from '../types.ts';
import { Conversation } from './conversation.tsx';

export interface TypedAnswer {
  once: string;
  words: string;
  dutch: string;
  note: string;
}

interface Showing {
  reader: Reader;
  question: ContactQuestion;
  messages: ContactMessage[];
  token: string;
  typed: TypedAnswer;
  me: string;
  /** Meetings for which the asker can be signed up. */
  meetings: { id: string; title: string }[];
  refusal?: 'changed-elsewhere' | 'no-words' | 'too-late' | undefined;
}

/** One question for the team: what was said, and answering in two languages side by side. */
export function AnswerPage({ reader, question, messages, token, typed, me, meetings, refusal }: Showing) {
  const { language } = reader;
  const say = speak(language);
  const theirs = question.language;
  const at = `/${language}/inbox/${question.id}`;
  const own = reader.languages.find(({ code }) => code === theirs)?.name ?? theirs;
  return (
    <Frame
      reader={{ ...reader, path: `/inbox/${question.id}` }}
      title={say(`category.${question.category}`)}
      robots="noindex"
    >
      <Crumbs
        label={say('inbox.shelves')}
        items={[
          { href: `/${language}/inbox`, words: say('inbox.title') },
          { words: say(`category.${question.category}`) },
        ]}
      />
      <h1>{say(`category.${question.category}`)}</h1>
      <p class="lead">
        {say('inbox.before', { date: dayWords(question.promisedAt, language) })} · <bdi>{own}</bdi>
      </p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {say(`answer.refused.${refusal}`)}
        </Notice>
      )}
      {question.assignedName && question.assignedTo !== me && (
        <Notice kind="ask">{say('answer.with', { name: question.assignedName })}</Notice>
      )}
      {question.possiblyOf && (
        <Notice kind="ask">
          <p>
            <a href={`/${language}/inbox/${question.possiblyOf}`}>{say('answer.possibly')}</a>
          </p>
        </Notice>
      )}
      {!question.email && <p class="soft">{say('answer.no-mail')}</p>}
      <Conversation messages={messages} language={language} />
      <SortForm question={question} token={token} at={at} me={me} say={say} />
      <form method="post" action={`${at}/answer`} class="stack" id="answer">
        <h2>{say('answer.title')}</h2>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={typed.once} />
        <input type="hidden" name="seen" value={String(question.version)} />
        <div class="actions">
          {TEMPLATES.map((template) => (
            <button
              type="submit"
              class="button quiet"
              name="template"
              value={template}
              formaction={`${at}/keep`}
              formnovalidate
            >
              {say(`template.${template}.name`)}
            </button>
          ))}
        </div>
        <div class="side-by-side">
          <WordsField name="dutch" label={say('answer.dutch')} value={typed.dutch} lang="nl" rows={7} />
          {theirs !== 'nl' && (
            <WordsField
              name="words"
              label={say('answer.theirs', { language: own })}
              value={typed.words}
              lang={theirs}
              rows={7}
            />
          )}
        </div>
        <div class="actions">
          <Button name="after" value="answered" icon="arrow">
            {say('answer.send')}
          </Button>
          <Button name="after" value="waits" kind="ghost">
            {say('answer.ask-back')}
          </Button>
        </div>
      </form>
      <form method="post" action={`${at}/note`} class="stack">
        <h2>{say('note.title')}</h2>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={`note-${typed.once}`} />
        <WordsField name="note" label={say('note.words')} value={typed.note} rows={2} />
        <Button kind="ghost">{say('note.do')}</Button>
      </form>
      {meetings.length > 0 && (
        <form method="post" action={`${at}/sign-up`} class="stack">
          <h2>{say('sign-up.title')}</h2>
          <input type="hidden" name="token" value={token} />
          <SelectField
            name="edition"
            label={say('sign-up.which')}
            value=""
            options={meetings.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <Button kind="ghost">{say('sign-up.do')}</Button>
        </form>
      )}
      <form method="post" action={`${at}/listing`} class="stack">
        <h2>{say('listing.title')}</h2>
        <p>{say('listing.lead')}</p>
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost">{say('listing.do')}</Button>
      </form>
      <form method="post" action={`${at}/merge`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(question.version)} />
        <TextField
          name="into"
          label={say('merge.into')}
          hint={say('merge.hint')}
          value={question.possiblyOf ?? ''}
          maxlength={200}
        />
        <Button kind="quiet">{say('merge.do')}</Button>
      </form>
    </Frame>
  );
}

/** Taking it on, giving it back, closing, quarantine. */
function SortForm({
  question,
  token,
  at,
  me,
  say,
}: {
  question: ContactQuestion;
  token: string;
  at: string;
  me: string;
  say: ReturnType<typeof speak>;
}) {
  const quarantined = question.state === 'quarantine';
  const done = question.state === 'closed' || question.state === 'answered' || question.state === 'waiting';
  return (
    <form method="post" action={`${at}/sort`} class="actions">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="seen" value={String(question.version)} />
      <Button kind="ghost" name="what" value={question.assignedTo === me ? 'anyone' : 'mine'}>
        {say(question.assignedTo === me ? 'sort.anyone' : 'sort.mine')}
      </Button>
      <Button kind="quiet" name="what" value={quarantined ? 'release' : 'quarantine'}>
        {say(quarantined ? 'sort.release' : 'sort.quarantine')}
      </Button>
      <Button kind="quiet" name="what" value={done ? 'open' : 'close'}>
        {say(done ? 'sort.open' : 'sort.close')}
      </Button>
    </form>
  );
}
