import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Icon, Layout, PrintButton } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';

export interface PrintedBadge {
  name: string | null;
  code: string;
  /** The break-outs of this person, as text. */
  where: string;
  /** May be recognisable in photos; printed, so that whoever takes photos sees it. */
  photoOk: boolean;
  qrSvg: string;
}

/** Badges on A4, eight on a sheet: the name as it is written, where to go, and the code. */
export function BadgesPage({
  page,
  edition,
  badges,
}: {
  page: PageContext;
  edition: Edition;
  badges: PrintedBadge[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const title = textOf(edition.texts, 'title', language);
  return (
    <Layout page={page} title={t('desk.badges')} robots="noindex">
      <div class="no-print">
        <h1>{t('desk.badges')}</h1>
        <p class="lead">{t('badges.lead', { count: badges.length })}</p>
        <PrintButton label={t('print')} />
      </div>
      <ul class="badge-sheet">
        {badges.map(({ name, code, where, photoOk, qrSvg }) => (
          <li class="name-badge">
            <p class="badge-name" dir="auto">
              {name ?? ' '}
            </p>
            <p class="badge-where" dir="auto">
              {where}
            </p>
            <p class="badge-foot">
              <span>
                {title}
                <br />
                {formatDay(edition.startsAt, language)}
                <br />
                <b dir="ltr">{code}</b> {photoOk && <Icon name="camera" label={t('photos.badge')} />}
              </span>
              <span class="badge-code" aria-hidden="true" dangerouslySetInnerHTML={{ __html: qrSvg }} />
            </p>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
