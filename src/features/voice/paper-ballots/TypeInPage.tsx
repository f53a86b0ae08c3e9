import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { Button, ButtonLink, DeskChoices, Layout, Notice, TextField } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { ANSWERS, answerAt, VOICE_AUDIENCES } from '../model/ballot.ts';
import { type Statement, statementWordsIn } from '../model/rules.ts';
import type { PaperDifference, PaperEntry } from './rules.ts';
import type { TypedIn, TypeInRefusal } from './type-in.ts';

interface TypeInProps {
  page: PageContext;
  /** The page of the table, with the language. */
  table: string;
  statements: Statement[];
  counts: { waiting: number; cast: number };
  token: string;
  code: string;
  entry: PaperEntry;
  refusal?: TypeInRefusal | undefined;
}

const Frame = ({
  page,
  table,
  counts,
  children,
}: Pick<TypeInProps, 'page' | 'table' | 'counts'> & { children: ComponentChildren }) => {
  const t = teamMessagesIn(page.language);
  return (
    <Layout
      page={page}
      title={t('paper.table.title')}
      robots="noindex"
      sheet={[page.assets['desk.css'], page.assets['voice.css']]}
    >
      <p>
        <a href={table}>{t('helping.back')}</a>
      </p>
      <h1>{t('paper.table.title')}</h1>
      {children}
      <p class="soft">{t('paper.desk.counts', counts)}</p>
    </Layout>
  );
};

