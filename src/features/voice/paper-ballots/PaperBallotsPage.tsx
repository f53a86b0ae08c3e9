import type { PageContext } from '#core/http/page-context.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { ButtonLink, Layout, Notice, PrintButton } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { ANSWERS, VOICE_AUDIENCES } from '../model/ballot.ts';
import { type Conversation, type Statement, statementWordsIn, textIn } from '../model/rules.ts';
import { AnswerSign } from '../voting/AnswerSign.tsx';

/** Ballots on paper, one a sheet, in the language of who fills them in: statements with pictures, large boxes, and a code. */
export function PaperBallotsPage({
  page,
  conversation,
  statements,
  reader,
  codes,
  back,
}: {
  page: PageContext;
  conversation: Conversation;
  statements: Statement[];
  reader: string;
  codes: { grouped: string; qrSvg: string }[];
  back: string;
}) {
  const team = teamMessagesIn(page.language);
  return (
    <Layout page={page} title={team('paper.desk.title')} robots="noindex" sheet={page.assets['voice.css']}>
      <div class="no-print">
        <h1>{team('paper.desk.title')}</h1>
        <Notice kind="ask">{team('helping.codes.once')}</Notice>
        <p class="actions">
          <PrintButton label={team('helping.print')} />
          <ButtonLink href={back} kind="ghost" icon="back">
            {team('helping.desk.title')}
          </ButtonLink>
        </p>
      </div>
      {codes.map((code) => (
        <PaperBallot code={code} conversation={conversation} statements={statements} reader={reader} />
      ))}
    </Layout>
  );
}

const Box = () => <span class="paper-box" aria-hidden="true" />;

function PaperBallot({
  code,
  conversation,
  statements,
  reader,
}: {
  code: { grouped: string; qrSvg: string };
  conversation: Conversation;
  statements: Statement[];
  reader: string;
}) {
  const t = messagesIn(reader);
  const title = textIn(conversation.title, reader);
  return (
    <section class="paper-ballot" lang={reader} dir={textDirection(reader)}>
      <header>
        <div>
          <h2 lang={title?.language} dir={title && textDirection(title.language)}>
            {title?.words}
          </h2>
          <p>{t('paper.how')}</p>
          <p>
            {t('voting.promise.nobody')} {t('voting.promise.no-name')}
          </p>
        </div>
        <div class="paper-code">
          <div aria-hidden="true" dangerouslySetInnerHTML={{ __html: code.qrSvg }} />
          <p class="code-groups" dir="ltr">
            {code.grouped}
          </p>
        </div>
      </header>
      <table class="paper-statements">
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{t('paper.statement')}</span>
            </th>
            {ANSWERS.map((answer) => (
              <th scope="col">
                <AnswerSign answer={answer} />
                <br />
                {t(`voting.${answer}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statements.map((statement, i) => {
            const words = statementWordsIn(statement, reader);
            return (
              <tr>
                <th scope="row">
                  {i + 1}.{' '}
                  <span lang={words.language} dir={textDirection(words.language)}>
                    {words.words}
                  </span>
                </th>
                {ANSWERS.map(() => (
                  <td>
                    <Box />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>{t('voting.audience')}</p>
      <ul class="paper-choices">
        {VOICE_AUDIENCES.map((audience) => (
          <li>
            <Box /> {t(`voting.audience.${audience}`)}
          </li>
        ))}
      </ul>
      <p>{t('helping.booth.help')}</p>
      <ul class="paper-choices">
        <li>
          <Box /> {t('helping.booth.help.no')}
        </li>
        <li>
          <Box /> {t('helping.booth.help.yes')}
        </li>
      </ul>
      <p>{t('paper.hand-in')}</p>
    </section>
  );
}
