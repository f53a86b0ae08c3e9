import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Icon, Layout, PrintButton } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';

export interface Badge {
  name: string | null;
  code: string;
  where: string;
  /** May be recognisable in photos: whoever takes them sees it. */
  photoOk: boolean;
  svg: string;
}

/** Badges on A4, eight on a sheet: the name as it is written, where to go, and the code. */
export function BadgesPage({
  page,
  edition,
  badges,
}: {
  page: PageContext;
  edition: Edition;
  badges: Badge[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const title = textOf(edition.texts, 'title', language);
  return (
    <Layout page={page} title={t('desk.badges')} robots="noindex">
      <div class="no-print">
        <h1>{t('desk.badges')}</h1>
        <p class="lead">{t('badges.lead', { count: badges.length })}</p>
        <PrintButton words={t('print')} />
      </div>
      <ul class="badge-sheet">
        {badges.map(({ name, code, where, photoOk, svg }) => (
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
              <span class="badge-code" aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />
            </p>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