/** A form for one paper: its code, and per statement what was ticked. */
export function TypeInPage(props: TypeInProps) {
  const { page, table, token, code, refusal } = props;
  const t = teamMessagesIn(page.language);
  return (
    <Frame {...props}>
      <p>{t('paper.type.lead')}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`paper.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`${table}/paper`} autocomplete="off">
        <input type="hidden" name="token" value={token} />
        <TextField
          name="code"
          label={t('paper.code')}
          hint={t('paper.code.hint')}
          value={code}
          dir="ltr"
          autocomplete="off"
          maxlength={60}
        />
        <EntryFields {...props} />
        <Button icon="check">{t('paper.type.do')}</Button>
      </form>
    </Frame>
  );
}

function EntryFields({
  page: { language },
  statements,
  entry,
}: Pick<TypeInProps, 'page' | 'statements' | 'entry'>) {
  const t = teamMessagesIn(language);
  return (
    <>
      {statements.map((statement, i) => (
        <DeskChoices
          legend={`${i + 1}. ${statementWordsIn(statement, language).words}`}
          name={`answer-${statement.number}`}
          pick="one"
          options={[
            ...ANSWERS.map((value) => ({ value, label: messagesIn(language)(`voting.${value}`) })),
            { value: '', label: t('paper.none') },
          ]}
          chosen={[answerAt(entry.answers, statement.number) ?? '']}
        />
      ))}
      <DeskChoices
        legend={messagesIn(language)('voting.audience')}
        name="audience"
        pick="one"
        options={[
          ...VOICE_AUDIENCES.map((value) => ({
            value,
            label: messagesIn(language)(`voting.audience.${value}`),
          })),
          { value: '', label: t('paper.none') },
        ]}
        chosen={[entry.audience ?? '']}
      />
      <DeskChoices
        legend={t('paper.help')}
        name="help"
        pick="one"
        options={[
          { value: 'yes', label: t('paper.help.yes') },
          { value: 'no', label: t('paper.help.no') },
        ]}
        chosen={[entry.withHelp ? 'yes' : 'no']}
      />
    </>
  );
}

/** After saving: what was saved, never a blank form in its place. Or where two people read the paper differently. */
export function TypedInPage(props: Omit<TypeInProps, 'refusal'> & { typedIn: TypedIn }) {
  const { page, table, typedIn, token, code } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const isDone = typedIn.kind === 'first' || typedIn.kind === 'cast';
  const kept =
    typedIn.kind === 'first' || typedIn.kind === 'cast' || typedIn.kind === 'own' ? typedIn.entry : undefined;
  const differences = typedIn.kind === 'differs' || typedIn.kind === 'own' ? typedIn.differences : [];
  return (
    <Frame {...props}>
      <Notice kind={isDone ? 'good' : 'ask'} role={isDone ? 'status' : 'alert'}>
        <p>{t(`paper.typed.${typedIn.kind}`)}</p>
        {typedIn.kind === 'cast' && typedIn.late && <p>{t('paper.typed.late')}</p>}
      </Notice>
      {differences.length > 0 && (
        <>
          <h2>{t('paper.differences', { count: differences.length })}</h2>
          <ul>
            {differences.map((difference) => (
              <li>
                <Difference difference={difference} isOwn={typedIn.kind === 'own'} {...props} />
              </li>
            ))}
          </ul>
          <form method="post" action={`${table}/paper`} autocomplete="off">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="code" value={code} />
            <details open={typedIn.kind === 'differs'}>
              <summary>{t('paper.look')}</summary>
              <EntryFields {...props} />
            </details>
            <Button icon="check" name="how" value={typedIn.kind === 'own' ? 'replace' : 'resolve'}>
              {t(typedIn.kind === 'own' ? 'paper.replace' : 'paper.resolve')}
            </Button>
          </form>
        </>
      )}
      {kept && (
        <>
          <h2>{t('paper.saved')}</h2>
          <p>
            {t('paper.code')}: <b dir="ltr">{code}</b>
          </p>
          <Saved {...props} entry={kept} />
        </>
      )}
      <ButtonLink href={`${table}/paper`} icon="arrow">
        {t('paper.next')}
      </ButtonLink>
    </Frame>
  );
}

function Saved({
  page: { language },
  statements,
  entry,
}: Pick<TypeInProps, 'page' | 'statements' | 'entry'>) {
  const t = teamMessagesIn(language);
  return (
    <ol class="saved-paper">
      {statements.map((statement) => {
        const words = statementWordsIn(statement, language);
        const answer = answerAt(entry.answers, statement.number);
        return (
          <li>
            <span lang={words.language} dir={textDirection(words.language)}>
              {words.words}
            </span>{' '}
            <b>{answer ? messagesIn(language)(`voting.${answer}`) : t('paper.none')}</b>
          </li>
        );
      })}
      <li>
        {messagesIn(language)('voting.audience')}{' '}
        <b>{entry.audience ? messagesIn(language)(`voting.audience.${entry.audience}`) : t('paper.none')}</b>
      </li>
      <li>
        {t('paper.help')} <b>{t(entry.withHelp ? 'paper.help.yes' : 'paper.help.no')}</b>
      </li>
    </ol>
  );
}

/** What two people read differently on one paper. */
function Difference({
  difference,
  isOwn,
  page: { language },
  statements,
}: Pick<TypeInProps, 'page' | 'statements'> & { difference: PaperDifference; isOwn: boolean }) {
  const t = teamMessagesIn(language);
  const spoken = messagesIn(language);
  const label = (side: 'first' | 'second'): string => {
    switch (difference.kind) {
      case 'statement': {
        const answer = difference[side];
        return answer ? spoken(`voting.${answer}`) : t('paper.none');
      }
      case 'audience': {
        const audience = difference[side];
        return audience ? spoken(`voting.audience.${audience}`) : t('paper.none');
      }
      case 'help':
        return t(difference[side] ? 'paper.help.yes' : 'paper.help.no');
    }
  };
  const place =
    difference.kind === 'statement'
      ? String(statements.findIndex(({ number }) => number === difference.number) + 1)
      : difference.kind === 'audience'
        ? spoken('voting.audience')
        : t('paper.help');
  return (
    <>
      {t(isOwn ? 'paper.difference.own' : 'paper.difference', {
        place,
        first: label('first'),
        second: label('second'),
      })}
    </>
  );
}
