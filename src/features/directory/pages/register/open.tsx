import type { Reader } from '#core/http/request-context.ts';
import { Button, Frame, Notice, TextField } from '#ui';
import { speak } from '../../messages/team/index.ts';

export type OpenRefusal = 'unknown-words' | 'no-address' | 'too-often';

/** Where an owner goes on: with the five words of the card, or with the link that is mailed again. */
export function OpenListingPage({
  reader,
  token,
  words,
  email,
  refusal,
  sent,
}: {
  reader: Reader;
  token: string;
  words: string;
  email: string;
  refusal?: OpenRefusal | undefined;
  sent: boolean;
}) {
  const { language } = reader;
  const say = speak(language);
  const wrong = (what: OpenRefusal) => (refusal === what ? say(`openOwn.${what}`) : undefined);
  const at = `/${language}/register/open`;
  return (
    <Frame
      reader={{ ...reader, path: '/register/open' }}
      title={say('openOwn.title')}
      narrow
      robots="noindex"
      formId="open"
      keepAction="/register/open/keep"
      enter={{ name: 'what', value: 'words' }}
    >
      <h1>{say('openOwn.title')}</h1>
      {sent && (
        <Notice kind="good" role="status">
          {say('openOwn.sent')}
        </Notice>
      )}
      {refusal === 'too-often' && (
        <Notice kind="problem" role="alert">
          {say('openOwn.too-often')}
        </Notice>
      )}
      <p class="lead">{say('openOwn.lead')}</p>
      <form method="post" action={at} id="open">
        <input type="hidden" name="token" value={token} />
        <TextField
          name="words"
          label={say('openOwn.words')}
          hint={say('openOwn.words.hint')}
          value={words}
          autocomplete="off"
          maxlength={120}
          error={wrong('unknown-words')}
        />
        <Button icon="arrow">{say('openOwn.do')}</Button>
      </form>
      <section>
        <h2>{say('openOwn.lost')}</h2>
        <p>{say('openOwn.lost.lead')}</p>
        <form method="post" action={`${at}/mail`}>
          <input type="hidden" name="token" value={token} />
          <TextField
            name="email"
            label={say('openOwn.email')}
            value={email}
            inputmode="email"
            autocomplete="email"
            maxlength={200}
            error={wrong('no-address')}
          />
          <Button kind="ghost">{say('openOwn.send')}</Button>
        </form>
        <p class="soft after-card">
          <a href={`/${language}/contact`}>{say('openOwn.neither')}</a>
        </p>
      </section>
    </Frame>
  );
}
