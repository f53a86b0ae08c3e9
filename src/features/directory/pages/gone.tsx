import type { Reader } from '#core/http/request-context.ts';
import { ButtonLink, Frame } from '#ui';
import { speak } from '../messages/index.ts';

/** An initiative that is not there: said kindly, with a way on. */
export function GonePage({ reader }: { reader: Reader }) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('gone.title')} narrow robots="noindex">
      <h1>{say('gone.title')}</h1>
      <p class="lead">{say('gone.lead')}</p>
      <ButtonLink href={`/${reader.language}/initiatives`}>{say('one.back')}</ButtonLink>
    </Frame>
  );
}
