import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Breadcrumbs, Layout, Notice } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';

/** How seats are shared out, in plain language, and how anybody can check the lottery. */
export function LotteryPage({
  page,
  edition,
  commitment,
}: {
  page: PageContext;
  edition: Edition;
  /** SHA-256 of the seed, in hexadecimal. */
  commitment: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const title = textOf(edition.texts, 'title', language);
  return (
    <Layout page={page} title={t('draw.link')} narrow>
      <Breadcrumbs
        label={t('crumbs')}
        items={[{ href: `/${language}/meetings/${edition.slug}`, label: title }, { label: t('draw.link') }]}
      />
      <h1>{t('draw.link')}</h1>
      <ol>
        <li>{t('draw.1', { date: formatDay(edition.wishesUntil, language) })}</li>
        <li>{t('draw.2')}</li>
        <li>{t('draw.3')}</li>
        <li>{t('draw.4')}</li>
        <li>{t('draw.5')}</li>
        <li>{t('draw.6')}</li>
      </ol>
      <h2>{t('draw.check')}</h2>
      <p>{t('draw.check.lead')}</p>
      <pre dir="ltr">
        <code>{`sha256(seed) = ${commitment}\nlot = first 32 bits of sha256(seed + " " + code) / 2`}</code>
      </pre>
      {edition.seating === 'published' ? (
        <>
          <p>{t('draw.seed')}</p>
          <pre dir="ltr">
            <code>{edition.seed}</code>
          </pre>
        </>
      ) : (
        <Notice kind="ask">{t('draw.sealed')}</Notice>
      )}
    </Layout>
  );
}
