import type { ComponentChildren } from 'preact';
import { textDirection } from '#core/i18n/languages.ts';
import { messagesIn } from '../messages.ts';
import { type Statement, statementWordsIn } from '../model/rules.ts';

/** The words of a statement in the language of the reader, with what was said first one tap away. */
export function StatementWords({ statement, language }: { statement: Statement; language: string }) {
  const { words, language: own } = statementWordsIn(statement, language);
  return (
    <q class="voice-words" lang={own} dir={textDirection(own)}>
      {words}
    </q>
  );
}

/** A statement with what is told of it: words, then a picture, then numbers for who wants them. */
export function StatementCard({
  statement,
  language,
  view,
  picture,
  children,
}: {
  statement: Statement;
  language: string;
  /** What people say, in words. */
  view: ComponentChildren;
  picture?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const t = messagesIn(language);
  const { original, reviewed, language: own } = statementWordsIn(statement, language);
  return (
    <li class="voice-result card" id={`s${statement.number + 1}`}>
      <h3 class="card-title">
        <StatementWords statement={statement} language={language} />
      </h3>
      <p class="voice-view">{view}</p>
      {picture}
      {children}
      {original && (
        <details class="no-print">
          <summary>{t(reviewed ? 'results.original' : 'results.original.draft')}</summary>
          <p lang={original.language} dir={textDirection(original.language)}>
            {original.words}
          </p>
        </details>
      )}
      {own !== language && !original && <p class="soft">{t('results.not-translated')}</p>}
    </li>
  );
}
