import type { Reader } from '#core/http/request-context.ts';
import { Button, Frame } from '#ui';
import { speak } from '../../messages/team/index.ts';
import type { Initiative } from '../../types.ts';
import { InitiativeCard } from '../list.tsx';
import { RoomTiles, type RoomTyped } from './room.tsx';

/** The owner came from a letter: still right? Nothing happens before a tap, so a scanner of mail changes nothing. */
export function FreshPage({
  reader,
  preview,
  token,
  at,
  typed,
}: {
  reader: Reader;
  preview: Initiative;
  token: string;
  at: string;
  typed?: RoomTyped | undefined;
}) {
  const { language } = reader;
  const say = speak(language);
  return (
    <Frame reader={reader} title={say('own.fresh')} narrow sheet={reader.assets.owner} robots="noindex">
      <h1>{say('own.fresh')}</h1>
      <InitiativeCard initiative={preview} language={language} level={2} href="#answer" />
      <form method="post" action={at} id="answer" class="stack after-card">
        <input type="hidden" name="token" value={token} />
        <Button icon="check" name="answer" value="right">
          {say('own.right')}
        </Button>
        <RoomTiles name="answer" now={preview} typed={typed} language={language} />
        <Button kind="quiet" icon="remove" name="answer" value="stopped">
          {say('fresh.stopped')}
        </Button>
      </form>
      <form method="post" action={`${at}/stop`}>
        <input type="hidden" name="token" value={token} />
        <Button kind="quiet">{say('fresh.no-more')}</Button>
      </form>
    </Frame>
  );
}

/** Answered, stopped, or too late: what now? */
export function FreshDonePage({ reader, what }: { reader: Reader; what: 'thanks' | 'no-mail' | 'over' }) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('own.fresh')} narrow robots="noindex">
      <h1>{say(`fresh.${what}`)}</h1>
      <p class="lead">{say(`fresh.${what}.lead`)}</p>
    </Frame>
  );
}
