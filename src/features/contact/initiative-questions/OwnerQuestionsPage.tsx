import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { OWNER_PATH } from '#features/directory';
import { Button, ButtonLink, Layout, Notice, TextArea } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { ContactMessage, ContactQuestion } from '../model/types.ts';
import { Conversation } from '../questions/Conversation.tsx';

export type OwnerAnswerRefusal = 'no-words' | 'changed-elsewhere';

/** For the people of an initiative: the questions of visitors, and what they answered. */
export function OwnerQuestionsPage({
  page,
  conversations,
  token,
  formKey,
  typed,
  refusal,
  done,
}: {
  page: PageContext;
  conversations: { question: ContactQuestion; messages: ContactMessage[] }[];
  token: string;
  formKey: string;
  /** What was typed just now, and to which question. */
  typed: { question: string; text: string };
  refusal?: OwnerAnswerRefusal | undefined;
  /** An answer was sent just now. */
  done: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${OWNER_PATH}/questions`;
  return (
    <Layout page={page} title={t('owner.title')} narrow robots="noindex">
      <h1>{t('owner.title')}</h1>
      {done && (
        <Notice kind="good" role="status">
          {t('owner.done')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`owner.refused.${refusal}`)}
        </Notice>
      )}
      <p class="lead">{t(conversations.length > 0 ? 'owner.lead' : 'owner.none')}</p>
      {conversations.map(({ question, messages }) => (
        <section id={question.id}>
          <h2>
            {t(question.offersHelp ? 'owner.help' : 'owner.question', {
              date: formatDay(question.receivedAt, language),
            })}
          </h2>
          <Conversation messages={messages} language={language} />
          {isOpen(question) ? (
            <form method="post" action={path} class="stack">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="once" value={formKey} />
              <input type="hidden" name="question" value={question.id} />
              <input type="hidden" name="version" value={String(question.version)} />
              <p class="soft">{t('owner.promise', { date: formatDay(question.promisedAt, language) })}</p>
              <TextArea
                id={`words-${question.id}`}
                name="words"
                label={t('owner.answer')}
                hint={t(question.email ? 'owner.answer.mailed' : 'owner.answer.page')}
                value={typed.question === question.id ? typed.text : ''}
                rows={4}
              />
              <div class="actions">
                <Button icon="arrow" name="step" value="answer">
                  {t('owner.do')}
                </Button>
                {question.state === 'owner' && (
                  <Button kind="ghost" name="step" value="pass-on">
                    {t('owner.pass-on')}
                  </Button>
                )}
              </div>
            </form>
          ) : (
            <p class="soft">{t('owner.answered')}</p>
          )}
        </section>
      ))}
      <p class="after-card">
        <ButtonLink href={`/${language}${OWNER_PATH}`} kind="ghost" icon="back">
          {t('owner.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

const isOpen = ({ state }: ContactQuestion): boolean => state === 'owner' || state === 'open';
