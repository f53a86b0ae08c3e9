import type { Reader } from '#core/http/request-context.ts';
import { Frame, Icon, PrintButton } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { dayWords } from '../../rules/moments.ts';
import { textOf } from '../../rules/texts.ts';
import type { Edition } from '../../types.ts';

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
  reader,
  edition,
  badges,
}: {
  reader: Reader;
  edition: Edition;
  badges: Badge[];
}) {
  const { language } = reader;
  const say = speak(language);
  const title = textOf(edition.texts, 'title', language);
  return (
    <Frame reader={reader} title={say('desk.badges')} robots="noindex">
      <div class="no-print">
        <h1>{say('desk.badges')}</h1>
        <p class="lead">{say('badges.lead', { count: badges.length })}</p>
        <PrintButton words={say('print')} />
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
                {dayWords(edition.startsAt, language)}
                <br />
                <b dir="ltr">{code}</b> {photoOk && <Icon name="camera" label={say('photos.badge')} />}
              </span>
              <span class="badge-code" aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />
            </p>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
