import type { Reader } from '#core/http/request-context.ts';
import { Badge, Crumbs, Frame } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { textOf } from '../../rules/texts.ts';
import type { Edition, SignUp } from '../../types.ts';
import { needWords } from '../own/needs.tsx';
import { nameOf } from './seats.tsx';
import { VerdictForm } from './verdict.tsx';

/** Every need as a small promise: arranged, or not possible and why; whoever asked is told. */
export function NeedsDeskPage({
  reader,
  edition,
  people,
  token,
}: {
  reader: Reader;
  edition: Edition;
  people: SignUp[];
  token: string;
}) {
  const { language } = reader;
  const say = speak(language);
  const at = `/${language}/organise/${edition.id}`;
  const asking = people.filter(({ needs, state }) => needs.length && state === 'coming');
  return (
    <Frame reader={reader} title={say('desk.needs')} robots="noindex">
      <Crumbs
        label={say('crumbs')}
        items={[{ href: at, words: textOf(edition.texts, 'title', language) }, { words: say('desk.needs') }]}
      />
      <h1>{say('desk.needs')}</h1>
      <p class="lead">{say('needs.lead')}</p>
      {asking.length === 0 && <p>{say('needs.none')}</p>}
      <ul class="needs">
        {asking.flatMap((one) =>
          one.needs.map((need) => (
            <li id={`n${need.id}`}>
              <p>
                <b>
                  <bdi>{needWords(need, language)}</bdi>
                </b>{' '}
                · <bdi>{nameOf(one)}</bdi>{' '}
                <Badge kind={need.state === 'asked' ? 'new' : 'good'}>
                  {say(`need.state.${need.state}`)}
                </Badge>
              </p>
              <VerdictForm
                action={`${at}/need`}
                hidden={{ token, need: need.id, signUp: one.id }}
                id={need.id}
                answer={need.answer}
                yes={{ value: 'arranged', words: say('need.state.arranged') }}
                no={{ value: 'cannot', words: say('need.state.cannot') }}
                language={language}
              />
            </li>
          )),
        )}
      </ul>
    </Frame>
  );
}
