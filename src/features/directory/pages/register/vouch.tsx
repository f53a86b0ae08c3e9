import type { Reader } from '#core/http/request-context.ts';
import { Button, Crumbs, Frame, Notice, TextField } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { previewOf } from '../../rules/listing.ts';
import type { Initiative, Listing } from '../../types.ts';
import { InitiativeCard } from '../list.tsx';
import { Vouchers } from './own.tsx';

export type VouchRefusal = 'own' | 'ring' | 'not-public' | 'not-waiting' | 'not-there';

/** Somebody was asked to vouch: this is what for. */
export function VouchPage({
  reader,
  preview,
  vouchers,
  token,
  at,
  typed,
  refusal,
  done,
}: {
  reader: Reader;
  preview: Initiative;
  vouchers: string[];
  token: string;
  at: string;
  typed: string;
  refusal?: VouchRefusal | undefined;
  done: boolean;
}) {
  const { language } = reader;
  const say = speak(language);
  return (
    <Frame reader={reader} title={say('vouch.title')} narrow robots="noindex">
      <h1>{say('vouch.title')}</h1>
      {done && (
        <Notice kind="good" role="status">
          {say('vouch.done')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {say(`vouch.refused.${refusal}`)}
        </Notice>
      )}
      <p class="lead">{say('vouch.lead')}</p>
      <InitiativeCard initiative={preview} language={language} level={2} href={at} />
      <Vouchers names={vouchers} language={language} />
      {!done && (
        <form method="post" action={at} class="stack after-card">
          <input type="hidden" name="token" value={token} />
          <TextField
            name="own"
            label={say('vouch.own')}
            hint={say('vouch.own.hint')}
            value={typed}
            maxlength={300}
          />
          <Button icon="check">{say('vouch.do')}</Button>
        </form>
      )}
    </Frame>
  );
}

/** For the team: who waits for somebody to vouch. */
export function ListingsPage({
  reader,
  listings,
  token,
  now,
}: {
  reader: Reader;
  listings: Listing[];
  token: string;
  now: Date;
}) {
  const { language } = reader;
  const say = speak(language);
  return (
    <Frame reader={reader} title={say('listings.title')} robots="noindex">
      <Crumbs
        label={say('listings.title')}
        items={[
          { href: `/${language}/organise`, words: say('listings.back') },
          { words: say('listings.title') },
        ]}
      />
      <h1>{say('listings.title')}</h1>
      <p class="lead">{say('listings.lead')}</p>
      {listings.length === 0 && <p>{say('listings.none')}</p>}
      {listings.map((listing) => (
        <section class="stack">
          {listing.why && (
            <Notice kind="ask">{say(`listings.why.${listing.why}` as 'listings.why.trap')}</Notice>
          )}
          <InitiativeCard
            initiative={previewOf(listing.form, undefined, now)}
            language={language}
            level={2}
            href={`#${listing.id}`}
          />
          <p id={listing.id}>
            <bdi>
              {[listing.form.town, listing.form.website, listing.form.email, listing.form.phone]
                .filter(Boolean)
                .join(' · ')}
            </bdi>
          </p>
          <form method="post" action={`/${language}/listings/vouch`}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="listing" value={listing.id} />
            <Button kind="ghost" icon="check">
              {say('listings.vouch')}
            </Button>
          </form>
        </section>
      ))}
    </Frame>
  );
}
