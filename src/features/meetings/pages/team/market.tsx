import type { Reader } from '#kernel/web.ts';
import { Badge, Button, Crumbs, Frame, TextField } from '#ui';
import { speak } from '../../messages/index.ts';
import { textOf } from '../../rules/texts.ts';
import type { Edition, Stand } from '../../types.ts';

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
            <form method="post" action={`${at}/stand`}>
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="stand" value={stand.id} />
              <TextField
                name={`answer-${stand.id}`}
                label={say('needs.answer')}
                value={stand.answer ?? ''}
                maxlength={300}
              />
              <div class="actions">
                <Button kind="ghost" name="state" value="accepted" icon="check">
                  {say('stand.accept')}
                </Button>
                <Button kind="quiet" name="state" value="declined">
                  {say('stand.decline')}
                </Button>
              </div>
            </form>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
