import { Icon } from '#ui';
import { messagesIn } from '../messages.ts';
import { ANSWERS } from '../model/ballot.ts';
import { type Statement, statementWordsIn } from '../model/rules.ts';
import { wordsDirection } from '../model/words-direction.ts';
import { soundPath } from '../recordings/sound-path.ts';
import { AnswerSign } from './AnswerSign.tsx';

/** A statement, to read and to hear, and the three buttons to answer it with; it stands in the form of a phone and of a booth. */
export function StatementToAnswer({ statement, language }: { statement: Statement; language: string }) {
  const t = messagesIn(language);
  const words = statementWordsIn(statement, language);
  const hasSound = statement.audioLanguages.includes(words.language);
  return (
    <>
      <input type="hidden" name="statement" value={statement.number} />
      <div class="voice-statement">
        <h1 tabindex={-1} lang={words.language} dir={wordsDirection(words.language)} data-words>
          {words.words}
        </h1>
        <Origin statement={statement} language={language} />
        <div class="voice-listen">
          {hasSound && (
            // biome-ignore lint/a11y/useMediaCaption: the words stand above it
            <audio controls preload="none" src={soundPath(statement.id, words.language)} />
          )}
          <button type="button" class="button ghost" data-listen data-stop={t('voting.listen.stop')} hidden>
            <Icon name="ear" />
            <span>{t('voting.listen')}</span>
          </button>
          <p class="soft" role="status" data-voice />
        </div>
      </div>
      <div class="voice-answers">
        {ANSWERS.map((answer) => (
          <button type="submit" class={`voice-answer ${answer}`} name="answer" value={answer}>
            <AnswerSign answer={answer} />
            <span>{t(`voting.${answer}`)}</span>
          </button>
        ))}
      </div>
    </>
  );
}

/** Whether the words are the own ones of who said it, and those beside it when they are not. */
function Origin({ statement, language }: { statement: Statement; language: string }) {
  const t = messagesIn(language);
  const { language: shown, reviewed, original } = statementWordsIn(statement, language);
  if (shown !== language) return <p class="soft">{t('voting.not-translated')}</p>;
  if (!original) return null;
  return (
    <details>
      <summary>{t(reviewed ? 'voting.original' : 'voting.original.draft')}</summary>
      <p lang={original.language} dir={wordsDirection(original.language)}>
        {original.words}
      </p>
    </details>
  );
}
