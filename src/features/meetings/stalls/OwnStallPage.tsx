import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout } from '#ui';
import { EditionCancelled } from '../edition/EditionCancelled.tsx';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { whenWords } from '../edition/when.ts';
import { messagesIn } from '../messages.ts';
import type { MarketStall } from './types.ts';

/** What became of a request for a stall; whoever has its private link may see it and withdraw it. */
export function OwnStallPage({
  page,
  stall,
  edition,
  token,
  link,
}: {
  page: PageContext;
  stall: MarketStall;
  edition: Edition;
  token: string;
  link: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={{ ...page, path: `/stand/${link}` }} title={t('stand.title')} narrow robots="noindex">
      <h1>
        <bdi>{stall.organisation}</bdi>
      </h1>
      <p>
        <a href={`/${language}/meetings/${edition.slug}`}>{textOf(edition.texts, 'title', language)}</a> ·{' '}
        {whenWords(edition, language)}
      </p>
      <EditionCancelled edition={edition} language={language} />
      <p class="lead">{t(`stand.state.${stall.state}`)}</p>
      {stall.state === 'accepted' && stall.number && <p>{t('stand.number', { number: stall.number })}</p>}
      {stall.answer && (
        <p>
          <bdi>{stall.answer}</bdi>
        </p>
      )}
      <p>
        <bdi>{stall.shows}</bdi>
      </p>
      <p class="soft">{t('mine.fresh')}</p>
      {stall.state !== 'withdrawn' && (
        <form method="post" action={`/${language}/stand/${link}`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="danger">{t('stand.withdraw')}</Button>
        </form>
      )}
    </Layout>
  );
}
