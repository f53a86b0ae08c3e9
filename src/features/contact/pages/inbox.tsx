import type { Reader } from '#core/http/request-context.ts';
import { dayWords } from '#features/meetings';
import { Badge, Frame } from '#ui';
import { speak } from '../messages/team/index.ts';
import { type Urgency, urgency } from '../rules/promise.ts';
import type { ContactQuestion, QuestionState } from '../types.ts';

export const SHELVES: Record<string, QuestionState[]> = {
  open: ['open'],
  waiting: ['waiting'],
  answered: ['answered', 'closed'],
  quarantine: ['quarantine'],
};

const KINDS: Record<Urgency, 'plain' | 'soft' | 'new'> = {
  calm: 'plain',
  half: 'soft',
  soon: 'new',
  late: 'new',
};

/** Everything that waits for an answer, what was promised soonest first. */
export function InboxPage({
  reader,
  questions,
  shelf,
  now,
}: {
  reader: Reader;
  questions: ContactQuestion[];
  shelf: string;
  now: Date;
}) {
  const { language } = reader;
  const say = speak(language);
  return (
    <Frame reader={reader} title={say('inbox.title')} robots="noindex">
      <h1>{say('inbox.title')}</h1>
      <nav aria-label={say('inbox.shelves')}>
        <ul class="shelves">
          {(['open', 'waiting', 'answered', 'quarantine'] as const).map((name) => (
            <li>
              <a href={`/${language}/inbox?shelf=${name}`} aria-current={name === shelf ? 'page' : undefined}>
                {say(`shelf.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {questions.length === 0 && <p>{say('inbox.empty')}</p>}
      <ul class="needs">
        {questions.map((question) => {
          const how = urgency(question.receivedAt, question.promisedAt, now);
          return (
            <li>
              <a href={`/${language}/inbox/${question.id}`}>
                <b>{say(`category.${question.category}`)}</b> ·{' '}
                <bdi>{question.name ?? say('inbox.nameless')}</bdi>
              </a>
              <p class="badges">
                {question.state === 'open' && <Badge kind={KINDS[how]}>{say(`urgency.${how}`)}</Badge>}{' '}
                <Badge>{say('inbox.before', { date: dayWords(question.promisedAt, language) })}</Badge>{' '}
                {question.assignedName && (
                  <Badge kind="good">{say('inbox.with', { name: question.assignedName })}</Badge>
                )}
                {question.why && <Badge kind="soft">{say(`why.${question.why as 'trap'}`)}</Badge>}
              </p>
            </li>
          );
        })}
      </ul>
    </Frame>
  );
}
