import type { Reader } from '#core/http/request-context.ts';
import { Button, ButtonLink, Frame, Notice, ReadAloud } from '#ui';
import { speak } from '../messages/index.ts';

/** Where a story begins: what is asked, what is not, and one tap. */
export function BeginPage({
  reader,
  token,
  tooOften = false,
}: {
  reader: Reader;
  token: string;
  tooOften?: boolean;
}) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('begin.title')} narrow>
      <h1>{say('begin.title')}</h1>
      {tooOften && (
        <Notice kind="problem" role="alert">
          {say('begin.too-often')}
        </Notice>
      )}
      <p class="lead">{say('begin.lead')}</p>
      <p>{say('begin.private')}</p>
      <form method="post" action={`/${reader.language}/begin`}>
        <input type="hidden" name="token" value={token} />
        <p class="actions">
          <Button name="device" value="own">
            {say('begin.own')}
          </Button>
          <Button kind="ghost" name="device" value="shared">
            {say('begin.shared')}
          </Button>
        </p>
        <p class="soft">{say('begin.shared.hint')}</p>
      </form>
      <p class="actions">
        <ButtonLink href={`/${reader.language}/open`} kind="quiet" icon="card">
          {say('begin.have-card')}
        </ButtonLink>
        <ReadAloud words={say('read-aloud')} stop={say('read-stop')} />
      </p>
    </Frame>
  );
}
