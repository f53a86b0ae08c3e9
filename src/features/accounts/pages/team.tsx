import type { Reader } from '#core/http/request-context.ts';
import { Button, Frame } from '#ui';
import { speak } from '../messages/index.ts';

/** The door for whoever helps: one tap, and this browser is open for the team. */
export function TeamDoorPage({
  reader,
  form,
  known,
}: {
  reader: Reader;
  form?: string;
  known?: { name: string; token: string } | undefined;
}) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('team.title')} narrow robots="noindex">
      <h1>{say('team.title')}</h1>
      <p class="lead">{known ? say('team.lead', { name: known.name }) : say('team.unknown')}</p>
      {known && (
        <form method="post" action={`/${reader.language}/team/keep`}>
          <input type="hidden" name="token" value={form} />
          <input type="hidden" name="key" value={known.token} />
          <Button icon="arrow">{say('team.do')}</Button>
        </form>
      )}
    </Frame>
  );
}
