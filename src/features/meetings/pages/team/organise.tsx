import type { Duty } from '#core/access/actor.ts';
import type { Reader } from '#core/http/request-context.ts';
import { Badge, Button, Card, Door, Frame } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { dayWords } from '../../rules/moments.ts';
import { wordsIn } from '../../rules/texts.ts';
import type { Edition } from '../../types.ts';

/** Where the team begins: the editions that one's link is for, and what else one can do. */
export function OrganisePage({
  reader,
  name,
  duties,
  editions,
  token,
}: {
  reader: Reader;
  name: string;
  duties: Duty[];
  editions: Edition[];
  token: string;
}) {
  const { language } = reader;
  const say = speak(language);
  return (
    <Frame reader={reader} title={say('team.title')} robots="noindex">
      <h1>{say('team.hello', { name })}</h1>
      <p class="lead">{say('team.lead')}</p>
      <div class="cards">
        {editions.map((edition) => {
          const title = wordsIn(edition.texts, 'title', language);
          return (
            <Card
              href={`/${language}/organise/${edition.id}`}
              level={2}
              title={title?.text ?? edition.slug}
              lang={title?.lang}
              lines={[dayWords(edition.startsAt, language)]}
              badges={
                edition.state !== 'published' && <Badge kind="new">{say(`state.${edition.state}`)}</Badge>
              }
            />
          );
        })}
      </div>
      {editions.length === 0 && <p>{say('list.none')}</p>}
      <div class="doors">
        {duties.includes('answerer') && (
          <Door
            href={`/${language}/inbox`}
            icon="note"
            title={say('team.inbox')}
            hint={say('team.inbox.hint')}
          />
        )}
        {duties.includes('organiser') && (
          <Door
            href={`/${language}/listings`}
            icon="sprout"
            title={say('team.listings')}
            hint={say('team.listings.hint')}
          />
        )}
        {duties.includes('organiser') && (
          <Door
            href={`/${language}/spreadsheets`}
            icon="plus"
            title={say('team.sheets')}
            hint={say('team.sheets.hint')}
          />
        )}
      </div>
      <form method="post" action={`/${language}/team/close/keep`} class="actions">
        <input type="hidden" name="token" value={token} />
        <Button kind="quiet" icon="lock">
          {say('team.close')}
        </Button>
      </form>
    </Frame>
  );
}
