import type { Reader } from '#core/http/request-context.ts';
import { Button, Frame, Notice, TextField } from '#ui';
import { speak } from '../messages/index.ts';

interface Opening {
  reader: Reader;
  token: string;
  code: string;
  /** The words came with the address of a scanned card: nothing to type. */
  scanned?: boolean;
  refusal?: 'unknown-code' | 'card-ended' | 'too-often' | undefined;
}

/** Where a card is used: by its words, or by the address in its QR code and one tap. */
export function OpenPage({ reader, token, code, scanned, refusal }: Opening) {
  const say = speak(reader.language);
  return (
    <Frame
      reader={reader}
      title={say('open.title')}
      formId="open"
      enter={{ name: 'device', value: 'own' }}
      keepAction="/open/keep"
      narrow
      robots="noindex"
    >
      <h1>{say('open.title')}</h1>
      {refusal && (
        <Notice kind="problem" role="alert">
          {say(`open.${refusal}`)}
        </Notice>
      )}
      <p>{say(scanned && !refusal ? 'open.confirm' : 'open.lead')}</p>
      <form method="post" action={`/${reader.language}/open`} id="open">
        <input type="hidden" name="token" value={token} />
        {scanned && !refusal ? (
          <input type="hidden" name="code" value={code} />
        ) : (
          <TextField
            name="code"
            label={say('open.words')}
            hint={say('open.words.hint')}
            value={code}
            autocomplete="off"
            maxlength={120}
          />
        )}
        <p class="actions">
          <Button name="device" value="own">
            {say('open.own')}
          </Button>
          <Button kind="ghost" name="device" value="shared">
            {say('open.shared')}
          </Button>
        </p>
        <p class="soft">{say('open.shared.hint')}</p>
      </form>
      <p class="soft">{say('open.lost')}</p>
      <p class="soft">
        <a href={`/${reader.language}/register/open`}>{say('open.initiative')}</a>
      </p>
    </Frame>
  );
}
