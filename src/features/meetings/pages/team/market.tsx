import type { Reader } from '#core/http/request-context.ts';
import { Badge, Crumbs, Frame } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { textOf } from '../../rules/texts.ts';
import type { Edition, Stand } from '../../types.ts';
import { VerdictForm } from './verdict.tsx';

/** Who asks for a stand: yes or no, with a word. */
export function MarketPage({
  reader,
  edition,
  stands,
  token,
}: {
  reader: Reader;
  edition: Edition;
  stands: Stand[];
  token: string;
}) {
  const { language } = reader;
  const say = speak(language);
  const at = `/${language}/organise/${edition.id}`;
  return (
    <Frame reader={reader} title={say('desk.market')} robots="noindex">
      <Crumbs
        label={say('crumbs')}
        items={[{ href: at, words: textOf(edition.texts, 'title', language) }, { words: say('desk.market') }]}
      />
      <h1>{say('desk.market')}</h1>
      <p class="lead">
        <a href={`/${language}/meetings/${edition.slug}/stand`}>{say('market.form')}</a>
      </p>
      {stands.length === 0 && <p>{say('market.none')}</p>}
      <ul class="needs">
        {stands.map((stand) => (
          <li>
            <p>
              <b>
                <bdi>{stand.organisation}</bdi>
              </b>{' '}
              <Badge kind={stand.state === 'asked' ? 'new' : 'good'}>
                {say(`stand.state.${stand.state}`)}
              </Badge>
            </p>
            <p>
              <bdi>{stand.shows}</bdi>
            </p>
            <p class="soft">
              {[
                stand.needsTable && say('stand.table'),
                stand.needsPower && say('stand.power'),
                stand.forChildren && say('stand.children'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <VerdictForm
              action={`${at}/stand`}
              hidden={{ token, stand: stand.id }}
              id={stand.id}
              answer={stand.answer}
              yes={{ value: 'accepted', words: say('stand.accept') }}
              no={{ value: 'declined', words: say('stand.decline') }}
              language={language}
            />
          </li>
        ))}
      </ul>
    </Frame>
  );
}
