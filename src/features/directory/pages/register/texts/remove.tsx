import type { Reader } from '#core/http/request-context.ts';
import { Button, ButtonLink, Frame, Notice } from '#ui';
import { speak } from '../../../messages/team/index.ts';
import { speakVocabulary } from '../../../messages/vocabulary/index.ts';
import type { ListingText } from '../../../types.ts';
import { Words } from './write.tsx';

/** Shows a text once more before it goes. */
export function RemoveTextPage({
  reader,
  token,
  at,
  text,
  changed,
}: {
  reader: Reader;
  token: string;
  /** The page of this text, after the language. */
  at: string;
  text: ListingText;
  /** It is not what was seen a moment ago. */
  changed: boolean;
}) {
  const { language } = reader;
  const say = speak(language);
  const title = say('texts.remove.title', {
    language: speakVocabulary(language)(`language.${text.language}`),
  });
  return (
    <Frame reader={reader} title={title} narrow robots="noindex">
      <h1>{title}</h1>
      {changed && (
        <Notice kind="problem" role="alert">
          {say('register.refused.changed-elsewhere')}
        </Notice>
      )}
      <p class="lead">{say('texts.remove.lead')}</p>
      <Words words={text} />
      <form method="post" action={`/${language}${at}/remove`} class="actions">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(text.version)} />
        <Button kind="danger" icon="trash">
          {say('texts.remove.do')}
        </Button>
        <ButtonLink href={`/${language}${at}`} kind="ghost">
          {say('texts.remove.not')}
        </ButtonLink>
      </form>
    </Frame>
  );
}
