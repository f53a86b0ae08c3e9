import type { ComponentChildren } from 'preact';
import { formatDate, formatList, joinNames } from '#core/i18n/formats.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { vocabularyIn } from '#features/vocabulary';
import { telUrl } from '../catalogue/contact-links.ts';
import { contactWays, practicalFacts } from '../catalogue/facts.ts';
import { formatWeeklyTime } from '../catalogue/labels.ts';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative } from '../catalogue/types.ts';
import { messagesIn } from '../messages.ts';
import { hasLocation, Location } from '../next-step/Location.tsx';

/** What is known, as terms and descriptions; what is not known is left out, and named below. */
export function initiativeFacts(it: Initiative, language: string, now: Date): [string, ComponentChildren][] {
  const t = messagesIn(language);
  const nameOf = vocabularyIn(language);
  const today = amsterdamDate(now);
  const { text, language: textLanguage } = textIn(it, language);
  const names = (prefix: 'contactForm' | 'safeguard' | 'signLanguage', codes: readonly string[]) =>
    codes.length > 0 &&
    codes.map((code) => <div>{nameOf(`${prefix}.${code}` as Parameters<typeof nameOf>[0])}</div>);
  const written = (words: string | undefined) =>
    words && (
      <span lang={textLanguage} dir="auto">
        {words}
      </span>
    );
  const whenInWords = it.texts[it.language]?.when;
  const rows: [string, ComponentChildren | null][] = [
    [
      t('one.when'),
      (it.times.length > 0 || whenInWords) && [
        ...it.times.map((time) => <div>{formatWeeklyTime(time, language, today)}</div>),
        whenInWords && (
          <div lang={it.language} dir="auto">
            {whenInWords}
          </div>
        ),
      ],
    ],
    [t('one.where'), hasLocation(it) && <Location it={it} language={language} />],
    [t('come.way'), written(text.route)],
    [
      t('one.goals'),
      it.goals.length > 0 &&
        joinNames(
          it.goals.map((goal) => nameOf(`goal.${goal}`)),
          language,
        ),
    ],
    [t('one.level'), levelRange(it, language)],
    [
      t('one.script'),
      it.latinScript === null ? null : t(it.latinScript ? 'one.script.needed' : 'one.script.not'),
    ],
    [
      t('one.languages'),
      it.languages.length > 0 &&
        formatList(
          it.languages.map((code) => nameOf(`language.${code}`)),
          language,
        ),
    ],
    [t('one.audience'), it.audience && nameOf(`audience.${it.audience}`)],
    [t('one.ages'), ageRange(it, language)],
    [t('one.childcare'), it.childcare === null ? null : t(it.childcare ? 'one.yes' : 'one.no')],
    [
      t('one.access'),
      it.access.length > 0 &&
        joinNames(
          it.access.map((code) => nameOf(`access.${code}`)),
          language,
        ),
    ],
    [nameOf('access.signLanguage'), names('signLanguage', it.signLanguages)],
    [t('one.forms'), names('contactForm', it.contactForms)],
    [t('one.safeguards'), names('safeguard', it.safeguards)],
    [t('one.cost'), practicalFacts(it, language).price],
    [t('one.walkin'), it.walkIn === null ? null : t(it.walkIn ? 'one.walkin.yes' : 'one.walkin.no')],
    [t('one.room'), availabilityText(it, language)],
    [t('come.bring'), written(text.bring)],
    [
      t('one.helpers'),
      it.giftsWanted.length > 0
        ? joinNames(
            it.giftsWanted.map((gift) => nameOf(`gift.${gift}`)),
            language,
          )
        : it.helpersWanted && t('one.yes'),
    ],
    [t('come.whom'), it.coordinator && <bdi>{it.coordinator}</bdi>],
    [t('one.contact'), contact(it)],
  ];
  return rows.flatMap(([term, description]) =>
    description ? [[term, description] as [string, ComponentChildren]] : [],
  );
}

function levelRange({ levelMin, levelMax }: Initiative, language: string): string | null {
  const nameOf = vocabularyIn(language);
  const levels = [...new Set([levelMin, levelMax].filter((level) => level !== null))];
  return levels.length ? levels.map((level) => nameOf(`levelShort.${level}`)).join(' – ') : null;
}

function ageRange({ ageMin, ageMax }: Initiative, language: string): string | null {
  const t = messagesIn(language);
  if (ageMin !== null && ageMax !== null) return t('one.ages.span', { from: ageMin, to: ageMax });
  if (ageMin !== null) return t('one.ages.from', { from: ageMin });
  return ageMax === null ? null : t('one.ages.to', { to: ageMax });
}

/** How much room there is; null where that is unknown. */
export function availabilityText(
  { room, placesFree, roomUntil }: Initiative,
  language: string,
): string | null {
  const t = messagesIn(language);
  if (!room) return null;
  if (room === 'full' && roomUntil)
    return t('one.room.until', { date: formatDate(new Date(roomUntil), language) });
  return room === 'room' && placesFree
    ? t('badge.places', { places: placesFree })
    : vocabularyIn(language)(`room.${room}`);
}

/** Every way to reach it. */
function contact(it: Initiative): ComponentChildren {
  const ways = [...(it.phone ? [{ text: it.phone, href: telUrl(it.phone) }] : []), ...contactWays(it)];
  if (!ways.length) return null;
  return ways.map(({ text, href }) => (
    <div>
      <a href={href} {...(href.startsWith('http') ? { rel: 'noreferrer nofollow' } : {})}>
        <bdi dir="ltr">{text}</bdi>
      </a>
    </div>
  ));
}
