import type { Reader } from '#core/http/request-context.ts';
import { Button, Frame, Notice } from '#ui';
import { speak } from '../../messages/team/index.ts';
import type { Initiative } from '../../types.ts';
import { InitiativeCard } from '../list.tsx';

/** Is this yours? Then keep it yourself from now on. */
export function ClaimPage({
  reader,
  initiative,
  hint,
  token,
  once,
  said,
}: {
  reader: Reader;
  initiative: Initiative;
  /** The address to which the link goes, without most of its letters; null: there is none. */
  hint: string | null;
  token: string;
  once: string;
  said?: 'mailed' | 'too-often' | undefined;
}) {
  const { language } = reader;
  const say = speak(language);
  const at = `/${language}/initiatives/${initiative.id}`;
  return (
    <Frame reader={reader} title={say('claim.title')} narrow robots="noindex">
      <h1>{say('claim.title')}</h1>
      {said && (
        <Notice kind={said === 'mailed' ? 'good' : 'problem'} role="status">
          {said === 'mailed'
            ? say('claim.mailed', { address: hint ?? '' })
            : say('register.refused.too-often')}
        </Notice>
      )}
      <p class="lead">{say('claim.lead')}</p>
      <InitiativeCard initiative={initiative} language={language} level={2} href={at} />
      {said !== 'mailed' && (
        <form method="post" action={`${at}/claim`} class="stack after-card">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={once} />
          <p>{hint ? say('claim.mail', { address: hint }) : say('claim.vouch')}</p>
          <Button icon="check">{hint ? say('claim.mail.do') : say('claim.do')}</Button>
        </form>
      )}
    </Frame>
  );
}
