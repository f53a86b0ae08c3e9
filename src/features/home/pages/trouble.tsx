import type { Reader } from '#core/http/request-context.ts';
import { Button, ButtonLink, Frame } from '#ui';
import { speak } from '../messages/index.ts';

export type Trouble =
  | 'not-found'
  | 'fault'
  | 'too-big'
  | 'other-site'
  | 'stale-form'
  | 'closed-door'
  | 'team-door';

interface Showing {
  reader: Reader;
  kind: Trouble;
  reference?: string | undefined;
  /** A form that was open too long: everything in it, to be sent again with one tap. */
  again?: { action: string; token: string; fields: [string, string][] } | undefined;
}

/** The one page for what does not go as hoped: what happened, that nothing is lost, and the next step. */
export function TroublePage({ reader, kind, reference, again }: Showing) {
  const say = speak(reader.language);
  const at = (path: string) => `/${reader.language}${path}`;
  return (
    <Frame reader={reader} title={say(`trouble.${kind}`)} narrow robots="noindex">
      <h1>{say(`trouble.${kind}`)}</h1>
      <p class="lead">{say(`trouble.${kind}.lead`, { reference: reference ?? '' })}</p>
      {again && (
        <form method="post" action={again.action}>
          <input type="hidden" name="token" value={again.token} />
          {again.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button>{say('trouble.stale-form.do')}</Button>
        </form>
      )}
      <p class="actions">
        {kind === 'closed-door' && (
          <>
            <ButtonLink href={at('/open')} kind="primary" icon="card">
              {say('trouble.open')}
            </ButtonLink>
            <ButtonLink href={at('/begin')} kind="ghost">
              {say('trouble.begin')}
            </ButtonLink>
          </>
        )}
        {kind === 'not-found' && (
          <ButtonLink href={at('/initiatives')} kind="primary">
            {say('trouble.places')}
          </ButtonLink>
        )}
        <ButtonLink href={at('')} kind="quiet" icon="home">
          {say('trouble.home')}
        </ButtonLink>
      </p>
    </Frame>
  );
}
